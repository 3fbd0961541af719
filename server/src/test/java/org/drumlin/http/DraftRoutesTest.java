package org.drumlin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Response;
import org.drumlin.fit.MethodOptions;
import org.drumlin.job.Job;
import org.drumlin.job.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of new fits asks for. */
final class DraftRoutesTest {
  @TempDir Path folder;
  private TestHub hub;

  @BeforeEach
  void start() {
    hub = new TestHub(folder);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void dataAreReadAsAFitWouldReadThem() throws Exception {
    JsonNode all = dataset("{\"file\":\"d.dat\"}", 200);
    assertEquals(5, all.path("q").size());
    assertEquals(0.1, all.path("dI").path(0).asDouble());
    assertEquals("d.dat", all.path("entries").path(0).asText());
    JsonNode some =
        dataset("{\"file\":\"d.dat\",\"range\":[0.015,0.045],\"errors\":{\"relative\":0.5}}", 200);
    assertEquals(3, some.path("q").size());
    assertEquals(4, some.path("dI").path(0).asDouble());
    assertEquals(2, some.path("excluded").path("q").size());
    assertEquals(5, some.path("size").asInt());
    JsonNode bare = dataset("{\"file\":\"d.dat\",\"errors\":\"none\"}", 200);
    assertTrue(bare.path("dI").isMissingNode(), "no errors where none are used");
  }

  @Test
  void whatIsWrongIsSaidWithItsPlaceInADocument() throws Exception {
    JsonNode range = dataset("{\"file\":\"d.dat\",\"range\":[2,1]}", 422).path("error");
    assertEquals("datasets[0].range", range.path("path").asText());
    JsonNode none = dataset("{\"file\":\"d.dat\",\"range\":[2,3]}", 422).path("error");
    assertTrue(none.path("path").asText().startsWith("datasets[0]"), none.toString());
    JsonNode outside = dataset("{\"file\":\"../d.dat\"}", 422).path("error");
    assertEquals("datasets[0].file", outside.path("path").asText());
    String body = "{\"dataset\":{\"file\":\"d.dat\"},\"sha256\":\"" + "0".repeat(64) + "\"}";
    try (Response response = hub.send(hub.api("/datasets").post(TestHub.json(body)))) {
      assertEquals(422, response.code());
      assertTrue(response.body().string().contains("Upload it first."));
    }
  }

  @Test
  void methodsAreThoseThatAreComputed() throws Exception {
    JsonNode methods = get("/methods").path("methods");
    List<String> names = new ArrayList<>();
    methods.forEach(method -> names.add(method.path("name").asText()));
    assertEquals(MethodOptions.methods(), names);
    JsonNode steps = methods.path(0).path("options").path(0);
    assertEquals("steps", steps.path("name").asText());
    assertEquals("whole", steps.path("kind").asText());
    assertEquals(200, steps.path("default").asDouble());
    assertTrue(steps.path("high").asDouble() > steps.path("low").asDouble());
  }

  @Test
  void aSmallPictureNeedsCurvesAlone() throws Exception {
    Job job = hub.submit("a fit");
    Path partial = hub.job(job.id()).attempt(1).partial();
    Files.createDirectories(partial.getParent());
    Files.writeString(
        partial,
        "{\"title\":\"a fit\",\"curves\":[{\"q\":[1],\"I\":[2],\"dI\":[1],\"theory\":[3]}]}");
    hub.store.claim(Job.HERE, "w", Duration.ofMinutes(1));
    JsonNode part = get("/jobs/" + job.id() + "/result?part=curves");
    assertEquals("{\"curves\":[{\"q\":[1],\"I\":[2],\"theory\":[3]}]}", Json.line(part));
  }

  private JsonNode dataset(String dataset, int status) throws Exception {
    String digest = hub.upload(TestHub.DATA);
    String body = "{\"dataset\":" + dataset + ",\"sha256\":\"" + digest + "\"}";
    try (Response response = hub.send(hub.api("/datasets").post(TestHub.json(body)))) {
      String text = response.body().string();
      assertEquals(status, response.code(), text);
      return Json.readObject(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private JsonNode get(String path) throws IOException {
    try (Response response = hub.send(hub.api(path))) {
      String text = response.body().string();
      assertEquals(200, response.code(), text);
      return Json.readObject(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
