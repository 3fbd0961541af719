package org.drumlin.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.drumlin.job.JobFolder;
import org.drumlin.job.Json;
import org.drumlin.runner.RunnerCommand;
import org.drumlin.shell.Quoted;
import org.drumlin.shell.Shell;
import org.drumlin.shell.ShellException;
import org.drumlin.slurm.BatchRequest;
import org.drumlin.slurm.BatchScript;
import org.drumlin.slurm.ClusterSettings;
import org.drumlin.slurm.NodeJava;
import org.drumlin.slurm.Scheduler;
import org.drumlin.slurm.Submitted;
import org.drumlin.slurm.Ticket;
import org.drumlin.store.FolderTree;

/** Hands one attempt to a scheduler: its folder first, each file whole, its script last. */
public final class Handing {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Shell shell;
  private final Home home;
  private final Scheduler scheduler;
  private final ClusterSettings settings;

  public Handing(Shell shell, Home home, Scheduler scheduler, ClusterSettings settings) {
    this.shell = shell;
    this.home = home;
    this.scheduler = scheduler;
    this.settings = settings;
  }

  /** What a job's submission is known by there. */
  public Ticket ticket(Sending sending) {
    return new Ticket(sending.token(), home.job(sending.token()));
  }

  /**
   * Puts the job's files there. Doing it again is harmless.
   *
   * @throws ShellException when they did not all get there
   * @throws IOException when a file here cannot be read
   */
  public void upload(JobFolder folder, Sending sending, BatchRequest request)
      throws ShellException, IOException {
    Ticket ticket = ticket(sending);
    String to = ticket.folder();
    for (String name : FolderTree.names(folder.data())) {
      shell.put(folder.dataFile(name), to + "/data/" + name);
    }
    Optional<Path> state = folder.checkpointBefore(sending.attempt());
    if (state.isPresent()) {
      shell.put(state.orElseThrow(), to + "/checkpoint.bin");
    }
    shell.put(folder.document(), to + "/fit.json");
    shell.put(folder.path().resolve("job.json"), to + "/job.json");
    shell.put(script(request, ticket, sending.attempt()), to + "/job.sh");
  }

  private byte[] script(BatchRequest request, Ticket ticket, int attempt) throws IOException {
    List<String> program = program(home.java(), home.jar(), ticket.folder(), attempt);
    return scheduler
        .script(withModule(request, settings.java()), ticket, program)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** What runs on the node. */
  public static List<String> program(String java, String jar, String folder, int attempt) {
    return RunnerCommand.elsewhere(
        java,
        jar,
        BatchScript.HEAP + "m",
        List.of(
            "run",
            folder,
            "--attempt",
            Integer.toString(attempt),
            "--threads",
            BatchScript.THREADS));
  }

  /**
   * The module that has Java is loaded before those that the request asks for.
   *
   * @throws IOException never for a request that was read
   */
  public static BatchRequest withModule(BatchRequest request, NodeJava java) throws IOException {
    if (java.kind() != NodeJava.Kind.MODULE) {
      return request;
    }
    ObjectNode node = request.toJson();
    ArrayNode modules = Json.array().add(java.value());
    request.advanced().modules().forEach(modules::add);
    node.set("modules", modules);
    return BatchRequest.fromJson(node);
  }

  /**
   * Submits it, once however often this is called.
   *
   * @throws ShellException when it is not known whether it is in the queue
   */
  public Submitted submit(Sending sending, BatchRequest request) throws ShellException {
    return scheduler.submitted(shell.run(scheduler.submit(request, ticket(sending)), PATIENCE));
  }

  /**
   * Asks the fit to end with what it has.
   *
   * @throws ShellException when the wish did not get there
   */
  public void askToStop(Sending sending) throws ShellException {
    shell.put("stop".getBytes(StandardCharsets.UTF_8), home.job(sending.token()) + "/control");
  }

  /**
   * Takes it out of the queue, or ends it.
   *
   * @throws ShellException when the wish did not get there
   */
  public void cancel(String id) throws ShellException {
    shell.run(scheduler.cancel(List.of(id)), PATIENCE);
  }

  /** The last lines of what its script and its runner wrote; none when there are none. */
  public List<String> lastLines(Sending sending, int count) throws ShellException {
    String folder = Quoted.word(home.job(sending.token()));
    return shell
        .run(
            "cd "
                + folder
                + " && tail -q -n "
                + count
                + " runner.log slurm*.out attempt-*/runner.log 2>/dev/null | tail -n "
                + count,
            PATIENCE)
        .out()
        .lines()
        .toList();
  }
}
