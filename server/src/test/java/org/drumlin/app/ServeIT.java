package org.drumlin.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.drumlin.job.Job;
import org.drumlin.job.JobFolder;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server of a group in a process of its own, from its configuration to its end. */
final class ServeIT {
  @TempDir Path folder;
  private final OkHttpClient http = new OkHttpClient();

  @AfterEach
  void close() {
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }

  private Path config(String more) throws IOException {
    return Files.writeString(
        folder.resolve("server.yaml"),
        """
        listen: 127.0.0.1:0
        data: %s
        accounts: {registration: open}
        slots: 2
        threads: 1
        %s
        """
            .formatted(folder.resolve("data"), more));
  }

  private Response get(ServerProcess server, String path) throws Exception {
    return http.newCall(
            new Request.Builder().url("http://127.0.0.1:" + server.port() + path).build())
        .execute();
  }

  private static HubCalls calls(ServerProcess server, String token) throws Exception {
    return new HubCalls(server.base(), token);
  }

  private JobFolder job(String id) {
    return JobFolder.at(folder.resolve("data/jobs").resolve(id));
  }

  private static JsonNode rg(ObjectNode result) {
    for (JsonNode parameter : result.path("parameters")) {
      if (parameter.path("name").asText().equals("rg")) {
        return parameter;
      }
    }
    throw new AssertionError("no rg in " + result);
  }

  @Test
  void aGroupsServerFromItsStartToItsEnd() throws Exception {
    Path config = config("log: {format: json}");
    String token;
    String id;
    try (ServerProcess server = ServerProcess.start(config, Map.of())) {
      try (Response health = get(server, "/health");
          Response ready = get(server, "/ready")) {
        assertEquals(200, health.code());
        assertEquals(200, ready.code());
        ObjectNode checks = Json.readObject(ready.body().string());
        assertEquals("ok", checks.path("checks").path("store").asText());
        assertEquals("ok", checks.path("checks").path("folder").asText());
      }
      token = Session.open(server.base(), "register", "ada");
      try (HubCalls hub = calls(server, token)) {
        id = Session.submit(hub, Session.LM).id();
        assertEquals(JobState.FINISHED, hub.await(id, job -> job.state().ended()).state());
        ObjectNode result = hub.json(hub.to("/jobs/" + id + "/result"));
        assertEquals(56.4, rg(result).path("value").asDouble(), 1);
        overview(config, server, hub);
      }
      String figures;
      String request;
      try (Response metrics = get(server, "/metrics")) {
        figures = metrics.body().string();
        request = metrics.header("X-Request-Id");
      }
      assertTrue(figures.contains("drumlin_jobs{state=\"finished\"} 1.0"), figures);
      assertTrue(figures.contains("drumlin_queue_wait_seconds_count 1"), figures);
      assertTrue(figures.contains("route=\"/api/v1/jobs/{id}/result\",status=\"200\""), figures);
      assertTrue(figures.contains("drumlin_store_seconds_count{operation=\"claim\"}"), figures);
      assertTrue(figures.contains("jvm_memory_used_bytes"), figures);
      assertNotEquals(null, request);
      assertEquals(143, server.terminate());
      for (String line : server.log().lines().toList()) {
        assertTrue(Json.readObject(line).path("formattedMessage").isTextual(), line);
      }
      assertTrue(server.log().contains("/api/v1/auth/register"), server.log());
      assertFalse(server.log().contains(token), "no secret in the log");
    }
    try (ServerProcess server = ServerProcess.start(config, Map.of());
        HubCalls hub = calls(server, token)) {
      assertEquals(JobState.FINISHED, hub.job(id).state(), "the session is good still");
      ServerProcess second = ServerProcess.launch(config, Map.of());
      Exception refused = assertThrows(Exception.class, second::port);
      assertTrue(refused.toString().contains("already running"), refused.toString());
    }
  }

  /** Only administrators see it; who becomes one by the command line does at once. */
  private static void overview(Path config, ServerProcess server, HubCalls hub) throws Exception {
    try (Response refused = hub.open(hub.to("/admin/overview"))) {
      assertEquals(403, refused.code());
    }
    Process command =
        new ProcessBuilder(
                ServerProcess.command(
                    "admin", "--config", config.toString(), "user", "role", "ada", "admin"))
            .redirectErrorStream(true)
            .start();
    String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, command.waitFor(), said);
    ObjectNode seen = hub.json(hub.to("/admin/overview"));
    assertEquals(0, seen.path("queue").size(), seen.toString());
    JsonNode worker = seen.path("workers").path(0);
    assertEquals(2, worker.path("slots").asInt(), seen.toString());
    assertEquals(0, worker.path("running").asInt(), seen.toString());
    assertTrue(server.log().contains(worker.path("name").asText()), seen.toString());
    long free = seen.path("disk").path("free").asLong();
    assertTrue(free > 0 && free <= seen.path("disk").path("total").asLong(), seen.toString());
  }

  @Test
  void aFitOutlivesItsServer() throws Exception {
    Path config = config("");
    String token;
    String id;
    ProcessHandle runner;
    try (ServerProcess server = ServerProcess.start(config, Map.of())) {
      token = Session.open(server.base(), "register", "ada");
      try (HubCalls hub = calls(server, token)) {
        id = Session.submit(hub, Session.SLOW).id();
        hub.await(id, job -> job.progress().isPresent());
      }
      runner = ProcessHandle.of(job(id).lockHolder().orElseThrow().pid()).orElseThrow();
      assertEquals(143, server.terminate());
      assertTrue(runner.isAlive(), "it goes on");
    }
    try (ServerProcess server = ServerProcess.start(config, Map.of());
        HubCalls hub = calls(server, token)) {
      Job ended = hub.await(id, job -> job.state().ended());
      assertEquals(JobState.FINISHED, ended.state());
      assertEquals(1, ended.attempt(), "followed, not begun again");
    }
  }

  @Test
  void inAContainerAFitKeepsItsStateAndGoesOn() throws Exception {
    Path config = config("shutdown: {fits: checkpoint, patience: 60 s}");
    String token;
    String id;
    try (ServerProcess server = ServerProcess.start(config, Map.of())) {
      token = Session.open(server.base(), "register", "ada");
      try (HubCalls hub = calls(server, token)) {
        id = Session.submit(hub, Session.SLOW).id();
        hub.await(id, job -> job.progress().isPresent());
        ProcessHandle runner =
            ProcessHandle.of(job(id).lockHolder().orElseThrow().pid()).orElseThrow();
        assertEquals(143, server.terminate());
        assertFalse(runner.isAlive(), "it ended with its server");
      }
    }
    assertTrue(job(id).attempt(1).paused());
    try (ServerProcess server = ServerProcess.start(config, Map.of());
        HubCalls hub = calls(server, token)) {
      String whole = Session.submit(hub, Session.SLOW).id();
      assertEquals(JobState.FINISHED, hub.await(id, job -> job.state().ended()).state());
      assertEquals(JobState.FINISHED, hub.await(whole, job -> job.state().ended()).state());
      assertEquals(2, hub.job(id).attempt());
      assertArrayEquals(samples(whole), samples(id), "as if it had never been interrupted");
    }
  }

  private byte[] samples(String id) throws IOException {
    // The state is the store's and comes first; then the files are moved.
    Path moved = job(id).publishedFile("exit.json");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!Files.exists(moved) && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return Files.readAllBytes(job(id).publishedFile("samples.csv.gz"));
  }
}
