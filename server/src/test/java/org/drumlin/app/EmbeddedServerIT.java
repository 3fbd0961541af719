package org.drumlin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.drumlin.job.Job;
import org.drumlin.job.JobFolder;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.drumlin.runner.RunnerCommand;
import org.drumlin.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole hub with the real runner, seen from outside. */
final class EmbeddedServerIT {
  private static final String DATA = "ISIS_Polymer_Blend_RT2.xml";
  private static final Path EXAMPLES = examples();

  @TempDir Path folder;

  private static Path examples() {
    Path here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("examples"))
        ? here.resolve("examples")
        : here.resolveSibling("examples");
  }

  private static HubCalls calls(EmbeddedServer server) {
    return new HubCalls(server.baseUri().toString(), server.bearerToken());
  }

  private static String example(String method) throws IOException {
    ObjectNode document =
        Json.readObject(Files.readAllBytes(EXAMPLES.resolve("polymer-blend.fit.json")));
    document.set("method", Json.readObject(method));
    return Json.line(document);
  }

  private static Job submit(HubCalls hub, String method) throws Exception {
    return hub.submit(example(method), DATA, EXAMPLES.resolve(DATA));
  }

  private static boolean ended(Job job) {
    return job.state().ended();
  }

  @Test
  void aFitIsHandedInFollowedAndRead() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.start(EmbeddedSettings.standard(folder));
        HubCalls hub = calls(server)) {
      Job job = submit(hub, "{\"name\":\"lm\"}");
      List<String> states = new ArrayList<>();
      try (Response response = hub.open(hub.to("/jobs/" + job.id() + "/events"))) {
        BufferedSource source = response.body().source();
        String type = "";
        while (!type.equals("result") || !states.contains("finished")) {
          String line = source.readUtf8LineStrict();
          if (line.startsWith("event: ")) {
            type = line.substring(7);
          } else if (line.startsWith("data: ") && type.equals("state")) {
            states.add(Json.readObject(line.substring(6)).path("state").asText());
          }
        }
      }
      assertEquals(List.of("queued", "starting", "running", "finished"), states);
      ObjectNode result = hub.json(hub.to("/jobs/" + job.id() + "/result"));
      JsonNode rg = parameter(result, "rg");
      assertEquals(56.4, rg.path("value").asDouble(), 1);
      assertTrue(rg.path("stderr").asDouble() > 0);
      assertEquals("jvm", result.path("run").path("engine").asText());
      assertTrue(hub.job(job.id()).chisq().isPresent());
      ObjectNode curve =
          hub.json(
              hub.to("/evaluate")
                  .post(
                      RequestBody.create(
                          "{\"model\":\"sphere\",\"q\":[0.01,0.1]}",
                          MediaType.get("application/json"))));
      assertEquals(2, curve.path("I").size());
      String log = Files.readString(folder.resolve("logs/hub.log"));
      assertFalse(log.contains(server.bearerToken()), "no secret in the log");
    }
  }

  private static JsonNode parameter(ObjectNode result, String name) {
    for (JsonNode parameter : result.path("parameters")) {
      if (parameter.path("name").asText().equals(name)) {
        return parameter;
      }
    }
    throw new AssertionError("no parameter " + name + " in " + result);
  }

  @Test
  void aSecondHubOnTheFolderIsToldSo() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.start(EmbeddedSettings.standard(folder))) {
      StoreException refused =
          assertThrows(
              StoreException.class, () -> EmbeddedServer.start(EmbeddedSettings.standard(folder)));
      assertTrue(String.valueOf(refused.getMessage()).contains("already running"));
      try (HubCalls hub = calls(server)) {
        assertEquals("jvm", hub.json(hub.to("/info")).path("engine").asText());
      }
    }
  }

  @Test
  void fittingHereIsSwitchedOffAndOn() throws Exception {
    EmbeddedSettings off =
        new EmbeddedSettings(
            folder, RunnerCommand.standard(), new EmbeddedSettings.Capacity(1, 1, false));
    try (EmbeddedServer server = EmbeddedServer.start(off);
        HubCalls hub = calls(server)) {
      Job job = submit(hub, "{\"name\":\"lm\"}");
      assertFalse(hub.json(hub.to("/info")).path("fit_on_this_computer").asBoolean());
      assertEquals(JobState.QUEUED, hub.job(job.id()).state());
      server.configure(new EmbeddedSettings.Capacity(2, 1, true));
      assertEquals(2, hub.json(hub.to("/info")).path("slots").asInt());
      assertEquals(JobState.FINISHED, hub.await(job.id(), EmbeddedServerIT::ended).state());
    }
  }

  @Test
  void afterAKillEveryJobIsThereAndTheFitIsFollowed() throws Exception {
    String endless =
        "{\"name\":\"dream\",\"samples\":10000,\"steps\":10000000,\"thin\":1000,\"seed\":1}";
    List<String> acknowledged = new ArrayList<>();
    ProcessHandle runner;
    String running;
    Process process = startHub();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        HubCalls hub = new HubCalls(line(out), line(out))) {
      acknowledged.add(submit(hub, "{\"name\":\"lm\"}").id());
      hub.await(acknowledged.getFirst(), EmbeddedServerIT::ended);
      running = submit(hub, endless).id();
      acknowledged.add(running);
      hub.await(running, job -> job.state().ended() || job.progress().isPresent());
      runner = ProcessHandle.of(lock(running).orElseThrow()).orElseThrow();
      acknowledged.add(submit(hub, "{\"name\":\"lm\"}").id());
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertTrue(runner.isAlive(), "the fit outlives its hub");
    Files.createDirectories(folder.resolve("jobs/never-acknowledged"));
    try (EmbeddedServer server = EmbeddedServer.start(EmbeddedSettings.standard(folder));
        HubCalls hub = calls(server)) {
      List<String> there = new ArrayList<>();
      hub.json(hub.to("/jobs"))
          .path("jobs")
          .forEach(job -> there.addFirst(job.path("id").asText()));
      assertEquals(acknowledged, there);
      assertFalse(Files.exists(folder.resolve("jobs/never-acknowledged")));
      assertEquals(JobState.FINISHED, hub.job(acknowledged.getFirst()).state());
      long before = hub.job(running).progress().orElseThrow().seq();
      Job followed =
          hub.await(running, job -> job.progress().filter(p -> p.seq() > before).isPresent());
      assertEquals(1, followed.attempt());
      assertEquals(Optional.of(runner.pid()), lock(running), "the same process");
      hub.stop(running);
      Job stopped = hub.await(running, EmbeddedServerIT::ended);
      assertEquals(JobState.STOPPED, stopped.state());
      assertTrue(hub.json(hub.to("/jobs/" + running + "/result")).has("parameters"));
      Job last = hub.await(acknowledged.getLast(), EmbeddedServerIT::ended);
      assertEquals(JobState.FINISHED, last.state());
    } finally {
      runner.destroyForcibly();
    }
  }

  private static String line(BufferedReader out) throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the hub's process ended");
    }
    return line;
  }

  private Optional<Long> lock(String id) {
    return JobFolder.at(folder.resolve("jobs").resolve(id)).lockHolder().map(who -> who.pid());
  }

  private Process startHub() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-D"
                + RunnerCommand.JAR_PROPERTY
                + "="
                + System.getProperty(RunnerCommand.JAR_PROPERTY, ""),
            "-cp",
            System.getProperty("java.class.path"),
            EmbeddedMain.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
