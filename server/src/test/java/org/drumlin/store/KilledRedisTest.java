package org.drumlin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Redis killed right after an acknowledgement loses nothing of it. */
final class KilledRedisTest {
  private static final int KILLS = 100;
  private static final int OTHERS = 3;

  @TempDir Path folder;

  @Test
  void whatWasAcknowledgedSurvivesAKill() throws Exception {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    try (RedisFixture redis = RedisFixture.start(folder);
        RedisConnection connection = RedisConnection.open(redis.settings());
        JobStore store = RedisJobStore.open(connection, QueueRules.UNLIMITED);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int kill = 0; kill < KILLS; kill++) {
        List<Future<?>> others = new ArrayList<>();
        for (int other = 0; other < OTHERS; other++) {
          String run = "k" + kill + "-" + other;
          others.add(threads.submit(() -> submitUntilItFails(store, run, acknowledged)));
        }
        acknowledge(store, "k" + kill, acknowledged);
        redis.kill();
        for (Future<?> other : others) {
          other.get();
        }
        redis.restart();
        Job last = store.find("k" + kill).orElseThrow();
        assertEquals("k" + kill, last.id(), "the one acknowledged last");
      }
      whole(store, acknowledged);
    }
  }

  private static void acknowledge(JobStore store, String id, Set<String> acknowledged) {
    NewJob job = new NewJob(id, "anna", "", "lm", List.of(), Optional.of(id), id, Job.HERE, 0);
    assertEquals(Submitted.Outcome.ACCEPTED, store.submit(job).outcome());
    acknowledged.add(id);
  }

  private static void submitUntilItFails(JobStore store, String run, Set<String> acknowledged) {
    try {
      for (int i = 0; ; i++) {
        acknowledge(store, run + "-" + i, acknowledged);
        Optional<Claim> claim = store.claim(Job.HERE, "w", TestedStore.LEASE);
        claim.ifPresent(c -> store.running(c.lease()));
      }
    } catch (StoreException e) {
      assertTrue(e.retryable(), e.getMessage());
    }
  }

  private static void whole(JobStore store, Set<String> acknowledged) {
    List<Job> jobs = store.list("anna");
    Set<String> there = jobs.stream().map(Job::id).collect(Collectors.toSet());
    assertTrue(there.containsAll(acknowledged), () -> "lost of " + acknowledged);
    assertTrue(acknowledged.size() >= KILLS);
    Map<String, JobEvent> last = new HashMap<>();
    store.events(EventQuery.all(0, 10_000_000)).events().forEach(e -> last.put(e.job(), e));
    for (Job job : jobs) {
      String told = Objects.requireNonNull(last.get(job.id())).data().toString();
      assertEquals(job.toJson().toString(), told, "no state without its event");
    }
  }
}
