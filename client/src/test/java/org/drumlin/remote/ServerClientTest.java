package org.drumlin.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.client.api.Jobs;
import org.drumlin.client.api.StubHub;
import org.drumlin.data.Resolution;
import org.drumlin.data.Sha256;
import org.drumlin.job.EvalRequest;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerClientTest {
  private static final EvalRequest SPHERE =
      new EvalRequest(
          Optional.empty(),
          "sphere",
          Map.of(),
          Map.of(),
          new double[] {0.1},
          new Resolution.None());

  @TempDir Path folder;

  private final StubHub stub = new StubHub();
  private final ServerClient client = new ServerClient(stub.address());

  @AfterEach
  void close() {
    client.close();
    stub.close();
  }

  @Test
  void curvesComeAsNumbersAndNullAsNoNumber() throws Exception {
    stub.put("POST /api/v1/evaluate", "{\"I\":[1.5,null],\"seconds\":0.01,\"engine\":\"jvm\"}");
    var curve = client.evaluate(SPHERE);
    assertEquals(1.5, curve.intensity()[0]);
    assertTrue(Double.isNaN(curve.intensity()[1]));
    assertEquals("jvm", curve.engine());
  }

  @Test
  void aRefusalCarriesItsWords() {
    var refusal = assertThrows(ServerException.class, () -> client.job("9"));
    assertEquals("There is nothing here.", refusal.getMessage());
    assertTrue(refusal.notFound());
  }

  @Test
  void noResultYetIsNoFailure() throws Exception {
    assertTrue(client.result("9").isEmpty());
  }

  @Test
  void aHubThatIsGoneIsSaidInPlainWords() {
    try (var gone =
        new ServerClient(new ServerAddress(URI.create("http://127.0.0.1:1"), "s", "c"))) {
      var failure = assertThrows(ServerException.class, gone::jobs);
      assertEquals(0, failure.status());
      assertFalse(failure.inWords().contains("Exception"));
    }
  }

  @Test
  void aFileTheHubHasIsNotSentAgain() throws Exception {
    Path file = Files.writeString(folder.resolve("a.txt"), "1 2 3\n");
    String digest = Sha256.of(file);
    stub.put("HEAD /api/v1/files/" + digest, "");
    assertEquals(digest, client.upload(file));
    assertEquals(List.of("HEAD /api/v1/files/" + digest), stub.asked());
  }

  @Test
  void aNewFileIsSent() throws Exception {
    Path file = Files.writeString(folder.resolve("a.txt"), "1 2 3\n");
    String digest = Sha256.of(file);
    stub.put("PUT /api/v1/files/" + digest, "{}");
    client.upload(file);
    assertEquals(2, stub.asked().size());
  }

  @Test
  void jobsAreRead() throws Exception {
    var job = Jobs.job("3", JobState.FINISHED);
    stub.put("GET /api/v1/jobs", "{\"jobs\":[" + Json.line(job.toJson()) + "]}");
    assertEquals(List.of(job), client.jobs());
    stub.put("POST /api/v1/jobs/3/stop", Json.line(job.toJson()));
    assertEquals(job, client.stop("3"));
  }

  @Test
  void aFileInAFolderIsAskedForByItsPath() throws Exception {
    stub.put("GET /api/v1/jobs/3/files/data/a.xml", "<a/>");
    client.download("3", "data/a.xml", folder.resolve("fetched"));
    assertEquals("<a/>", Files.readString(folder.resolve("fetched")).strip());
  }

  @Test
  void theSecretIsNotInTheAddressAsText() {
    assertFalse(client.address().toString().contains("secret"));
  }
}
