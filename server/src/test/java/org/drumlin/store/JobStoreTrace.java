package org.drumlin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobState;
import org.junit.jupiter.api.Test;

/** Random operations on a store and on the model give the same answers. One subclass a store. */
abstract class JobStoreTrace {
  private static final int SEEDS = 10;
  private static final int STEPS = 250;
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final List<JobState> ENDS =
      List.of(JobState.FINISHED, JobState.STOPPED, JobState.FAILED);

  /** A store with nothing in it; the one before is closed. */
  abstract JobStore openEmpty() throws Exception;

  abstract void pass(Duration time) throws Exception;

  @Test
  void randomTracesFollowTheModel() throws Exception {
    long first = Long.getLong("drumlin.seed", 20261122L);
    for (long seed = first; seed < first + SEEDS; seed++) {
      try (JobStore store = openEmpty()) {
        new Trace(store, new Random(seed), "seed " + seed).run();
      }
    }
  }

  private final class Trace {
    private final JobStore store;
    private final ModelJobStore model = new ModelJobStore();
    private final Random random;
    private final String seed;
    private final List<String> ids = new ArrayList<>(List.of("never"));
    private final List<Lease> leases = new ArrayList<>();
    private long now;
    private String last = "never";

    Trace(JobStore store, Random random, String seed) {
      this.store = store;
      this.random = random;
      this.seed = seed;
    }

    void run() throws Exception {
      for (int step = 0; step < STEPS; step++) {
        String where = seed + " step " + step;
        step(where);
        assertEquals(model.all(), all(), where);
      }
      consistent();
    }

    private void step(String where) throws Exception {
      switch (random.nextInt(14)) {
        case 0, 1, 2 -> submit(where);
        case 3, 4 ->
            assertEquals(
                model.claim(now, LEASE.toMillis()), lent(store.claim(Job.HERE, "w", LEASE)), where);
        case 5 ->
            assertEquals(
                model.takeOver(now, LEASE.toMillis()),
                lent(store.takeOver(Job.HERE, "v", LEASE)),
                where);
        case 6 -> {
          long millis = random.nextInt(12_000);
          pass(Duration.ofMillis(millis));
          now += millis;
        }
        case 7 -> assertEquals(model.requestStop(id()), stopped(), where);
        case 8 -> assertEquals(model.delete(last), store.delete(last), where);
        default -> underLease(where);
      }
    }

    private String id() {
      last = ids.get(random.nextInt(ids.size()));
      return last;
    }

    private String stopped() {
      return store.requestStop(last).map(job -> job.state().toString()).orElse("unknown");
    }

    private void submit(String where) {
      String id = "j" + ids.size();
      Optional<String> key =
          random.nextBoolean() ? Optional.empty() : Optional.of("k" + random.nextInt(20));
      String digest = "d" + random.nextInt(2);
      Submitted submitted = store.submit(JobStoreContract.job(id, key, digest));
      assertEquals(
          model.submit(id, key, digest), submitted.outcome() + " " + submitted.job().id(), where);
      if (submitted.outcome() == Submitted.Outcome.ACCEPTED) {
        ids.add(id);
      }
    }

    private void underLease(String where) {
      if (leases.isEmpty()) {
        return;
      }
      // Mostly a recent lease, at times one long lost.
      int back = random.nextInt(4) == 0 ? random.nextInt(leases.size()) : random.nextInt(3);
      Lease lease = leases.get(Math.max(0, leases.size() - 1 - back));
      switch (random.nextInt(7)) {
        case 0, 1 -> assertEquals(model.running(lease), store.running(lease), where);
        case 2 ->
            assertEquals(
                model.write(lease), store.progress(lease, JobStoreContract.progress(1)), where);
        case 3 ->
            assertEquals(
                model.heartbeat(lease, now + LEASE.toMillis()),
                store.heartbeat(lease, LEASE).map(job -> job.state().toString()).orElse("lost"),
                where);
        case 4 -> assertEquals(model.requeue(lease), store.requeue(lease, "died"), where);
        case 5 -> {
          JobState end = ENDS.get(random.nextInt(ENDS.size()));
          assertEquals(
              model.publish(lease, end),
              store.publish(lease, new Ending(end, "", Optional.empty())),
              where);
        }
        default -> {
          model.release(lease);
          store.release(lease);
        }
      }
    }

    private String lent(Optional<Claim> claim) {
      if (claim.isEmpty()) {
        return "none";
      }
      leases.add(claim.orElseThrow().lease());
      Job job = claim.orElseThrow().job();
      return job.id() + " " + job.attempt() + " " + job.state();
    }

    private String all() {
      StringBuilder text = new StringBuilder();
      for (Job job : store.list("anna").reversed()) {
        text.append(String.format(Locale.ROOT, "%s %s %d%n", job.id(), job.state(), job.attempt()));
      }
      return text.toString().replace(System.lineSeparator(), "\n");
    }

    /** The last state event of each job tells its state; ends are told once. */
    private void consistent() {
      List<JobEvent> events = store.events(EventQuery.all(0, 100_000)).events();
      for (Job job : store.list("anna")) {
        List<JobEvent> states =
            events.stream()
                .filter(e -> e.job().equals(job.id()) && e.type() == JobEvent.Type.STATE)
                .toList();
        assertEquals(
            job.state().wire(), states.getLast().data().path("state").asText(), seed + job.id());
        long ends =
            states.stream()
                .filter(e -> JobState.ofWire(e.data().path("state").asText()).orElseThrow().ended())
                .count();
        assertEquals(job.state().ended() ? 1 : 0, ends, seed + job.id());
      }
    }
  }
}
