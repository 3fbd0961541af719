package org.drumlin.executor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.drumlin.job.Job;
import org.drumlin.job.JobFolder;
import org.drumlin.job.JobState;
import org.drumlin.runner.RunnerCommand;
import org.drumlin.store.EventQuery;
import org.drumlin.store.Lease;
import org.drumlin.store.SqliteJobStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hub finds that another one left behind. */
class HubRestartIT {
  @TempDir Path data;

  @Test
  void aHubThatClosesLeavesItsFitToTheNext() throws Exception {
    ProcessHandle runner;
    try (SqliteJobStore store = SqliteJobStore.open(data, InstantSource.system());
        LocalExecutor executor =
            LocalExecutor.start(
                store,
                new JobFolders(data.resolve("jobs")),
                RunnerCommand.standard(),
                ExecutorSettings.slots(1))) {
      TestHub.submit(store, data.resolve("jobs"), "a", TestHub.ENDLESS);
      runner = atWork();
      assertEquals(1, executor.active());
    }
    assertTrue(runner.isAlive());
    try (TestHub hub = TestHub.open(data, 1)) {
      followAndStop(hub, runner);
    }
  }

  @Test
  void afterAKillOfTheHubItsLiveFitIsFollowed() throws Exception {
    Process hubProcess = startHub();
    ProcessHandle runner = atWork();
    hubProcess.destroyForcibly().waitFor();
    assertTrue(runner.isAlive(), "the fit outlives the hub");
    try (TestHub hub = TestHub.open(data, 1)) {
      followAndStop(hub, runner);
    }
  }

  @Test
  void aFitThatEndedWhileNoHubWasThereIsCollected() throws Exception {
    Process hubProcess = startHub();
    atWork();
    hubProcess.destroyForcibly().waitFor();
    folder().requestStop();
    TestHub.await(() -> "its end", () -> Files.exists(folder().attempt(1).exitFile()));
    try (TestHub hub = TestHub.open(data, 1)) {
      hub.awaitState("a", JobState.STOPPED);
      hub.awaitPublished("a");
      assertEquals(1, hub.job("a").attempt());
    }
  }

  @Test
  void aFitThatDiedWithItsHubIsStartedAgain() throws Exception {
    Process hubProcess = startHub();
    ProcessHandle runner = atWork();
    hubProcess.destroyForcibly().waitFor();
    runner.destroyForcibly();
    try (TestHub hub = TestHub.open(data, 1)) {
      hub.awaitPartial("a", 2);
      assertEquals(2, hub.job("a").attempt());
      hub.store().requestStop("a");
      hub.awaitState("a", JobState.STOPPED);
    }
  }

  /** Claimed, its folder made, and then nothing: no runner had a chance to fail. */
  @Test
  void aFitWhoseHubDiedBeforeItBeganIsGivenBack() throws Exception {
    try (SqliteJobStore store = SqliteJobStore.open(data, InstantSource.system())) {
      TestHub.submit(store, data.resolve("jobs"), "a", TestHub.LM);
      Lease lease = store.claim(Job.HERE, "dead", Duration.ofMinutes(1)).orElseThrow().lease();
      folder().attempt(1).create();
      store.release(lease);
    }
    try (TestHub hub = TestHub.open(data, 1)) {
      hub.awaitState("a", JobState.FINISHED);
      hub.awaitPublished("a");
      assertEquals(2, hub.job("a").attempt());
      String remarks =
          hub.store().events(EventQuery.all(0, 1000)).events().stream()
              .map(event -> event.data().toString())
              .collect(Collectors.joining("\n"));
      assertTrue(remarks.contains("before the fit had begun"), remarks);
      assertFalse(remarks.contains("ended without a result"), remarks);
    }
  }

  @Test
  void aPausedFitGoesOnInTheNextHubAndEndsTheSame() throws Exception {
    String slow =
        "{\"name\": \"dream\", \"steps\": 40000, \"thin\": 10, \"burn\": 200, \"seed\": 6}";
    ProcessHandle runner;
    try (TestHub hub = TestHub.open(data, 1)) {
      hub.submit("a", slow);
      hub.awaitPartial("a", 1);
      runner = hub.runner("a");
      hub.executor().pause(Duration.ofMinutes(1));
      assertFalse(runner.isAlive(), "it ends, as it would with a container");
      assertEquals(JobState.QUEUED, hub.job("a").state());
      assertTrue(hub.job("a").message().contains("goes on"), hub.job("a").message());
      assertTrue(Files.exists(folder().attempt(1).checkpoint()));
    }
    try (TestHub hub = TestHub.open(data, 1)) {
      hub.awaitState("a", JobState.FINISHED);
      hub.awaitPublished("a");
      assertEquals(2, hub.job("a").attempt());
      hub.submit("b", slow);
      hub.awaitState("b", JobState.FINISHED);
      hub.awaitPublished("b");
      for (String name : List.of("result.json", "samples.csv.gz")) {
        assertArrayEquals(
            Files.readAllBytes(hub.folder("b").publishedFile(name)),
            Files.readAllBytes(hub.folder("a").publishedFile(name)),
            name);
      }
    }
  }

  private void followAndStop(TestHub hub, ProcessHandle runner) throws IOException {
    TestHub.await(() -> "it to be followed", () -> hub.executor().active() == 1);
    assertEquals(1, hub.job("a").attempt());
    long seen = hub.store().lastSequence();
    TestHub.await(() -> "new progress", () -> hub.store().lastSequence() > seen);
    assertEquals(runner.pid(), hub.runner("a").pid());
    hub.store().requestStop("a");
    hub.awaitState("a", JobState.STOPPED);
    hub.awaitPublished("a");
    assertEquals(List.of(1), hub.folder("a").attempts());
  }

  private JobFolder folder() {
    return new JobFolders(data.resolve("jobs")).of("a");
  }

  /** Waits until the fit is in its middle; its process. */
  private ProcessHandle atWork() {
    TestHub.await(() -> "a partial result", () -> Files.exists(folder().attempt(1).partial()));
    return ProcessHandle.of(folder().lockHolder().orElseThrow().pid()).orElseThrow();
  }

  /** A hub in a process of its own, with one endless fit. */
  private Process startHub() throws IOException {
    try (SqliteJobStore store = SqliteJobStore.open(data, InstantSource.system())) {
      TestHub.submit(store, data.resolve("jobs"), "a", TestHub.ENDLESS);
    }
    String jar = System.getProperty(RunnerCommand.JAR_PROPERTY, "");
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-D" + RunnerCommand.JAR_PROPERTY + "=" + jar,
            "-cp",
            System.getProperty("java.class.path"),
            HubMain.class.getName(),
            data.toString())
        .redirectErrorStream(true)
        .redirectOutput(data.resolve("hub.log").toFile())
        .start();
  }
}
