package org.drumlin.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.drumlin.cluster.TestStep.Finding;
import org.drumlin.job.Json;
import org.drumlin.shell.Passed;
import org.drumlin.shell.Shell;
import org.drumlin.shell.ShellException;
import org.drumlin.shell.SshShell;
import org.drumlin.slurm.ClusterSettings;

/**
 * One test of a connection, step by step, from reaching the host to Java on it. It runs on one
 * thread and is looked at, and its questions are answered, from others. The first step that fails
 * is the last.
 */
final class ConnectionTest {
  private static final List<String> LOGIN = List.of("Reach the host", "Host key", "Log in");

  private final ClusterSettings settings;
  private final Shell shell;
  private final LoginDesk desk;
  private final List<SiteCheck> checks;
  private final List<TestStep> steps = new ArrayList<>();
  private boolean done;

  ConnectionTest(ClusterSettings settings, Shell shell, LoginDesk desk, List<SiteCheck> checks) {
    this.settings = settings;
    this.shell = shell;
    this.desk = desk;
    this.checks = List.copyOf(checks);
    LOGIN.forEach(name -> steps.add(TestStep.waiting(name)));
    checks.forEach(check -> steps.add(TestStep.waiting(check.name())));
  }

  LoginDesk desk() {
    return desk;
  }

  synchronized boolean done() {
    return done;
  }

  /**
   * Does it all.
   *
   * @throws ShellException when the login or the connection failed, after it was noted
   */
  void run() throws ShellException {
    try {
      login();
      for (int i = 0; i < checks.size(); i++) {
        int step = LOGIN.size() + i;
        put(step, step(step).running());
        Finding found = looked(step, checks.get(i));
        put(step, step(step).as(found));
        if (found.stops()) {
          return;
        }
      }
    } finally {
      synchronized (this) {
        done = true;
      }
      desk.leave();
    }
  }

  private Finding looked(int step, SiteCheck check) throws ShellException {
    try {
      return check.look(shell);
    } catch (ShellException e) {
      put(step, step(step).as(Finding.failed(words(e), "Test the connection once more.")));
      throw e;
    }
  }

  private void login() throws ShellException {
    if (!(shell instanceof SshShell ssh)) {
      put(0, step(0).as(Finding.good("This computer itself; no SSH is needed.")));
      put(1, step(1).as(Finding.good("None is needed.")));
      put(2, step(2).as(Finding.good("As " + System.getProperty("user.name") + ".")));
      return;
    }
    put(0, step(0).running());
    try {
      ssh.connect(desk, this::passed);
      for (int i = 0; i < LOGIN.size(); i++) {
        // A login that holds passes no stage but the last.
        String saw = step(i).saw();
        put(i, step(i).as(Finding.good(saw.isEmpty() ? "As when the login was made." : saw)));
      }
    } catch (ShellException e) {
      int at = stage();
      put(at, step(at).as(Finding.failed(words(e), remedy(e.kind()))));
      throw e;
    }
  }

  /** Each host on the way passes all stages: after the last, the next host is to be reached. */
  private void passed(Passed passed) {
    int at = passed.stage().ordinal();
    TestStep step = step(at);
    String saw = step.saw().isEmpty() ? passed.saw() : step.saw() + "; " + passed.saw();
    put(at, step.as(Finding.good(saw)));
    int next = (at + 1) % LOGIN.size();
    TestStep waits = step(next);
    put(next, new TestStep(waits.name(), TestStep.State.RUNNING, waits.saw(), ""));
  }

  private synchronized int stage() {
    for (int i = 0; i < LOGIN.size(); i++) {
      if (steps.get(i).state() == TestStep.State.RUNNING) {
        return i;
      }
    }
    return 0;
  }

  private static String words(ShellException e) {
    return String.valueOf(e.getMessage());
  }

  private String remedy(ShellException.Kind kind) {
    return switch (kind) {
      case UNREACHABLE, TIMEOUT ->
          "Look whether 'ssh "
              + settings.host()
              + "' works in a terminal; perhaps a VPN is needed, or a host to jump over.";
      case NEEDS_LOGIN ->
          "Look at the user's name and the key, then test once more and answer what is asked.";
      case CHANGED_KEY ->
          "Nothing is sent. Ask the cluster's administrators whether the key was changed; if so,"
              + " remove the old one with 'ssh-keygen -R' and test once more.";
      case NO_FILE, REFUSED -> "Ask the cluster's administrators about it.";
    };
  }

  private synchronized TestStep step(int at) {
    return steps.get(at);
  }

  private synchronized void put(int at, TestStep step) {
    steps.set(at, step);
  }

  /** How it stands, as the API shows it. */
  synchronized ObjectNode toJson() {
    ObjectNode node = Json.object();
    ArrayNode all = node.putArray("steps");
    steps.forEach(step -> all.add(step.toJson()));
    node.put("done", done);
    desk.question()
        .ifPresentOrElse(
            question -> node.set("question", question),
            () -> node.set("question", NullNode.getInstance()));
    return node;
  }
}
