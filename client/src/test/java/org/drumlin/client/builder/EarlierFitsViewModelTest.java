package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalInt;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.api.Jobs;
import org.drumlin.client.api.StubHub;
import org.drumlin.client.api.TargetFeed;
import org.drumlin.client.settings.UserSettings;
import org.drumlin.client.task.StepTaskExecutor;
import org.drumlin.fit.Start;
import org.drumlin.job.JobState;
import org.drumlin.remote.ServerClient;
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
  private final ServerClient client = new ServerClient(stub.address());
  private final HubLink hub = new HubLink();
  private final JobFeed feed = new JobFeed(hub, tasks);
  private BuilderViewModel builder;

  @BeforeEach
  void make() throws IOException {
    builder =
        new BuilderViewModel(
            hub,
            feed,
            new TargetFeed(hub, tasks),
            tasks,
            new TestModels(),
            new UserSettings(folder.resolve("settings.json")));
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

  @Test
  void aSampledFitGoesOnForTwiceAsLong() throws IOException {
    stub.put(
        "GET /api/v1/jobs/7/document",
        """
        {"drumlin": 1, "datasets": [{"id": "a", "file": "a.txt"}],
         "models": [{"id": "fit", "dataset": "a", "model": "coil",
                     "parameters": {"rg": {"value": 40, "fit": [0, 90]}}}],
         "method": {"name": "dream", "samples": 3000, "seed": 5}}\
        """);
    stub.put("GET /api/v1/jobs/7/files/data/a.txt", DATA);
    stub.put("GET /api/v1/jobs/7/files/checkpoint.bin", "state");
    builder.extend("7");
    tasks.runAll();
    assertEquals("", builder.earlier().problemProperty().get());
    var draft = builder.history().current();
    assertEquals(6000, draft.document().method().whole("samples"));
    assertEquals(
        new Start("start-checkpoint.bin", Start.Use.RUN), draft.document().start().orElseThrow());
    assertEquals("state", Files.readString(Objects.requireNonNull(draft.files().get(Draft.START))));
    assertEquals("40", value(), "the run goes on: its values are in its state");
    assertTrue(builder.beginning().wordsProperty().get().startsWith("Goes on with the run"));
    builder.beginning().clear();
    assertEquals("", builder.beginning().wordsProperty().get());
  }

  @Test
  void chainsBeginWhereAnEarlierFitEnded() throws IOException {
    open();
    builder.method().choose("dream");
    assertTrue(builder.beginning().offeredProperty().get());
    stub.put("GET /api/v1/jobs/7/files/samples.csv.gz", "draws");
    builder.beginning().from("7", Start.Use.POPULATION);
    tasks.runAll();
    assertEquals(
        "Begins at the last points of the chains in start-samples.csv.gz.",
        builder.beginning().wordsProperty().get());
    builder.history().undo();
    assertEquals("", builder.beginning().wordsProperty().get());
    builder.beginning().from("9", Start.Use.COVARIANCE);
    tasks.runAll();
    assertFalse(builder.earlier().problemProperty().get().isEmpty(), "there is no such fit");
    builder.method().choose("lm");
    assertFalse(builder.beginning().offeredProperty().get());
  }

  @Test
  void whatSasViewSavedOpensAndSaysWhatItLeftBehind() {
    Path saved =
        Path.of("..", "shared", "src", "test", "resources", "sasview", "written-here-v1.fitv");
    stub.put("POST /api/v1/evaluate", "{\"error\":\"no curve today\"}");
    assertTrue(FitFiles.isSasView(saved));
    builder.openSaved(saved, names -> OptionalInt.of(names.size() - 1));
    tasks.runAll();
    assertEquals("", builder.noticeProperty().get());
    assertTrue(builder.data().presentProperty().get());
    assertTrue(builder.earlier().saidProperty().get().startsWith("Opened from SasView: "));
    assertFalse(FitFiles.isSasView(Path.of("blend.fit.json")));
  }

  @Test
  void whatCannotBeReadOfSasViewIsSaid() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.svs"), "<oops");
    builder.openSaved(broken, names -> OptionalInt.empty());
    tasks.runAll();
    assertTrue(builder.noticeProperty().get().startsWith("broken.svs cannot be opened: "));
    assertFalse(builder.noticeProperty().get().contains("Exception"));
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
