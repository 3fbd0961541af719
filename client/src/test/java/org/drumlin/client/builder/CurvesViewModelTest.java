package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.api.StubHub;
import org.drumlin.client.api.TargetFeed;
import org.drumlin.client.settings.UserSettings;
import org.drumlin.client.task.StepTaskExecutor;
import org.drumlin.fit.DatasetEntry;
import org.drumlin.remote.ServerClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points left out, weights, and several data sets at once. */
final class CurvesViewModelTest {
  private static final String DATA = "0.03 20 1\n0.01 100 1\n0.02 50 1\n0.04 10 1\n0.05 5 1\n";

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
    stub.put(
        "POST /api/v1/evaluate", "{\"I\":[101,50,20,10,5],\"seconds\":0.1,\"engine\":\"jvm\"}");
    hub.ready(client);
    builder.open(Files.writeString(folder.resolve("a.txt"), DATA));
    tasks.runAll();
    assertTrue(builder.model().choose("coil"));
    tasks.runAll();
  }

  @AfterEach
  void close() {
    feed.close();
    client.close();
    stub.close();
  }

  @Test
  void pointsAreLeftOutAndTakenBackByTheirNumberInTheFile() {
    var curves = builder.preview().curvesProperty();
    assertArrayEquals(new int[] {1, 2, 0, 3, 4}, curves.get().numbers());
    points().toggle(1);
    tasks.runAll();
    assertEquals("1", points().maskProperty().get());
    assertFalse(curves.get().kept()[0], "the first in q is the file's second");
    assertEquals(0, builder.preview().chisqProperty().get());
    points().toggle(1, 2);
    assertEquals("1, 2", points().maskProperty().get());
    points().toggle(1, 2);
    assertEquals("", points().maskProperty().get());
    builder.history().undo();
    assertEquals("1, 2", points().maskProperty().get());
    assertTrue(points().usedProperty().get());
  }

  @Test
  void aListOfPointsAndAWeightAreChecked() {
    assertTrue(points().typeMask("0, 2-4"));
    assertEquals(List.of(0, 2, 3, 4), dataset().mask());
    assertFalse(points().typeMask("5"));
    assertEquals(
        "The file's last point is 4: points are counted from 0.", points().problemProperty().get());
    assertFalse(points().typeMask("x"));
    assertTrue(points().problemProperty().get().startsWith("x is no list of points."));
    assertFalse(points().typeWeight("0"));
    assertTrue(points().typeWeight("0.5"));
    assertEquals(0.5, dataset().weight());
  }

  @Test
  void allDataSetsHaveTheirCurvesAndTheirChisqTogether() throws IOException {
    assertTrue(Double.isNaN(total()));
    builder.addData(Files.writeString(folder.resolve("b.txt"), DATA.replace("100 1", "103 1")));
    tasks.runAll();
    var beside = builder.curves().beside().curvesProperty();
    assertEquals(1, beside.get().size());
    assertEquals(0, beside.get().getFirst().place());
    assertArrayEquals(new double[] {101, 50, 20, 10, 5}, beside.get().getFirst().curves().theory());
    assertEquals((1 + 4) / 10.0, total(), 1e-12);
    assertTrue(points().typeWeight("3"));
    tasks.runAll();
    assertEquals((1 + 9 * 4) / 10.0, total(), 1e-12);
    builder.data().select(0);
    tasks.runAll();
    assertEquals(1, beside.get().getFirst().place());
    assertEquals((1 + 9 * 4) / 10.0, total(), 1e-12);
    builder.removeData();
    tasks.runAll();
    assertEquals(List.of(), beside.get());
    assertTrue(Double.isNaN(total()));
  }

  @Test
  void countsHavePoissonsChisq() {
    builder.data().chooseErrors(DataViewModel.Errors.POISSON);
    tasks.runAll();
    double deviance = 2 * (101 - 100 + 100 * Math.log(100 / 101.0));
    assertEquals(deviance / 5, builder.preview().chisqProperty().get(), 1e-12);
  }

  @Test
  void whatDidNotChangeIsNotComputedAgain() throws IOException {
    builder.addData(Files.writeString(folder.resolve("b.txt"), DATA));
    tasks.runAll();
    long before = evaluations();
    builder.rename("another title");
    builder.method().choose("dream");
    tasks.runAll();
    assertEquals(before, evaluations());
    builder.model().rows().getLast().typeValue("60");
    tasks.runAll();
    assertEquals(before + 1, evaluations(), "the other's curve stays as it is");
  }

  @Test
  void anotherSetsTroubleIsSaidWithItsName() throws IOException {
    builder.addData(Files.writeString(folder.resolve("b.txt"), DATA));
    tasks.runAll();
    builder.data().chooseRange(0.5, 0.6);
    builder.data().select(0);
    assertTrue(builder.obstacleProperty().get().startsWith("b.txt: "));
  }

  private PointsViewModel points() {
    return builder.curves().points();
  }

  private DatasetEntry dataset() {
    return builder.history().current().dataset().orElseThrow();
  }

  private double total() {
    return builder.curves().totalProperty().get();
  }

  private long evaluations() {
    return stub.asked().stream().filter(a -> a.endsWith("evaluate")).count();
  }
}
