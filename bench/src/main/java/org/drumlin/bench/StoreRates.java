package org.drumlin.bench;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;
import org.drumlin.store.Claim;
import org.drumlin.store.Ending;
import org.drumlin.store.JobStore;
import org.drumlin.store.Lease;
import org.drumlin.store.NewJob;
import org.drumlin.store.QueueRules;
import org.drumlin.store.RedisConnection;
import org.drumlin.store.RedisJobStore;
import org.drumlin.store.RedisSettings;
import org.drumlin.store.SqliteJobStore;

/**
 * How many jobs a second a store takes, lends and ends, each step on disk before the next: prints
 * rows of a table. For bench/store/run.
 */
public final class StoreRates {
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final double WARM_UP = 2;
  private static final int USERS = 20;
  private static final double NANOS = 1e9;

  private final JobStore store;
  private final String name;
  private final double seconds;

  private StoreRates(JobStore store, String name, double seconds) {
    this.store = store;
    this.name = name;
    this.seconds = seconds;
  }

  /** {@code SECONDS FOLDER REDIS-URL}. */
  public static void main(String[] args) throws Exception {
    double seconds = Double.parseDouble(args[0]);
    try (JobStore sqlite = SqliteJobStore.open(Path.of(args[1]), InstantSource.system())) {
      new StoreRates(sqlite, "SQLite", seconds).print(System.out);
    }
    RedisSettings settings = RedisSettings.of(URI.create(args[2]), "default", "");
    try (RedisConnection connection = RedisConnection.open(settings);
        JobStore redis = RedisJobStore.open(connection, QueueRules.UNLIMITED)) {
      new StoreRates(redis, "Redis", seconds).print(System.out);
    }
  }

  private void print(PrintStream out) throws Exception {
    run("warm", 1, WARM_UP);
    for (int threads : new int[] {1, 8}) {
      long[] nanos = run("t" + threads, threads, seconds);
      Arrays.sort(nanos);
      out.printf(
          Locale.ROOT,
          "| %s | %d | %,.0f | %.2f | %.2f |%n",
          name,
          threads,
          nanos.length / seconds,
          nanos[nanos.length / 2] * 1e-6,
          nanos[nanos.length * 99 / 100] * 1e-6);
    }
  }

  /** The times of all jobs, from before submission to after the end. */
  private long[] run(String run, int threads, double seconds)
      throws InterruptedException, ExecutionException {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      long end = System.nanoTime() + (long) (seconds * NANOS);
      List<Future<List<Long>>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        String mine = run + "-" + i + "-";
        all.add(pool.submit(() -> jobs(mine, end)));
      }
      List<Long> nanos = new ArrayList<>();
      for (Future<List<Long>> one : all) {
        nanos.addAll(one.get());
      }
      return nanos.stream().mapToLong(Long::longValue).toArray();
    }
  }

  private List<Long> jobs(String ids, long end) {
    List<Long> nanos = new ArrayList<>();
    long before = System.nanoTime();
    while (before < end) {
      one(ids + nanos.size(), "user" + nanos.size() % USERS);
      long after = System.nanoTime();
      nanos.add(after - before);
      before = after;
    }
    return nanos;
  }

  private void one(String id, String owner) {
    store.submit(
        new NewJob(
            id, owner, "A fit", "dream", List.of("sphere"), Optional.of(id), id, Job.HERE, 0));
    // Another thread may have taken it; then this one takes another's.
    Optional<Claim> claim = store.claim(Job.HERE, "bench", LEASE);
    if (claim.isPresent()) {
      Lease lease = claim.orElseThrow().lease();
      store.publish(lease, new Ending(JobState.FINISHED, "converged", Optional.of(1.0)));
    }
  }
}
