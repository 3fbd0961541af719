package org.drumlin.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.drumlin.app.EmbeddedSettings.Capacity;
import org.drumlin.job.Json;
import org.drumlin.shell.SshFixture;
import org.drumlin.slurm.NodeJava;
import org.drumlin.slurm.SlurmFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real slurm behind a real sshd from the desktop's window: added, tested, sent the example, which
 * pends, runs with its curve and ends with the numbers of this computer.
 */
final class ClusterWindowIT {
  private static final Path BLEND =
      Path.of("..", "examples", "polymer-blend.fit.json").toAbsolutePath().normalize();

  @TempDir Path home;
  private SlurmFixture slurm;
  private SshFixture ssh;
  private Window window;

  @BeforeEach
  void open() throws Exception {
    slurm = SlurmFixture.start();
    slurm.awaitNodes();
    ssh = new SshFixture.Builder().env("SLURM_CONF", "" + slurm.conf()).start();
    window = new Window(home, new EmbeddedHub(home, new Capacity(1, 2, true)));
  }

  @AfterEach
  void close() throws Exception {
    if (window != null) {
      window.close();
    }
    if (ssh != null) {
      ssh.close();
    }
    if (slurm != null) {
      slurm.close();
    }
  }

  @Test
  void theExampleIsFittedOnTheClusterAsOnThisComputer() throws Exception {
    connect();
    go(KeyCode.DIGIT1);
    window.answers.toOpen = BLEND;
    window.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
    window.until("the fit is there", () -> !window.lookup("#cell-rg-value").queryAll().isEmpty());
    fit();
    choose();
    ask();
    slurm.admin("scontrol update NodeName=" + slurm.nodeName(1) + " State=DRAIN Reason=test");
    window.clickOn("#action-fit");
    window.until("it pends", () -> text("#run-waiting").startsWith("The fit waits at hpc: "));
    window.shot("cluster-pends");
    slurm.admin("scontrol update NodeName=" + slurm.nodeName(1) + " State=RESUME");
    window.until("it is seen live", () -> text("#strip-detail").contains("%"));
    window.shot("cluster-live");
    window.until("the fit ends", () -> text("#fit-message").startsWith("The fit finished"));
    window.shot("cluster-ended");
    List<JsonNode> found = results();
    assertEquals(2, found.size());
    assertTrue(found.getFirst().size() > 0, "there are parameters");
    assertEquals(found.getFirst(), found.getLast());
  }

  private void fit() {
    window.until("nothing stands in the way", () -> text("#obstacle").isEmpty());
    window.clickOn("#action-fit");
    window.until("the fit ends", () -> text("#fit-message").startsWith("The fit finished"));
  }

  private void connect() {
    go(KeyCode.DIGIT4);
    window.clickOn("#action-targets-add-cluster");
    window.clickOn("#cluster-login");
    window.write(ssh.user().name() + "@" + ssh.address() + ":" + ssh.port());
    window.clickOn("#cluster-name").press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
    window.write("hpc");
    window.clickOn("#cluster-more");
    window.clickOn("#cluster-identity").write("" + ssh.key());
    Window.call(() -> {
      window.<ComboBox<NodeJava.Kind>>find("#cluster-java").setValue(NodeJava.Kind.PATH);
      window.<TextInputControl>find("#cluster-java-value").setText(System.getProperty("java.home"));
      window.lookup("#cluster-add").queryButton().fire();
      return true;
    });
    window.until(
        "the key is asked about", () -> !window.lookup("#hostkey-trust").queryAll().isEmpty());
    String shown = window.<TextInputControl>find("#hostkey-fingerprint").getText();
    assertTrue(shown.startsWith("SHA256:"), shown);
    window.clickOn("#hostkey-trust");
    window.until("it is tested", () -> !text("#connection-outcome").isEmpty());
    window.shot("cluster-connected");
    assertTrue(text("#connection-outcome").startsWith("All is well"));
    window.clickOn("#connection-done");
  }

  private void choose() {
    window.clickOn("#target");
    window.until("it is offered", () -> !window.lookup("#target-hpc").queryAll().isEmpty());
    window.clickOn("#target-hpc");
    window.until("it is chosen", () -> text("#target").equals("hpc"));
  }

  /** Asks for two CPUs and five minutes, in the form. */
  private void ask() {
    window.clickOn("#queue-open");
    window.until("the script is there", () -> script().startsWith("#!"));
    window.clickOn("#queue-cpus").write("2");
    window.clickOn("#queue-walltime").write("00:05:00");
    window.until("it is in the script", () -> script().contains("--cpus-per-task=2"));
    window.clickOn("#script-try");
    window.until(
        "the cluster says", () -> text("#script-said").startsWith("The cluster would take"));
    window.shot("cluster-asked");
    window.clickOn("#script-close");
    window.until("nothing stands in the way", () -> text("#obstacle").isEmpty());
  }

  /** What each fit of the hub found. */
  private List<JsonNode> results() throws Exception {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(f -> f.endsWith("result.json")).map(ClusterWindowIT::parameters).toList();
    }
  }

  private static JsonNode parameters(Path file) {
    try {
      return Json.readObject(Files.readAllBytes(file)).path("parameters");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void go(KeyCode screen) {
    window.press(KeyCode.CONTROL).type(screen).release(KeyCode.CONTROL);
    Window.settle();
  }

  private String script() {
    return window.<TextInputControl>find("#script-preview").getText();
  }

  private String text(String selector) {
    return window.<Labeled>find(selector).getText();
  }
}
