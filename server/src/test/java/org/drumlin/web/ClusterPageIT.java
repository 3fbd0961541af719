package org.drumlin.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.drumlin.job.Json;
import org.drumlin.shell.SshFixture;
import org.drumlin.slurm.SlurmFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real slurm behind a real sshd: tested and logged in to by the API, asked by the page's form.
 */
final class ClusterPageIT {
  private static final long PATIENCE = 60_000_000_000L;

  @TempDir Path folder;
  private SlurmFixture slurm;
  private SshFixture ssh;
  private Site site;

  @BeforeEach
  void start() throws Exception {
    slurm =
        new SlurmFixture.Builder()
            .gpus("a100:2")
            .line("PartitionName=short Nodes=NODES MaxTime=00:30:00 State=UP")
            .line("PartitionName=shut Nodes=NODES State=INACTIVE")
            .start();
    slurm.awaitNodes();
    ssh = new SshFixture.Builder().env("SLURM_CONF", "" + slurm.conf()).start();
    site = Site.start(folder);
    ObjectNode wish = Json.object().put("kind", "cluster").put("name", "mill");
    wish.putObject("cluster")
        .put("host", ssh.address())
        .put("port", ssh.port())
        .put("user", ssh.user().name())
        .put("identity", "" + ssh.key());
    assertEquals("mill", site.call("POST", "/targets", wish.toString()).path("name").asText());
  }

  @AfterEach
  void stop() throws Exception {
    if (site != null) {
      site.close();
    }
    if (ssh != null) {
      ssh.close();
    }
    if (slurm != null) {
      slurm.close();
    }
  }

  private ObjectNode report(Predicate<JsonNode> wanted) throws Exception {
    long end = System.nanoTime() + PATIENCE;
    ObjectNode report = site.call("GET", "/clusters/mill/test", "");
    while (!wanted.test(report)) {
      assertTrue(System.nanoTime() < end, "still " + report);
      LockSupport.parkNanos(50_000_000);
      report = site.call("GET", "/clusters/mill/test", "");
    }
    return report;
  }

  private ObjectNode connect() throws Exception {
    site.call("POST", "/clusters/mill/test", "");
    JsonNode question = report(r -> r.path("question").isObject()).path("question");
    assertEquals("trust", question.path("kind").asText());
    assertTrue(question.path("fingerprint").asText().startsWith("SHA256:"), "" + question);
    ObjectNode yes = Json.object().put("question", question.path("id").asText()).put("trust", true);
    site.call("POST", "/clusters/mill/answer", yes.toString());
    return report(r -> r.path("done").asBoolean());
  }

  private static List<String> states(ObjectNode report) {
    List<String> states = new ArrayList<>();
    for (JsonNode step : report.path("steps")) {
      states.add(step.path("name").asText() + " " + step.path("state").asText());
    }
    return states;
  }

  @Test
  void aTestGoesStepByStepAndIsALogin() throws Exception {
    ObjectNode facts = site.call("GET", "/clusters/mill/facts", "");
    assertTrue(facts.path("error").isObject(), "nobody is logged in: " + facts);
    ObjectNode report = connect();
    assertEquals(
        List.of(
            "Reach the host ok",
            "Host key ok",
            "Log in ok",
            "Clean shell ok",
            "Slurm ok",
            "Partitions warning",
            "Work folder ok",
            "Java ok"),
        states(report),
        report.toString());
    JsonNode partitions = report.path("steps").get(5);
    assertTrue(partitions.path("saw").asText().contains("short (at most 00:30:00)"), "" + report);
    assertTrue(partitions.path("saw").asText().contains("closed: shut"), "" + report);
    JsonNode cluster = site.call("GET", "/clusters", "").path("clusters").get(0);
    assertEquals("ok", cluster.path("state").asText());
    site.call("POST", "/clusters/mill/test", "");
    report(r -> r.path("done").asBoolean());
    assertFalse(ssh.log().isEmpty());
    long logins =
        ssh.log().lines().filter(line -> line.startsWith("Accepted publickey for")).count();
    assertEquals(1, logins, "the login is kept: " + ssh.log());
  }

