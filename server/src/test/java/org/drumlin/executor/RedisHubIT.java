package org.drumlin.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobState;
import org.drumlin.runner.RunnerCommand;
import org.drumlin.store.EventQuery;
import org.drumlin.store.JobStore;
import org.drumlin.store.QueueRules;
import org.drumlin.store.RedisConnection;
import org.drumlin.store.RedisFixture;
import org.drumlin.store.RedisJobStore;
import org.drumlin.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fit that runs on while the Redis behind its server is killed, and started again. */
final class RedisHubIT {
  @TempDir Path folder;

  @Test
  void aFitOutlivesRedisInTheSameAttempt() throws Exception {
    JobFolders folders = new JobFolders(folder.resolve("jobs"));
    try (RedisFixture redis = RedisFixture.start(folder.resolve("redis"));
        RedisConnection connection = RedisConnection.open(redis.settings());
        JobStore store = RedisJobStore.open(connection, new QueueRules(1));
        LocalExecutor executor =
            LocalExecutor.start(
                store, folders, RunnerCommand.standard(), ExecutorSettings.slots(1))) {
      TestHub.submit(store, folders.root(), "a", TestHub.ENDLESS);
      awaitState(store, JobState.RUNNING);
      redis.kill();
      redis.restart();
      long after = sequence(store);
      TestHub.await(
          () -> "news of the fit after the restart",
          () -> store.events(EventQuery.all(after, 100)).events().size() > 1);
      store.requestStop("a");
      awaitState(store, JobState.STOPPED);
      Job job = store.find("a").orElseThrow();
      assertEquals(1, job.attempt());
      List<String> states =
          store.events(EventQuery.all(0, 1000)).events().stream()
              .filter(e -> e.type() == JobEvent.Type.STATE)
              .map(e -> e.data().path("state").asText())
              .toList();
      assertEquals(List.of("queued", "starting", "running", "stopping", "stopped"), states);
    }
  }

  /** A connection from before may be dead: that costs one call at most. */
  private static long sequence(JobStore store) {
    try {
      return store.lastSequence();
    } catch (StoreException e) {
      return store.lastSequence();
    }
  }

  private static void awaitState(JobStore store, JobState state) {
    TestHub.await(
        () -> "the job to be " + state.wire(),
        () -> store.find("a").orElseThrow().state() == state);
  }
}
