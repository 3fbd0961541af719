package org.drumlin.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.drumlin.chaos.Traffic.Kind;
import org.drumlin.job.Exit;
import org.drumlin.job.Job;
import org.drumlin.job.JobFolder;
import org.drumlin.job.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever dies, freezes, fills up or is cut off, and however often: no fit that was acknowledged
 * is lost, none has two effects, none ends in a state it should not. The short form; at length with
 * {@code -Ddrumlin.long=true}.
 */
final class ChaosIT {
  private static final boolean LONG = Boolean.getBoolean("drumlin.long");
  private static final long SEED = Long.getLong("drumlin.seed", 20261124);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration TIDYING = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void twoServersOnOneRedis() throws Exception {
    try (Stage stage = Stage.onRedis(folder, 2)) {
      survive(stage, LONG ? 5000 : 150);
    }
  }

  @Test
  void oneServerWithSqlite() throws Exception {
    try (Stage stage = Stage.onSqlite(folder, 3)) {
      survive(stage, LONG ? 1000 : 50);
    }
  }

  /** All kinds of harm for every so many fits, and at least once. */
  private static int rounds(int jobs) {
    return Math.max(1, jobs / 150);
  }

  private void survive(Stage stage, int jobs) throws Exception {
    System.out.println("seed " + SEED + " (-Ddrumlin.seed)");
    try (PatientUser user = new PatientUser(stage.door().port())) {
      user.register("anna");
      Follower follower = Follower.of(user);
      Traffic traffic = new Traffic(user, follower, jobs, SEED);
      Map<String, Integer> harm;
      try (Mischief mischief = Mischief.begin(stage, SEED, rounds(jobs))) {
        harm = mischief.done();
        traffic.run(mischief);
      }
      Waiting.within(PATIENCE, () -> follower.ends().size() >= jobs);
      List<String> faults = new ArrayList<>();
      // A server that was killed between its store and the folder moves the files when it is back.
      Waiting.within(
          TIDYING,
          () -> {
            faults.clear();
            faults.addAll(judged(stage, user, traffic.acknowledged(), follower.ends()));
            return faults.isEmpty();
          });
      faults.addAll(follower.faults());
      System.out.println(
          jobs
              + " fits, asked again "
              + user.retries()
              + " times, "
              + follower.streams()
              + " streams; "
              + harm);
      assertEquals(List.of(), faults, "seed " + SEED);
      assertTrue(harm.size() >= (stage.redis().isPresent() ? 11 : 4), "harm: " + harm);
      assertEquals(jobs, traffic.acknowledged().size());
      follower.close();
    }
  }

  /** All that is wrong at the end. */
  private static List<String> judged(
      Stage stage, PatientUser user, Map<String, Kind> acknowledged, Map<String, JobState> heard) {
    List<String> faults = new ArrayList<>();
    Map<String, Job> there = new HashMap<>();
    try {
      user.jobs().forEach(job -> there.put(job.id(), job));
      for (Job job : there.values()) {
        faults.addAll(onDisk(stage, job));
      }
    } catch (IOException e) {
      faults.add(e.toString());
    }
    if (!there.keySet().equals(acknowledged.keySet())) {
      Set<String> lost = new TreeSet<>(acknowledged.keySet());
      lost.removeAll(there.keySet());
      Set<String> more = new TreeSet<>(there.keySet());
      more.removeAll(acknowledged.keySet());
      faults.add("lost: " + lost + "; there without being acknowledged: " + more);
    }
    Map<Kind, Set<Double>> chisqs = new HashMap<>();
    for (Job job : there.values()) {
      Kind kind = acknowledged.getOrDefault(job.id(), Kind.QUICK);
      if (!kind.ends().contains(job.state())) {
        faults.add(kind + " " + job);
      }
      if (heard.get(job.id()) != job.state()) {
        faults.add(job.id() + " is " + job.state() + ", heard was " + heard.get(job.id()));
      }
      if (job.state() == JobState.FINISHED) {
        chisqs.computeIfAbsent(kind, k -> new TreeSet<>()).add(job.chisq().orElse(Double.NaN));
      }
    }
    chisqs.forEach((kind, values) -> {
      if (values.size() != 1) {
        faults.add("the same fit, " + kind + ", with chisq " + values);
      }
    });
    return faults;
  }

  /** One published result, that of the attempt which the store says. */
  private static List<String> onDisk(Stage stage, Job job) throws IOException {
    JobFolder folder = JobFolder.at(stage.jobs().resolve(job.id()));
    List<String> faults = new ArrayList<>();
    int published = folder.published().map(Exit::attempt).orElse(0);
    boolean computed = job.state() == JobState.FINISHED || job.state() == JobState.STOPPED;
    if (computed && published != job.attempt()) {
      faults.add(job + ": published is attempt " + published);
    }
    boolean result = Files.exists(folder.publishedFile("result.json"));
    if (result != computed) {
      faults.add(job + (result ? " has a result" : " has no result"));
    }
    try (Stream<Path> all = Files.walk(folder.path())) {
      long exits = all.filter(f -> f.endsWith("exit.json")).count();
      if (exits > 1) {
        faults.add(job + ": " + exits + " ends on disk");
      }
    }
    return faults;
  }
}
