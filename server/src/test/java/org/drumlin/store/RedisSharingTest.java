package org.drumlin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Protocol;

/** Several servers, many listeners and many jobs on one Redis. */
final class RedisSharingTest {
  private static final Duration LEASE = TestedStore.LEASE;

  @TempDir Path folder;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final MovableClock clock = new MovableClock();
  private RedisFixture redis;

  @BeforeEach
  void start() throws Exception {
    redis = RedisFixture.start(folder);
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
    redis.close();
  }

  private JobStore server() {
    return server("drumlin:");
  }

  private JobStore server(String prefix) {
    RedisConnection connection = RedisConnection.open(redis.settings().withPrefix(prefix));
    open.add(connection);
    JobStore store = RedisJobStore.open(connection, new QueueRules(2), clock);
    open.add(store);
    return store;
  }

  private static NewJob job(String id) {
    return TestedStore.job(id, Optional.empty(), id);
  }

  private static Lease claim(JobStore store, String worker) {
    return store.claim(Job.HERE, worker, LEASE).orElseThrow().lease();
  }

  @Test
  void aSecondServerLeavesTheFirstOnesLeasesAndSharesItsCap() {
    JobStore first = server();
    for (String id : List.of("a", "b", "c")) {
      first.submit(job(id));
    }
    Lease lease = claim(first, "w1");
    JobStore second = server();
    assertTrue(second.takeOver(Job.HERE, "w2", LEASE).isEmpty());
    assertEquals("b", claim(second, "w2").jobId());
    assertTrue(first.claim(Job.HERE, "w1", LEASE).isEmpty(), "two of anna's run");
    assertEquals(Written.DONE, first.running(lease));
    assertEquals(JobState.RUNNING, second.find("a").orElseThrow().state());
  }

  @Test
  void theOtherServerCarriesOnWhereOneDied() {
    JobStore first = server();
    first.submit(job("a"));
    Lease old = claim(first, "w1");
    first.running(old);
    JobStore second = server();
    clock.pass(LEASE.plusSeconds(1));
    Claim taken = second.takeOver(Job.HERE, "w2", LEASE).orElseThrow();
    assertEquals(JobState.RUNNING, taken.job().state());
    assertEquals(Written.STALE, first.log(old, "awake again"));
    assertTrue(first.heartbeat(old, LEASE).isEmpty());
    Ending ending = new Ending(JobState.FINISHED, "", Optional.of(1.25));
    assertEquals(Written.DONE, second.publish(taken.lease(), ending));
    assertEquals(Optional.of(1.25), first.find("a").orElseThrow().chisq());
  }

  @Test
  void fiveHundredWhoWaitHearOfAnothersEventThroughOneConnection() throws Exception {
    JobStore first = server();
    JobStore second = server();
    first.submit(job("a"));
    long seen = first.lastSequence();
    CountDownLatch ready = new CountDownLatch(500);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> waiting = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        waiting.add(
            threads.submit(() -> {
              ready.countDown();
              return first.awaitEvents(seen, Duration.ofMinutes(1));
            }));
      }
      ready.await();
      long connections =
          redis
              .admin(Protocol.Command.CLIENT, "LIST")
              .lines()
              .filter(line -> line.contains("user=" + RedisFixture.USER))
              .count();
      assertTrue(connections <= 6, connections + " connections");
      second.submit(job("b"));
      for (Future<Long> one : waiting) {
        assertEquals(seen + 1, one.get());
      }
    }
  }

  @Test
  void serversWithOtherPrefixesDoNotSeeOneAnother() {
    JobStore first = server("drumlin-a:");
    JobStore second = server("drumlin-b:");
    first.submit(job("a"));
    assertTrue(second.find("a").isEmpty());
    assertTrue(second.claim(Job.HERE, "w", LEASE).isEmpty());
    assertEquals(0, second.lastSequence());
    assertEquals(Submitted.Outcome.ACCEPTED, second.submit(job("a")).outcome());
  }

  @Test
  void thousandsOfEventsAreTrimmedAndEndedJobsStaySmall() {
    JobStore store = server();
    int jobs = 300;
    for (int i = 0; i < jobs; i++) {
      store.submit(job("j" + i));
      Lease lease = claim(store, "w");
      store.running(lease);
      store.progress(lease, TestedStore.progress(i));
      store.publish(lease, new Ending(JobState.FINISHED, "converged", Optional.of(1.0)));
    }
    long last = store.lastSequence();
    store.trimEvents(10);
    List<Long> kept =
        store.events(EventQuery.all(0, 100_000)).events().stream().map(e -> e.seq()).toList();
    assertEquals(10, kept.size());
    assertEquals(last, kept.getLast());
    assertTrue(store.events(EventQuery.all(0, 10)).trimmed());
    assertEquals(jobs, store.list("anna").size());
    assertEquals("j0", store.list("anna").getLast().id());
    long bytes =
        Long.parseLong(
            redis.admin(Protocol.Command.MEMORY, "USAGE", "drumlin:job:j7", "SAMPLES", "0"));
    assertTrue(bytes < 2048, bytes + " bytes");
    int keys = Integer.parseInt(redis.admin(Protocol.Command.DBSIZE));
    assertTrue(keys < jobs + 30, keys + " keys");
    for (int i = 0; i < jobs; i++) {
      assertEquals(Deletion.DELETED, store.delete("j" + i));
    }
    assertTrue(store.events(EventQuery.all(last, 10)).events().isEmpty());
    assertEquals(0, store.count("anna"));
    int left = Integer.parseInt(redis.admin(Protocol.Command.DBSIZE));
    assertTrue(left < 12, "only counters are left, not " + left + " keys");
  }

  @Test
  void timeIsRedissOwn() {
    try (RedisConnection connection = RedisConnection.open(redis.settings());
        JobStore store = RedisJobStore.open(connection, QueueRules.UNLIMITED)) {
      store.submit(job("a"));
      Duration apart = Duration.between(store.find("a").orElseThrow().created(), Instant.now());
      assertTrue(apart.abs().compareTo(Duration.ofMinutes(5)) < 0, "same machine: " + apart);
      assertTrue(store.claim(Job.HERE, "w", Duration.ZERO).isPresent());
      assertTrue(store.takeOver(Job.HERE, "v", LEASE).isPresent());
      assertTrue(store.takeOver(Job.HERE, "x", LEASE).isEmpty());
    }
  }
}
