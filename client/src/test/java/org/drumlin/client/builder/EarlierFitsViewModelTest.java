package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.drumlin.client.api.HubClient;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.api.Jobs;
import org.drumlin.client.api.StubHub;
import org.drumlin.client.settings.UserSettings;
import org.drumlin.client.task.StepTaskExecutor;
import org.drumlin.job.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EarlierFitsViewModelTest {
  private static final String RESULT =
      "{\"status\":\"finished\",\"chisq\":0.79,\"parameters\":[{\"name\":\"rg\",\"model\":\"fit\","
          + "\"parameter\":\"rg\",\"value\":56.4},{\"name\":\"tail\",\"model\":\"fit\","
          + "\"parameter\":\"tail\",\"value\":2}]}";

  private static final String DATA = "0.01 1 1\n0.02 1 1\n0.03 1 1\n0.04 1 1\n0.05 1 1\n";

  @TempDir Path folder;

  private final StepTaskExecutor tasks = new StepTaskExecutor();
  private final StubHub stub = new StubHub();
  private final HubClient client = new HubClient(stub.address());
  private final HubLink hub = new HubLink();
  private final JobFeed feed = new JobFeed(hub, tasks);
  private BuilderViewModel builder;

  @BeforeEach
  void make() throws IOException {
    builder =
        new BuilderViewModel(
            hub, feed, tasks, new TestModels(), new UserSettings(folder.resolve("settings.json")));
    stub.put("POST /api/v1/evaluate", "{\"I\":[1,1,1,1,1],\"seconds\":0.1,\"engine\":\"jvm\"}");
    stub.put("GET /api/v1/jobs", "{\"jobs\":[]}");
    stub.put("GET /api/v1/jobs/7/result", RESULT);
    hub.ready(client);
    tasks.runAll();
    feed.put(Jobs.job("7", JobState.FINISHED));
    feed.put(Jobs.job("8", JobState.FAILED));
  }

  @AfterEach
  void close() {
    feed.close();
    client.close();
    stub.close();
  }

  @Test
  void theValuesOfAnEarlierFitAreOneEditAndWhatHasNoPlaceIsNamed() throws IOException {
    open();
    assertEquals(1, builder.earlier().sources().size(), "a failed fit has no values");
    assertTrue(builder.earlier().sources().getFirst().words().startsWith("Fit 7  ·  dream"));
    builder.earlier().take("7");
    tasks.runAll();
    assertEquals("56.4", value());
    assertEquals(
        "Taken: rg. Undo brings the old values back. Not in this fit, or tied: fit.tail.",
        builder.earlier().saidProperty().get());
    builder.history().undo();
    assertEquals("75", value());
  }

  @Test
  void aFitThatFoundNothingOfThisOneSaysSo() throws IOException {
    stub.put("GET /api/v1/jobs/7/result", RESULT.replace("\"rg\"", "\"length\""));
    open();
    builder.earlier().take("7");
    tasks.runAll();
    assertTrue(builder.earlier().problemProperty().get().startsWith("None of the parameters"));
    assertEquals("75", value());
  }

  @Test
  void startValuesComeFromAFileOfBumps() throws IOException {
    open();
    builder.model().rows().getLast().fit(true);
    builder.earlier().takeFile(Files.writeString(folder.resolve("blend.par"), "rg 61.5\nx 2\n"));
    tasks.runAll();
    assertEquals("61.5", value());
    assertTrue(
        builder.earlier().saidProperty().get().startsWith("Start values taken from blend.par."),
        builder.earlier().saidProperty().get());
    builder.earlier().takeFile(Files.writeString(folder.resolve("none.par"), "nothing here\n"));
    tasks.runAll();
    assertFalse(builder.earlier().problemProperty().get().isEmpty());
    assertEquals("61.5", value());
  }

  @Test
  void aWholeFitIsTakenUpAgainFromItsResult() {
    stub.put(
        "GET /api/v1/jobs/7/document",
        """
        {"drumlin": 1, "title": "Again", "datasets": [{"id": "a", "file": "sub/a.txt"}],
         "models": [{"id": "fit", "dataset": "a", "model": "coil",
                     "parameters": {"rg": {"value": 40, "fit": [0, 90]}}}],
         "method": {"name": "lm"}}\
        """);
    stub.put("GET /api/v1/jobs/7/files/data/sub/a.txt", DATA);
    builder.again("7");
    tasks.runAll();
    assertEquals("", builder.earlier().problemProperty().get());
    assertEquals("Again", builder.title());
    assertEquals("5 points", builder.data().pointsProperty().get());
    assertEquals("56.4", value());
    assertTrue(builder.dirtyProperty().get());
    builder.history().undo();
    assertEquals("40", value(), "what it began with itself");
  }

  private void open() throws IOException {
    builder.open(Files.writeString(folder.resolve("a.txt"), DATA));
    tasks.runAll();
    assertTrue(builder.model().choose("coil"));
    tasks.runAll();
  }

  private String value() {
    return builder.model().rows().getLast().valueProperty().get();
  }
}
