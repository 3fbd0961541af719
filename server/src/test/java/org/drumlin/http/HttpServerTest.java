package org.drumlin.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import okhttp3.Request;
import okhttp3.Response;
import org.drumlin.job.AttemptFolder;
import org.drumlin.job.Exit;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.drumlin.model.Catalogue;
import org.drumlin.store.Ending;
import org.drumlin.store.FolderTree;
import org.drumlin.store.Lease;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HttpServerTest {
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

  private ObjectNode json(int status, Request.Builder request) throws Exception {
    try (Response response = hub.send(request)) {
      String body = response.body().string();
      assertEquals(status, response.code(), body);
      assertFalse(body.contains("\tat "), "no stack trace");
      return Json.readObject(body);
    }
  }

  private String error(int status, Request.Builder request) throws Exception {
    JsonNode error = json(status, request).path("error");
    assertTrue(error.has("path") && error.has("remedy"), error.toString());
    return error.path("message").asText();
  }

  private Lease claim() {
    return hub.store.claim(Job.HERE, "test", Duration.ofMinutes(1)).orElseThrow().lease();
  }

  // ---- files ----

  @Test
  void aFileIsKeptByItsDigestOnce() throws Exception {
    byte[] bytes = TestHub.DATA.getBytes(StandardCharsets.UTF_8);
    String digest = TestHub.sha256(bytes);
    try (Response none = hub.send(hub.api("/files/" + digest).head())) {
      assertEquals(404, none.code());
    }
    String path = "/files/" + digest + "?name=ISIS%20one.xml";
    ObjectNode first = json(201, hub.api(path).put(TestHub.bytes(bytes)));
    assertEquals("ISIS one.xml", first.path("name").asText());
    assertEquals(bytes.length, first.path("size").asInt());
    json(200, hub.api(path).put(TestHub.bytes(bytes)));
    try (Response there = hub.send(hub.api("/files/" + digest).head())) {
      assertEquals(200, there.code());
    }
    Path kept = folder.resolve("files/local").resolve(digest.substring(0, 2)).resolve(digest);
    assertArrayEquals(bytes, Files.readAllBytes(kept));
  }

  @Test
  void otherBytesThanPromisedAreNotKept() throws Exception {
    String digest = TestHub.sha256(new byte[] {1});
    assertTrue(
        error(422, hub.api("/files/" + digest).put(TestHub.bytes(new byte[] {2})))
            .contains("SHA-256"));
    assertEquals(List.of(), FolderTree.names(folder.resolve("files")));
    error(400, hub.api("/files/zz").put(TestHub.bytes(new byte[] {2})));
    error(400, hub.api("/files/..%2F..%2Fhub.lock").put(TestHub.bytes(new byte[] {2})));
  }

  @Test
  void aTooLargeFileIsNotKept() throws Exception {
    byte[] big = new byte[TestHub.LARGEST + 1];
    String digest = TestHub.sha256(big);
    assertTrue(error(413, hub.api("/files/" + digest).put(TestHub.bytes(big))).contains("1 MB"));
    assertEquals(List.of(), FolderTree.names(folder.resolve("files")));
  }

  // ---- jobs ----

  @Test
  void anAcceptedJobIsOnDisk() throws Exception {
    Job job = hub.submit("Blend");
    assertEquals(JobState.QUEUED, job.state());
    assertEquals("Blend", job.title());
    assertEquals("lm", job.method());
    assertEquals(List.of("sphere"), job.models());
    assertEquals(TestHub.DATA, Files.readString(hub.job(job.id()).dataFile("d.dat")));
    ObjectNode document = json(200, hub.api("/jobs/" + job.id() + "/document"));
    assertEquals("Blend", document.path("title").asText());
    assertEquals(job, Job.fromJson(json(200, hub.api("/jobs/" + job.id()))));
    Job second = hub.submit("Other");
    JsonNode jobs = json(200, hub.api("/jobs")).path("jobs");
    assertEquals(second.id(), jobs.path(0).path("id").asText());
    assertEquals(job.id(), jobs.path(1).path("id").asText());
  }

  @Test
  void theSameKeyIsTheSameJob() throws Exception {
    String digest = hub.upload(TestHub.DATA);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(
          json(
                  202,
                  hub.submission(TestHub.document("A"), "d.dat", digest)
                      .header("Idempotency-Key", "k1"))
              .path("id")
              .asText());
    }
    assertEquals(1, ids.stream().distinct().count());
    assertEquals(1, Files.list(folder.resolve("jobs")).count());
    String message =
        error(
            409,
            hub.submission(TestHub.document("B"), "d.dat", digest).header("Idempotency-Key", "k1"));
    assertTrue(message.contains(ids.getFirst()), message);
    assertEquals(1, Files.list(folder.resolve("jobs")).count());
  }

  @Test
  void whatCannotBeFittedIsRefusedWithItsPlace() throws Exception {
    String digest = hub.upload(TestHub.DATA);
    ObjectNode bounds =
        json(
            422,
            hub.submission(TestHub.document("x").replace("[10,100]", "[100,10]"), "d.dat", digest));
    assertEquals("models[0].parameters.radius.fit", bounds.path("error").path("path").asText());
    ObjectNode unknownKey =
        json(
            422,
            hub.submission(
                TestHub.document("x").replace("\"method\"", "\"metod\""), "d.dat", digest));
    assertTrue(unknownKey.path("error").path("message").asText().contains("metod"));
    ObjectNode unknownModel =
        json(
            422, hub.submission(TestHub.document("x").replace("sphere", "spher"), "d.dat", digest));
    assertEquals("models[0].model", unknownModel.path("error").path("path").asText());
    assertTrue(unknownModel.path("error").path("message").asText().contains("sphere"));
    String elsewhere = TestHub.document("x").replace("\"d.dat\"", "\"d.dat\",\"range\":[1,2]");
    String noPoints = error(422, hub.submission(elsewhere, "d.dat", digest));
    assertTrue(noPoints.contains("no points are left"), noPoints);
    String missing = error(422, hub.submission(TestHub.document("x"), "other.dat", digest));
    assertTrue(missing.contains("d.dat"), missing);
    String absent =
        error(422, hub.submission(TestHub.document("x"), "d.dat", TestHub.sha256(new byte[9])));
    assertTrue(absent.contains("not on the server"), absent);
    ObjectNode noData =
        json(422, hub.submission(TestHub.document("x"), "d.dat", hub.upload("no numbers here\n")));
    assertEquals("datasets[0].file", noData.path("error").path("path").asText());
    assertTrue(json(200, hub.api("/jobs")).path("jobs").isEmpty());
    assertEquals(List.of(), FolderTree.names(folder.resolve("jobs")));
  }

  @Test
  void badBodiesAreNamed() throws Exception {
    assertTrue(error(400, hub.api("/jobs").post(TestHub.json("{\"a\":"))).contains("JSON"));
    assertTrue(error(400, hub.api("/jobs").post(TestHub.json("[]"))).contains("object"));
    assertTrue(error(422, hub.api("/jobs").post(TestHub.json("{}"))).contains("document"));
    error(400, hub.api("/jobs").header("Idempotency-Key", " ").post(TestHub.json("{}")));
    byte[] deep = "{\"document\":".repeat(5000).getBytes(StandardCharsets.UTF_8);
    error(400, hub.api("/jobs").post(TestHub.bytes(deep)));
  }

  @Test
  void anUnknownJobIsNotThere() throws Exception {
    for (String path :
        List.of("", "/result", "/document", "/files", "/files/fit.json", "/zip", "/events")) {
      assertTrue(error(404, hub.api("/jobs/nobody" + path)).contains("nobody"));
    }
    error(404, hub.api("/jobs/nobody/stop").post(TestHub.json("")));
    error(404, hub.api("/jobs/nobody/rerun").post(TestHub.json("")));
    error(404, hub.api("/jobs/nobody").delete());
    error(404, hub.api("/nowhere"));
    error(404, hub.api("/jobs/%2e%2e"));
  }

  @Test
  void aJobIsStoppedRunAgainAndDeleted() throws Exception {
    Job job = hub.submit("Blend");
    String path = "/jobs/" + job.id();
    assertTrue(error(409, hub.api(path).delete()).contains("not ended"));
    ObjectNode stopped = json(200, hub.api(path + "/stop").post(TestHub.json("")));
    assertEquals("cancelled", stopped.path("state").asText());
    ObjectNode again = json(202, hub.api(path + "/rerun").post(TestHub.json("")));
    assertEquals("queued", again.path("state").asText());
    assertEquals("Blend", again.path("title").asText());
    try (Response gone = hub.send(hub.api(path).delete())) {
      assertEquals(204, gone.code());
    }
    assertFalse(Files.exists(hub.job(job.id()).path()));
    error(404, hub.api(path));
    String id = again.path("id").asText();
    assertEquals(TestHub.DATA, Files.readString(hub.job(id).dataFile("d.dat")));
  }

  // ---- results ----

  @Test
  void aResultIsPartialThenPublished() throws Exception {
    Job job = hub.submit("Blend");
    String path = "/jobs/" + job.id() + "/result";
    assertTrue(error(404, hub.api(path)).contains("no result yet"));
    Lease lease = claim();
    AttemptFolder attempt = hub.job(job.id()).attempt(lease.attempt());
    attempt.create();
    hub.store.running(lease);
    attempt.writePartial("{\"status\":\"running\"}".getBytes(StandardCharsets.UTF_8));
    assertEquals("running", json(200, hub.api(path)).path("status").asText());
    attempt.writeResult("{\"status\":\"finished\"}".getBytes(StandardCharsets.UTF_8));
    attempt.write(attempt.run(), "{\"seconds\":2}".getBytes(StandardCharsets.UTF_8));
    attempt.writeExit(Exit.of(1, Exit.Status.FINISHED, "converged", Instant.EPOCH));
    hub.store.publish(lease, new Ending(JobState.FINISHED, "converged", Optional.of(1.0)));
    ObjectNode before = json(200, hub.api(path));
    assertEquals("finished", before.path("status").asText(), "also before it is moved up");
    hub.job(job.id()).publish(1);
    ObjectNode after = json(200, hub.api(path));
    assertEquals(before, after);
    assertEquals(2, after.path("run").path("seconds").asInt());
  }

  @Test
  void aFailedJobSaysWhyThereIsNoResult() throws Exception {
    Job job = hub.submit("Blend");
    Ending failed = new Ending(JobState.FAILED, "out of memory", Optional.empty());
    hub.store.publish(claim(), failed);
    assertTrue(error(404, hub.api("/jobs/" + job.id() + "/result")).contains("out of memory"));
  }

  @Test
  void listedFilesAreServedAndNoOthers() throws Exception {
    Job job = hub.submit("Blend");
    Files.writeString(folder.resolve("secret.txt"), "secret");
    hub.job(job.id()).requestStop();
    Files.createSymbolicLink(
        hub.job(job.id()).path().resolve("link.txt"), folder.resolve("secret.txt"));
    String path = "/jobs/" + job.id() + "/files";
    List<String> names = new ArrayList<>();
    json(200, hub.api(path)).path("files").forEach(f -> names.add(f.path("name").asText()));
    assertEquals(List.of("data/d.dat", "fit.json", "job.json"), names);
    try (Response file = hub.send(hub.api(path + "/data/d.dat"))) {
      assertEquals(200, file.code());
      assertEquals(TestHub.DATA, file.body().string());
      assertTrue(TestHub.header(file, "Content-Disposition").orElse("").startsWith("attachment"));
    }
    for (String evil :
        List.of(
            "link.txt",
            "control",
            "data",
            "..%2f..%2fsecret.txt",
            "..%5c..%5csecret.txt",
            "%2e%2e%2f%2e%2e%2fsecret.txt",
            "/etc/passwd",
            "data/d.dat%00")) {
      try (Response response = hub.send(hub.api(path + "/" + evil))) {
        String body = response.body().string();
        assertTrue(
            response.code() == 404 || response.code() == 400, evil + " gave " + response.code());
        assertFalse(body.contains("secret\n") || body.equals("secret"), evil);
      }
    }
  }

  @Test
  void aZipHasAllFiles() throws Exception {
    Job job = hub.submit("Blend");
    List<String> names = new ArrayList<>();
    try (Response response = hub.send(hub.api("/jobs/" + job.id() + "/zip"));
        ZipInputStream zip =
            new ZipInputStream(new ByteArrayInputStream(response.body().bytes()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    assertEquals(
        List.of(job.id() + "/data/d.dat", job.id() + "/fit.json", job.id() + "/job.json"), names);
  }

  // ---- models ----

  @Test
  void modelsAndCurves() throws Exception {
    ObjectNode models = json(200, hub.api("/models"));
    assertEquals(Catalogue.builtin().models().size(), models.path("models").size());
    JsonNode radius =
        models.findParents("unit").stream()
            .filter(node -> node.path("name").asText().equals("radius"))
            .findFirst()
            .orElseThrow();
    assertEquals("Ang", radius.path("unit").asText());
    assertTrue(radius.path("default").isNumber());
    assertTrue(radius.path("upper").isNull(), "infinity is no JSON");
    ObjectNode curve =
        json(200, hub.api("/evaluate").post(TestHub.json("{\"model\":\"sphere\",\"q\":[0.5]}")));
    assertEquals(0.5, curve.path("I").path(0).asDouble());
    String unknown =
        error(422, hub.api("/evaluate").post(TestHub.json("{\"model\":\"spher\",\"q\":[1]}")));
    assertTrue(unknown.contains("spher"), unknown);
    error(422, hub.api("/evaluate").post(TestHub.json("{\"model\":\"sphere\",\"q\":[\"x\"]}")));
    error(503, hub.api("/evaluate").post(TestHub.json("{\"model\":\"crash\",\"q\":[1]}")));
    assertEquals("test", json(200, hub.api("/info")).path("version").asText());
  }
}
