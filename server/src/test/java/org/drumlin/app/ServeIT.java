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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
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
  private static final String DATA = "ISIS_Polymer_Blend_RT2.xml";
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final String SLOW =
      "{\"name\":\"dream\",\"steps\":40000,\"thin\":10,\"burn\":200,\"seed\":6}";
  private static final MediaType JSON = MediaType.get("application/json");

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

  /** Signs up, or in; the access token. */
  private String sign(ServerProcess server, String how) throws Exception {
    String url = "http://127.0.0.1:" + server.port() + "/api/v1/auth/" + how;
    String who = "{\"name\":\"ada\",\"password\":\"slit lamp under nine gravel roofs\"}";
    Request request = new Request.Builder().url(url).post(RequestBody.create(who, JSON)).build();
    try (Response response = http.newCall(request).execute()) {
      String body = response.body().string();
      assertTrue(response.isSuccessful(), body);
      return Json.readObject(body).path("access").asText();
    }
  }

  private static HubCalls calls(ServerProcess server, String token) throws Exception {
    return new HubCalls("http://127.0.0.1:" + server.port(), token);
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
      token = sign(server, "register");
      try (HubCalls hub = calls(server, token)) {
        id = submit(hub, "{\"name\":\"lm\"}").id();
        assertEquals(JobState.FINISHED, hub.await(id, job -> job.state().ended()).state());
        ObjectNode result = hub.json(hub.to("/jobs/" + id + "/result"));
        assertEquals(56.4, rg(result).path("value").asDouble(), 1);
        try (Response refused = hub.open(hub.to("/admin/overview"))) {
          assertEquals(403, refused.code());
        }
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

  @Test
  void aFitOutlivesItsServer() throws Exception {
    Path config = config("");
    String token;
    String id;
    ProcessHandle runner;
    try (ServerProcess server = ServerProcess.start(config, Map.of())) {
      token = sign(server, "register");
      try (HubCalls hub = calls(server, token)) {
        id = submit(hub, SLOW).id();
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
      token = sign(server, "register");
      try (HubCalls hub = calls(server, token)) {
        id = submit(hub, SLOW).id();
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
      String whole = submit(hub, SLOW).id();
      assertEquals(JobState.FINISHED, hub.await(id, job -> job.state().ended()).state());
      assertEquals(JobState.FINISHED, hub.await(whole, job -> job.state().ended()).state());
      assertEquals(2, hub.job(id).attempt());
      assertArrayEquals(samples(whole), samples(id), "as if it had never been interrupted");
    }
  }

  private byte[] samples(String id) throws IOException {
    Path published = job(id).publishedFile("samples.csv.gz");
    long end = System.nanoTime() + 10_000_000_000L;
    while (!Files.exists(published) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return Files.readAllBytes(published);
  }
}