  @Test
  void aKeyThatIsNotTrustedAndASlurmThatIsSilentAreToldWhere() throws Exception {
    site.call("POST", "/clusters/mill/test", "");
    JsonNode question = report(r -> r.path("question").isObject()).path("question");
    ObjectNode no = Json.object().put("question", question.path("id").asText()).put("trust", false);
    site.call("POST", "/clusters/mill/answer", no.toString());
    ObjectNode refused = report(r -> r.path("done").asBoolean());
    assertEquals("Host key failed", states(refused).get(1), "" + refused);
    assertEquals("Log in waiting", states(refused).get(2), "" + refused);
    slurm.controller().kill();
    ObjectNode report = connect();
    assertEquals("Slurm failed", states(report).get(4), "" + report);
    JsonNode step = report.path("steps").get(4);
    assertTrue(step.path("saw").asText().contains("controller does not answer"), "" + step);
    assertFalse(step.path("remedy").asText().isEmpty());
  }

  @Test
  void theFormIsFilledCheckedAndAskedOf() throws Exception {
    connect();
    Browser page = site.newFit();
    page.files("#files", Site.example("polymer-blend.fit.json"));
    page.files("#files", Site.example("ISIS_Polymer_Blend_RT2.xml"));
    page.awaitText("124 of 124 points");
    page.choose("#place", "mill");
    page.await(
        "[...document.querySelector('#queue-partition').options].some(o => o.value === 'short')");
    page.choose("#queue-partition", "short");
    page.awaitText("at most 00:30:00");
    page.type("#queue-walltime", "02:00:00");
    page.await("document.querySelector('#queue-walltime[aria-invalid]')");
    assertTrue(page.text("#queue-walltime-wrong").contains("00:30:00"));
    page.type("#queue-walltime", "00:10:00");
    page.type("#queue-cpus", "2");
    page.click("#queue-script > summary");
    page.await("document.querySelector('#queue-text').textContent.includes('--cpus-per-task=2')");
    page.await("!document.querySelector('#queue-walltime[aria-invalid]')");
    page.click("#queue-try");
    page.await("document.querySelector('#queue-said').textContent.startsWith('✓')");
    page.type("#preset-name", "ten minutes");
    page.click("#preset-keep");
    page.awaitText("Kept as “ten minutes”.");
    page.type("#queue-cpus", "1");
    page.choose("#preset", "ten minutes");
    page.await("document.querySelector('#queue-cpus').value === '2'");
    new Accessibility(page, "a fit for a cluster").holds();
    pictures(page);
    page.click("#fit");
    page.await("location.pathname.startsWith('/jobs/')");
    String id = page.evaluate("location.pathname.split('/').pop()").asText();
    assertEquals("mill", site.call("GET", "/jobs/" + id, "").path("target").asText());
    Path queue = folder.resolve("data/jobs").resolve(id).resolve("queue.json");
    assertEquals("00:10:00", Json.readObject(Files.readString(queue)).path("walltime").asText());
    assertEquals(List.of(), page.trouble());
  }

  /** Looked at by a person; here only that nothing is wider than the window. */
  private void pictures(Browser page) throws Exception {
    picture(page, "light", 1280, 900, false);
    picture(page, "dark", 1280, 900, true);
    picture(page, "narrow", 400, 900, false);
    page.wear(1280, 900, false);
  }

  private void picture(Browser page, String name, int width, int height, boolean dark)
      throws Exception {
    page.wear(width, height, dark);
    page.await("document.documentElement.dataset.theme === '" + (dark ? "dark" : "light") + "'");
    page.evaluate("document.querySelector('#queue-panel').scrollIntoView()");
    assertTrue(
        page.evaluate("document.documentElement.scrollWidth <= innerWidth").asBoolean(), name);
    Path picture = page.screenshot(Path.of("target", "screenshots", "cluster-" + name + ".png"));
    assertTrue(Files.size(picture) > 10_000);
  }
}
