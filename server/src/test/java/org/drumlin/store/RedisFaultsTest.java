package org.drumlin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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

/** What Redis does to the job store when it fails, and that the same store goes on afterwards. */
final class RedisFaultsTest {
  @TempDir Path folder;
  private RedisFixture redis;
  private RedisConnection connection;
  private JobStore store;

  @BeforeEach
  void start() throws Exception {
    redis = RedisFixture.start(folder);
    connection = RedisConnection.open(redis.settings().withTimeout(Duration.ofMillis(500)));
    store = RedisJobStore.open(connection, QueueRules.UNLIMITED);
  }

  @AfterEach
  void end() {
    store.close();
    connection.close();
    redis.close();
  }

  private static NewJob job(String id) {
    return TestedStore.job(id, Optional.of(id), id);
  }

  private StoreException refused(String id, String words) {
    StoreException e = assertThrows(StoreException.class, () -> store.submit(job(id)));
    assertTrue(String.valueOf(e.getMessage()).contains(words), e.getMessage());
    assertTrue(e.retryable());
    return e;
  }

  @Test
  void aWriteThatWasNotAnsweredIsRepeatedWithoutADouble() throws Exception {
    store.submit(job("a"));
    redis.freeze();
    refused("b", "does not answer");
    redis.thaw();
    store.submit(job("b"));
    assertEquals(2, store.count("anna"));
    assertEquals(2, store.events(EventQuery.all(0, 10)).events().size());
  }

  @Test
  void leasesAndStatesOutliveRedis() throws Exception {
    store.submit(job("a"));
    Lease lease = store.claim(Job.HERE, "w", TestedStore.LEASE).orElseThrow().lease();
    redis.kill();
    refused("b", "cannot be reached");
    redis.restart();
    assertEquals(Written.DONE, store.running(lease));
    assertTrue(store.takeOver(Job.HERE, "v", TestedStore.LEASE).isEmpty());
    Ending ending = new Ending(JobState.FINISHED, "", Optional.empty());
    assertEquals(Written.DONE, store.publish(lease, ending));
    assertEquals(Written.ALREADY, store.publish(lease, ending));
  }

  @Test
  void waitingGoesOnAcrossARestart() throws Exception {
    store.submit(job("a"));
    long seen = store.lastSequence();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Long> waiting = threads.submit(() -> store.awaitEvents(seen, Duration.ofMinutes(1)));
      redis.kill();
      redis.restart();
      submitAtLast("b");
      assertEquals(seen + 1, waiting.get());
    }
  }

  @Test
  void aFullRedisTakesNothingHalfAndLetsGo() {
    store.submit(job("a"));
    store.submit(job("b"));
    store.requestStop("a");
    Lease lease = store.claim(Job.HERE, "w", TestedStore.LEASE).orElseThrow().lease();
    long before = store.lastSequence();
    redis.admin(Protocol.Command.CONFIG, "SET", "maxmemory", "1");
    refused("c", "is full");
    assertThrows(StoreException.class, () -> store.log(lease, "x"));
    assertThrows(StoreException.class, () -> store.heartbeat(lease, TestedStore.LEASE));
    assertEquals(before, store.lastSequence());
    assertEquals(2, store.count("anna"));
    assertEquals(Deletion.DELETED, store.delete("a"), "how else would there be room again");
    redis.admin(Protocol.Command.CONFIG, "SET", "maxmemory", "0");
    store.submit(job("c"));
    assertEquals(Written.DONE, store.log(lease, "x"));
    assertEquals(2, store.list("anna").size());
    assertEquals(1, store.count(JobState.QUEUED));
    assertEquals(0, store.count(JobState.CANCELLED));
  }

  @Test
  void aCutConnectionCostsOneCallAtMost() {
    store.submit(job("a"));
    redis.cutConnections();
    submitAtLast("b");
    assertEquals(2, store.count("anna"));
  }

  /** As a client does that is told to try again; one call may find a connection that is dead. */
  private void submitAtLast(String id) {
    try {
      store.submit(job(id));
    } catch (StoreException e) {
      assertTrue(e.retryable(), e.getMessage());
      store.submit(job(id));
    }
  }
}
