package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.api.Jobs;
import org.drumlin.client.api.StubHub;
import org.drumlin.client.api.TargetFeed;
import org.drumlin.client.settings.UserSettings;
import org.drumlin.client.task.StepTaskExecutor;
import org.drumlin.data.Sha256;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.drumlin.remote.ServerClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BuilderViewModelTest {
  private static final String DATA = "0.01 100 1\n0.02 50 1\n0.03 20 1\n0.04 10 1\n0.05 5 1\n";

  @TempDir Path folder;

  private final StepTaskExecutor tasks = new StepTaskExecutor();
  private final StubHub stub = new StubHub();
  private final ServerClient client = new ServerClient(stub.address());
  private final HubLink hub = new HubLink();
  private final JobFeed feed = new JobFeed(hub, tasks);
  private BuilderViewModel builder;
  private Path data;

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
    data = Files.writeString(folder.resolve("curve.txt"), DATA);
  }

  @AfterEach
  void close() {
    feed.close();
    client.close();
    stub.close();
  }

  @Test
  void itSaysStepByStepWhatIsMissing() {
    assertEquals("Open a data file to fit.", obstacle());
    open(data);
    assertEquals("Choose a model to fit.", obstacle());
    builder.model().choose("coil");
    assertEquals("Tick at least one parameter to fit.", obstacle());
    row("rg").fit(true);
    assertEquals("Getting ready to compute \u2026", obstacle());
    hub.ready(client);
    assertEquals("", obstacle());
    builder.runOn().fitHereProperty().set(false);
    assertEquals("Fitting on this computer is switched off.", obstacle());
  }

  @Test
  void aFitGoesWhereItIsSentAndSaysThatItWaits() {
    stub.put(
        "GET /api/v1/targets",
        """
        {"targets":[{"name":"local","kind":"local","state":"ok"},
          {"name":"beamline","kind":"server","address":"https://b.example.org","user":"anna",
           "state":"stale","since":"2026-11-22T12:00:00Z"}],"secrets":"file"}
        """);
    var queued = Jobs.unheard(Jobs.at("beamline", Jobs.job("1", JobState.QUEUED)));
    stub.put("POST /api/v1/jobs", Json.line(queued.toJson()));
    stub.put("HEAD /api/v1/files/" + sha(), "");
    hub.ready(client);
    open(data);
    builder.model().choose("coil");
    row("rg").fit(true);
    tasks.runAll();
    builder.runOn().choose("beamline");
    assertEquals("", obstacle());
    assertTrue(
        builder.hintProperty().get().startsWith("beamline does not answer."),
        builder.hintProperty().get());
    builder.fit();
    tasks.runAll();
    assertTrue(
        stub.body("POST /api/v1/jobs").contains("\"target\":\"beamline\""),
        stub.body("POST /api/v1/jobs"));
    assertEquals(
        "The fit waits for beamline, which does not answer; it goes on by itself as soon as that does."
            + " Drumlin may be closed meanwhile.",
        builder.run().waitingProperty().get());
    feed.put(Jobs.at("beamline", Jobs.running("1", 0.1, 3)));
    assertEquals("", builder.run().waitingProperty().get());
  }

  @Test
  void theCurveFollowsTheEditsAndTellsItsChisq() {
    stub.put(
        "POST /api/v1/evaluate", "{\"I\":[101,50,20,10,5],\"seconds\":0.1,\"engine\":\"jvm\"}");
    hub.ready(client);
    open(data);
    builder.model().choose("coil");
    tasks.runAll();
    assertEquals(0.2, builder.preview().chisqProperty().get(), 1e-12);
    row("rg").fit(true);
    tasks.runAll();
    assertEquals(0.25, builder.preview().chisqProperty().get(), 1e-12);
    builder.data().chooseRange(0.015, 0.06);
    tasks.runAll();
    assertEquals(0, builder.preview().chisqProperty().get());
    assertEquals("4 of 5 points", builder.data().pointsProperty().get());
  }

  @Test
  void whileACurveIsComputedOnlyTheNewestWishIsKept() {
    stub.put("POST /api/v1/evaluate", "{\"I\":[1,1,1,1,1],\"seconds\":0.1,\"engine\":\"jvm\"}");
    hub.ready(client);
    open(data);
    builder.model().choose("coil");
    for (int i = 1; i <= 20; i++) {
      row("rg").slide(i / 20.0);
    }
    long before = evaluations();
    tasks.runAll();
    assertEquals(2, evaluations() - before, "one under way, one for the newest");
  }

  @Test
  void whatTheEvaluatorRefusesIsSaidInline() {
    stub.put("POST /api/v1/evaluate", "{\"error\":\"rg is below its limit\"}");
    hub.ready(client);
    open(data);
    builder.model().choose("coil");
    tasks.runAll();
    assertEquals("rg is below its limit", builder.preview().problemProperty().get());
  }

  @Test
  void errorsAndResolutionAreEdits() {
    open(data);
    builder.data().chooseErrors(DataViewModel.Errors.RELATIVE);
    assertEquals("5", builder.data().relativeProperty().get());
    assertTrue(builder.data().typeRelative("10 %"));
    builder.data().chooseResolution(DataViewModel.Resolution.PINHOLE);
    assertFalse(builder.data().typePinhole("-3"));
    String json = FitDocuments.write(withModel());
    assertTrue(json.contains("\"relative\" : 0.1"), json);
    assertTrue(json.contains("\"dq_over_q\" : 0.05"), json);
    builder.history().undo();
    builder.history().undo();
    builder.history().undo();
    builder.history().undo();
    assertEquals(DataViewModel.Errors.FILE, builder.data().errorsProperty().get());
  }

  @Test
  void aFitIsHandedInFollowedAndItsValuesUsed() {
    stub.put("POST /api/v1/evaluate", "{\"I\":[1,1,1,1,1],\"seconds\":0.1,\"engine\":\"jvm\"}");
    stub.put("POST /api/v1/jobs", Json.line(Jobs.job("7", JobState.QUEUED).toJson()));
    stub.put("GET /api/v1/jobs", "{\"jobs\":[]}");
    stub.put(
        "GET /api/v1/jobs/7/result",
        "{\"status\":\"finished\",\"converged\":false,\"ended\":\"steps\",\"chisq\":0.79,\"run\":{\"engine\":\"opencl\",\"device\":"
            + "\"Card\",\"precision\":\"double\"},\"parameters\":[{\"name\":\"rg\",\"model\":\"fit\","
            + "\"parameter\":\"rg\",\"value\":56.4}]}");
    hub.ready(client);
    open(data);
    builder.model().choose("coil");
    row("rg").fit(true);
    String digest = "HEAD /api/v1/files/" + sha();
    stub.put(digest, "{}");
    builder.fit();
    tasks.runAll();
    assertEquals("7", builder.run().jobIdProperty().get());
    assertTrue(builder.run().runningProperty().get());
    assertTrue(stub.asked().contains(digest));

    feed.put(Jobs.job("7", JobState.FINISHED));
    tasks.runAll();
    assertFalse(builder.run().runningProperty().get());
    assertEquals(
        "The fit finished, not converged (all steps were taken): chisq 0.79.",
        builder.run().messageProperty().get());
    assertEquals("fitted on opencl: Card, double", builder.engine().deviceProperty().get());
    builder.useFitted();
    assertEquals("56.4", row("rg").valueProperty().get());
    builder.history().undo();
    assertEquals("75", row("rg").valueProperty().get());
  }

  @Test
  void aFailedFitSaysWhy() {
    stub.put("POST /api/v1/evaluate", "{\"I\":[1,1,1,1,1],\"seconds\":0.1,\"engine\":\"jvm\"}");
    hub.ready(client);
    open(data);
    builder.model().choose("coil");
    row("rg").fit(true);
    builder.fit();
    tasks.runAll();
    assertFalse(builder.run().runningProperty().get());
    assertEquals("There is nothing here.", builder.run().problemProperty().get());
  }

  @Test
  void savingElsewhereTakesTheDataAlong() throws Exception {
    open(data);
    builder.model().choose("coil");
    row("rg").typeValue("60");
    Path elsewhere = folder.resolve("other").resolve("a.fit.json");
    boolean[] then = {false};
    builder.save(elsewhere, () -> then[0] = true);
    tasks.runAll();
    assertTrue(then[0]);
    assertFalse(builder.dirtyProperty().get());
    assertEquals(DATA, Files.readString(elsewhere.resolveSibling("curve.txt")));
    var document = FitDocuments.read(elsewhere);
    assertEquals(sha(), document.datasets().getFirst().sha256().orElseThrow());
    assertEquals("5 points", builder.data().pointsProperty().get());
  }

  @Test
  void anotherFileOfThatNameIsLeftAlone() throws Exception {
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("curve.txt"), "something else");
    open(data);
    builder.model().choose("coil");
    builder.save(other.resolve("a.fit.json"), () -> {});
    tasks.runAll();
    assertEquals("something else", Files.readString(other.resolve("curve.txt")));
    assertEquals(DATA, Files.readString(other.resolve("curve-2.txt")));
    assertEquals(
        "curve-2.txt", FitDocuments.read(other.resolve("a.fit.json")).datasets().getFirst().file());
  }

  @Test
  void whatCannotBeReadIsSaidAndChangesNothing() throws Exception {
    Path broken = Files.writeString(folder.resolve("x.fit.json"), "{\"drumlin\":1}");
    builder.open(broken);
    tasks.runAll();
    assertTrue(builder.noticeProperty().get().startsWith("x.fit.json cannot be opened: "));
    assertFalse(builder.dirtyProperty().get());
  }

  @Test
  void anotherModelKeepsScaleAndBackground() {
    builder.model().choose("coil");
    row("scale").typeValue("0.5");
    builder.model().choose("sphere");
    assertEquals("0.5", row("scale").valueProperty().get());
    assertEquals("50", row("radius").valueProperty().get());
    builder.history().undo();
    assertEquals("75", row("rg").valueProperty().get());
  }

  @Test
  void modelsAreFoundByWordsAndCategory() {
    assertEquals(
        List.of("sphere"),
        builder.model().search("homog", "").stream().map(m -> m.name()).toList());
    assertEquals(List.of(), builder.model().search("sphere", "shape-independent"));
    assertEquals(2, builder.model().search("", "").size());
    assertFalse(builder.model().choose("spher"));
    assertTrue(builder.model().problemProperty().get().contains("spher"));
  }

  @Test
  void aDistributionIsPartOfTheModel() {
    builder.model().choose("sphere");
    var radius = builder.model().distribution(TestModels.RADIUS);
    radius.width().typeValue("0.2");
    radius.chooseType("schulz");
    radius.width().fit(true);
    var entry = builder.history().current().model().orElseThrow();
    assertEquals("schulz", entry.distributions().get("radius"));
    var width = Objects.requireNonNull(entry.parameters().get("radius_pd"));
    assertEquals(0.2, width.value().orElseThrow());
    assertTrue(width.fit().isPresent());
  }

  @Test
  void methodOptionsAreCheckedAsTheyAreTyped() {
    builder.method().choose("dream");
    var samples = builder.method().options().getFirst();
    assertEquals("samples", samples.name());
    assertTrue(builder.method().type(samples, "50,000.0"));
    assertFalse(builder.method().type(samples, "1.5"));
    assertFalse(builder.method().type(samples, "0"));
    assertTrue(builder.method().problemProperty().get().contains("samples"));
    assertEquals("50000", builder.method().text(samples));
    assertTrue(builder.method().type(samples, ""));
    assertEquals("10000", builder.method().text(samples));
  }

  private FitDocument withModel() {
    builder.model().choose("coil");
    return builder.history().current().document();
  }

  private void open(Path file) {
    builder.open(file);
    tasks.runAll();
  }

  private String obstacle() {
    return builder.obstacleProperty().get();
  }

  private ParameterRowViewModel row(String name) {
    return builder.model().rows().stream()
        .filter(r -> r.info().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private long evaluations() {
    return stub.asked().stream().filter(a -> a.endsWith("evaluate")).count();
  }

  private String sha() {
    try {
      return Sha256.of(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
