package org.drumlin.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.drumlin.job.Job;
import org.drumlin.job.JobFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed the moment it has said 202 still has the fit, whole, when it is back. */
final class AcknowledgedIT {
  private static final int KILLS = Boolean.getBoolean("drumlin.long") ? 50 : 5;
  private static final int EACH = 20;
  private static final int WRITERS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();
  private volatile boolean killed;
  private volatile String refusal = "";

  @Test
  void withSqlite() throws Exception {
    try (Stage stage = Stage.onSqlite(folder, 0)) {
      survive(stage);
    }
  }

  @Test
  void withRedisThatIsKilledToo() throws Exception {
    try (Stage stage = Stage.onRedis(folder, 0)) {
      survive(stage);
    }
  }

  private void survive(Stage stage) throws Exception {
    try (PatientUser user = new PatientUser(stage.door().port())) {
      user.register("anna");
      Map<String, String> files = Map.of("d.dat", user.upload(Traffic.data()));
      for (int kill = 1; kill <= KILLS; kill++) {
        int wanted = kill * EACH;
        List<Thread> writers = write(user, files);
        Waiting.until(
            PATIENCE,
            () -> wanted + " acknowledgements, there are " + acknowledged.size() + "; " + refusal,
            () -> acknowledged.size() >= wanted);
        kill(stage);
        for (Thread writer : writers) {
          writer.join();
        }
        start(stage);
        everythingIsThere(stage, user);
      }
      // What was handed in without an answer is there once or not at all, and asking again is safe.
      for (int i = 0; i < next.get(); i++) {
        Job job = user.submit(Traffic.Kind.QUICK.document(i), files, "key-" + i);
        acknowledged.put("key-" + i, job.id());
      }
      assertEquals(next.get(), user.jobs().size(), "one for each key");
      assertEquals(next.get(), Set.copyOf(acknowledged.values()).size());
    }
  }

  private List<Thread> write(PatientUser user, Map<String, String> files) {
    killed = false;
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(
          Thread.ofVirtual()
              .start(() -> {
                while (!killed) {
                  int number = next.getAndIncrement();
                  String key = "key-" + number;
                  try {
                    String document = Traffic.Kind.QUICK.document(number);
                    acknowledged.put(key, user.submitOnce(document, files, key).id());
                  } catch (IOException e) {
                    refusal = e.toString();
                    return; // it is dead
                  }
                }
              }));
    }
    return writers;
  }

  private void kill(Stage stage) throws InterruptedException {
    for (MortalServer server : stage.servers()) {
      server.kill();
    }
    stage.redis().ifPresent(redis -> redis.kill());
    killed = true;
  }

  private static void start(Stage stage) throws Exception {
    if (stage.redis().isPresent()) {
      stage.redis().orElseThrow().restart();
    }
    for (MortalServer server : stage.servers()) {
      server.start();
    }
  }

  private void everythingIsThere(Stage stage, PatientUser user) throws IOException {
    Set<String> there = user.jobs().stream().map(Job::id).collect(Collectors.toSet());
    Set<String> lost = new TreeSet<>(acknowledged.values());
    lost.removeAll(there);
    assertEquals(Set.of(), lost, "of " + acknowledged.size());
    for (String id : there) {
      JobFolder folder = JobFolder.at(stage.jobs().resolve(id));
      assertTrue(JobFolder.isJobFolder(folder.path()), id);
      assertTrue(Files.size(folder.dataFile("d.dat")) > 0, id);
    }
  }
}
