package org.drumlin.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;

/** Fits of several kinds, handed in as fast as they end. */
final class Traffic {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int WRITERS = 3;
  private static final int MOST_UNFINISHED = 16;

  /** A kind of fit, and how it may end. */
  enum Kind {
    QUICK("y = a + b*x", "{\"name\": \"lm\"}", Set.of(JobState.FINISHED)),
    SAMPLED(
        "y = a + b*x",
        "{\"name\": \"dream\", \"samples\": 3000, \"seed\": 1}",
        Set.of(JobState.FINISHED)),
    /** The logarithm of a negative number: there is no value to begin with. */
    HOPELESS("y = a + b*log(x - 10)", "{\"name\": \"lm\"}", Set.of(JobState.FAILED)),
    STOPPED(
        "y = a + b*x",
        "{\"name\": \"dream\", \"steps\": 10000000, \"thin\": 1000, \"seed\": 1}",
        Set.of(JobState.STOPPED, JobState.CANCELLED));

    private final String formula;
    private final String method;
    private final Set<JobState> ends;

    Kind(String formula, String method, Set<JobState> ends) {
      this.formula = formula;
      this.method = method;
      this.ends = ends;
    }

    Set<JobState> ends() {
      return ends;
    }

    String document(int number) {
      return """
      {"drumlin": 1, "title": "%s %d", "datasets": [{"id": "d", "file": "d.dat"}],
       "models": [{"id": "m", "model": "%s", "parameters": {
         "a": {"value": 1, "fit": [-10, 10]}, "b": {"value": 1, "fit": [-10, 10]}}}],
       "method": %s}\
      """
          .formatted(name(), number, formula, method);
    }

    private static Kind drawn(Random random) {
      int ten = random.nextInt(10);
      return ten < 6 ? QUICK : ten < 8 ? SAMPLED : ten < 9 ? HOPELESS : STOPPED;
    }
  }

  private final PatientUser user;
  private final Follower follower;
  private final Map<String, String> files;
  private final Map<String, Kind> acknowledged = new ConcurrentHashMap<>();
  private final List<Kind> kinds = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  Traffic(PatientUser user, Follower follower, int jobs, long seed) throws IOException {
    this.user = user;
    this.follower = follower;
    this.files = Map.of("d.dat", user.upload(data()));
    Random random = new Random(seed);
    for (int i = 0; i < jobs; i++) {
      kinds.add(Kind.drawn(random));
    }
  }

  /** Twenty points on a line, with noise of a kind. */
  static byte[] data() {
    StringBuilder data = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      data.append(0.1 * (i + 1)).append(' ').append(2 + 0.3 * i + (i * 7 % 5 - 2) * 0.05);
      data.append(" 0.1\n");
    }
    return data.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Ids of all that was acknowledged, and of what kind each is. */
  Map<String, Kind> acknowledged() {
    return acknowledged;
  }

  /** Returns when all are acknowledged, and those to be stopped were asked to. */
  void run(Mischief mischief) throws InterruptedException {
    List<Throwable> faults = new ArrayList<>();
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      Thread writer = Thread.ofVirtual().unstarted(() -> write(mischief));
      writer.setUncaughtExceptionHandler((thread, fault) -> {
        synchronized (faults) {
          faults.add(fault);
        }
      });
      writer.start();
      writers.add(writer);
    }
    for (Thread writer : writers) {
      writer.join();
    }
    if (!faults.isEmpty()) {
      throw new AssertionError("a user was told something wrong", faults.getFirst());
    }
  }

  private void write(Mischief mischief) {
    for (int i = next.getAndIncrement(); i < kinds.size(); i = next.getAndIncrement()) {
      int number = i;
      // Spread over the harm: every kind of it is to meet fits.
      Waiting.until(
          PATIENCE,
          () -> "fits to end; ended are " + follower.ends().size(),
          () ->
              acknowledged.size() - follower.ends().size() < MOST_UNFINISHED
                  && (long) number * mischief.planned()
                      <= (long) kinds.size() * (1 + mischief.deeds()));
      Kind kind = kinds.get(i);
      try {
        Job job = user.submit(kind.document(i), files, "key-" + i);
        Kind other = acknowledged.put(job.id(), kind);
        if (other != null) {
          throw new AssertionError(job.id() + " was acknowledged for two fits");
        }
        if (kind == Kind.STOPPED) {
          stop(job.id(), i);
        }
      } catch (IOException e) {
        throw new AssertionError("an answer is not understood", e);
      }
    }
  }

  /** Every other one in its middle, the others wherever they are. */
  private void stop(String id, int number) throws IOException {
    if (number % 2 == 0) {
      Waiting.until(PATIENCE, () -> id + " to be at work", () -> state(id) == JobState.RUNNING);
    }
    user.stop(id);
  }

  private JobState state(String id) {
    try {
      return user.job(id).state();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
