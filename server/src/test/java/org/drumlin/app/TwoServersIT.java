package org.drumlin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobFolder;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.drumlin.store.EventQuery;
import org.drumlin.store.JobStore;
import org.drumlin.store.QueueRules;
import org.drumlin.store.RedisConnection;
import org.drumlin.store.RedisFixture;
import org.drumlin.store.RedisJobStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two server processes on one Redis and one folder, behind one address; either may die. */
final class TwoServersIT {
  private static final int JOBS = 12;
  private static final int KILLS = 4;
  private static final Map<String, String> ENVIRONMENT =
      Map.of("REDIS_PASSWORD", RedisFixture.PASSWORD);

  @TempDir Path folder;

  private Path config(String name, RedisFixture redis, int publicPort) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".yaml"),
        """
        listen: 127.0.0.1:0
        public_url: http://127.0.0.1:%d
        data: %s
        store: {redis: {url: 'redis://127.0.0.1:%d', user: %s, password: {env: REDIS_PASSWORD}}}
        accounts: {registration: open}
        slots: 2
        threads: 1
        """
            .formatted(publicPort, folder.resolve("data"), redis.port(), RedisFixture.USER));
  }

  @Test
  void eitherMayDieAtAnyMomentAndNobodyNotices() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    try (RedisFixture redis = RedisFixture.start(folder.resolve("redis"));
        TcpBalancer balancer = new TcpBalancer()) {
      String base = "http://127.0.0.1:" + balancer.port();
      List<Path> configs =
          List.of(config("a", redis, balancer.port()), config("b", redis, balancer.port()));
      List<ServerProcess> servers = new ArrayList<>();
      for (Path config : configs) {
        servers.add(ServerProcess.start(config, ENVIRONMENT));
        balancer.add(servers.getLast().port());
      }
      String token = Session.open(base, "register", "ada");
      try (Submitter submitter = new Submitter(base, token, JOBS);
          Listener listener = new Listener(base, token)) {
        await("a listener", () -> listener.connections() > 0);
        submitter.start();
        for (int kill = 0; kill < KILLS; kill++) {
          int until = listener.heard().size() + 1 + random.nextInt(6);
          await(
              "events before kill " + kill,
              () -> listener.heard().size() >= until || ended(listener) == JOBS);
          int which = random.nextInt(2);
          balancer.remove(servers.get(which).port());
          servers.get(which).kill();
          servers.set(which, ServerProcess.start(configs.get(which), ENVIRONMENT));
          balancer.add(servers.get(which).port());
        }
        await(
            "all jobs to end, seed " + seed + ", " + listener.heard(),
            () -> ended(listener) == JOBS);
        submitter.join();
        check(redis, listener, submitter.accepted(), "seed " + seed);
        assertTrue(listener.connections() > 1, "it was cut off and came back");
      } finally {
        for (ServerProcess server : servers) {
          server.close();
        }
      }
    }
  }

  private static long ended(Listener listener) {
    return listener.heard().stream()
        .filter(heard -> JobState.ofWire(heard.state()).orElseThrow().ended())
        .count();
  }

  private void check(RedisFixture redis, Listener listener, List<String> accepted, String seed)
      throws Exception {
    assertEquals(JOBS, new HashSet<>(accepted).size(), seed);
    assertEquals(List.of(), listener.faults(), seed);
    try (RedisConnection connection = RedisConnection.open(redis.settings());
        JobStore store = RedisJobStore.open(connection, QueueRules.UNLIMITED)) {
      List<JobEvent> events = store.events(EventQuery.all(0, 100_000)).events();
      List<Listener.Heard> happened =
          events.stream()
              .filter(event -> event.type() == JobEvent.Type.STATE)
              .map(event ->
                  new Listener.Heard(event.seq(), event.job(), event.data().path("state").asText()))
              .toList();
      assertEquals(happened, listener.heard(), "no gap, nothing twice, " + seed);
      for (String id : accepted) {
        Job job = store.find(id).orElseThrow();
        assertEquals(JobState.FINISHED, job.state(), seed + " " + job);
        assertEquals(
            1,
            events.stream()
                .filter(event -> event.job().equals(id) && event.type() == JobEvent.Type.RESULT)
                .filter(event -> event.data().path("final").asBoolean())
                .count(),
            "one result, " + seed);
        JobFolder published = JobFolder.at(folder.resolve("data/jobs").resolve(id));
        await("the files of " + job, () -> Files.exists(published.publishedFile("exit.json")));
        assertEquals(job.attempt(), published.published().orElseThrow().attempt());
        assertEquals(56.4, rg(published.publishedFile("result.json")), 1, seed);
      }
      assertEquals(JOBS, store.count(JobState.FINISHED));
    }
  }

  private static double rg(Path result) throws IOException {
    ObjectNode whole = Json.readObject(Files.readAllBytes(result));
    for (JsonNode parameter : whole.path("parameters")) {
      if (parameter.path("name").asText().equals("rg")) {
        return parameter.path("value").asDouble();
      }
    }
    throw new AssertionError("no rg in " + whole);
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("waited in vain for " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
