package org.drumlin.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.FitResults;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobState;
import org.drumlin.store.EventQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The executor with real runner processes, some of which are killed. */
class LocalExecutorIT {
  @TempDir Path data;

  @Test
  void aQueuedJobRunsAndIsPublished() throws Exception {
    try (TestHub hub = TestHub.open(data, 1)) {
      hub.submit("a", TestHub.LM);
      hub.awaitState("a", JobState.FINISHED);
      hub.awaitPublished("a");
      Job job = hub.job("a");
      assertEquals(1, job.attempt());
      assertTrue(job.chisq().orElseThrow() > 0);
      assertTrue(job.started().isPresent() && job.ended().isPresent());
      Set<JobEvent.Type> types =
          hub.store().events(EventQuery.all(0, 1000)).events().stream()
              .map(JobEvent::type)
              .collect(Collectors.toSet());
      assertTrue(types.contains(JobEvent.Type.PROGRESS), types::toString);
      assertTrue(Files.exists(hub.folder("a").publishedFile("result.json")));
    }
  }

  @Test
  void aKilledRunnerIsStartedTwiceAgainThenTheJobFailsWithItsLastLines() throws Exception {
    try (TestHub hub = TestHub.open(data, 1)) {
      hub.submit("a", TestHub.ENDLESS);
      for (int attempt = 1; attempt <= 3; attempt++) {
        hub.awaitPartial("a", attempt);
        assertEquals(attempt, hub.job("a").attempt());
        hub.runner("a").destroyForcibly();
      }
      hub.awaitState("a", JobState.FAILED);
      String message = hub.job("a").message();
      assertTrue(message.contains("137"), message);
      assertTrue(message.contains("attempt 3"), "its last log lines: " + message);
      assertEquals(List.of(1, 2, 3), hub.folder("a").attempts());

      hub.submit("b", TestHub.LM);
      hub.awaitState("b", JobState.FINISHED);
    }
  }

  @Test
  void stopEndsAFitWithItsPartialResult() throws Exception {
    try (TestHub hub = TestHub.open(data, 1)) {
      hub.submit("a", TestHub.ENDLESS);
      hub.submit("b", TestHub.LM);
      hub.awaitPartial("a", 1);
      assertEquals(JobState.QUEUED, hub.job("b").state());
      hub.store().requestStop("a");
      hub.awaitState("a", JobState.STOPPED);
      hub.awaitPublished("a");
      FitResult result = FitResults.read(hub.folder("a").publishedFile("result.json"));
      assertEquals(FitResult.Status.STOPPED, result.status());
      hub.awaitState("b", JobState.FINISHED);
    }
  }

  @Test
  void aFitThatDoesNotStopIsKilled() throws Exception {
    try (TestHub hub = TestHub.open(data, TestHub.impatient())) {
      hub.submit("a", TestHub.ENDLESS);
      hub.awaitPartial("a", 1);
      ProcessHandle runner = hub.runner("a");
      assertEquals(0, new ProcessBuilder("kill", "-STOP", "" + runner.pid()).start().waitFor());
      hub.store().requestStop("a");
      hub.awaitState("a", JobState.CANCELLED);
      assertFalse(runner.isAlive());
      assertEquals(1, hub.job("a").attempt(), "not started again");
    }
  }

  @Test
  void moreSlotsRunMoreAtOnce() throws Exception {
    try (TestHub hub = TestHub.open(data, 2)) {
      hub.submit("a", TestHub.ENDLESS);
      hub.submit("b", TestHub.ENDLESS);
      hub.awaitPartial("a", 1);
      hub.awaitPartial("b", 1);
      assertEquals(2, hub.executor().active());
      hub.store().requestStop("a");
      hub.store().requestStop("b");
      hub.awaitState("a", JobState.STOPPED);
      hub.awaitState("b", JobState.STOPPED);
    }
  }
}
