package org.drumlin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobState;
import org.junit.jupiter.api.Test;

/**
 * Random operations on a store and on the model give the same answers. One subclass a store: since
 * all run the same seeds, stores that agree with the model agree with one another.
 */
abstract class JobStoreTrace {
  private static final int SEEDS = Boolean.getBoolean("drumlin.long") ? 300 : 10;
  private static final int STEPS = 250;
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final QueueRules RULES = new QueueRules(3);
  private static final List<String> OWNERS = List.of("anna", "bob", "cleo");
  private static final List<String> TARGETS = List.of(Job.HERE, Job.HERE, Job.HERE, "cluster");
  private static final List<JobState> ENDS =
      List.of(JobState.FINISHED, JobState.STOPPED, JobState.FAILED);

  /** A store with nothing in it; the one before is closed. */
  abstract JobStore openEmpty(QueueRules rules) throws Exception;

  abstract void pass(Duration time) throws Exception;

  @Test
  void randomTracesFollowTheModel() throws Exception {
    long first = Long.getLong("drumlin.seed", 20261122L);
    int poisoned = 0;
    for (long seed = first; seed < first + SEEDS; seed++) {
      try (JobStore store = openEmpty(RULES)) {
        Trace trace = new Trace(store, new Random(seed), "seed " + seed);
        trace.run();
        poisoned += trace.poisoned();
      }
    }
    assertTrue(poisoned > 0, "the traces go where jobs are given up");
  }

  private final class Trace {
    private final JobStore store;
    private final ModelJobStore model = new ModelJobStore(RULES);
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
        if (step % 4 == 0) {
          same(where);
        }
      }
      same(seed);
      consistent();
    }

    private void same(String where) {
      for (String owner : OWNERS) {
        assertEquals(model.all(owner), all(owner), where);
        assertEquals(model.all(owner).size(), store.count(owner), where);
      }
      assertEquals(model.queue(), queue(), where);
    }

    private void step(String where) throws Exception {
      switch (random.nextInt(16)) {
        case 0, 1, 2, 3 -> submit(where);
        case 4, 5, 6 -> {
          String target = any(TARGETS);
          assertEquals(
              model.claim(target, now, LEASE.toMillis()),
              lent(store.claim(target, "w", LEASE)),
              where);
        }
        case 7, 8 -> {
          String target = any(TARGETS);
          assertEquals(
              model.takeOver(target, now, LEASE.toMillis()),
              lent(store.takeOver(target, "v", LEASE)),
              where);
        }
        case 9 -> {
          long millis = random.nextInt(20_000);
          pass(Duration.ofMillis(millis));
          now += millis;
        }
        case 10 -> assertEquals(model.requestStop(id()), stopped(), where);
        case 11 -> assertEquals(model.delete(last), store.delete(last), where);
        default -> underLease(where);
      }
    }

    private <T> T any(List<T> choice) {
      return choice.get(random.nextInt(choice.size()));
    }

    private String id() {
      last = any(ids);
      return last;
    }

    private String stopped() {
      return store.requestStop(last).map(job -> job.state().toString()).orElse("unknown");
    }

    private void submit(String where) {
      Optional<String> key =
          random.nextBoolean() ? Optional.empty() : Optional.of("k" + random.nextInt(20));
      NewJob job =
          new NewJob(
              "j" + ids.size(),
              any(OWNERS),
              "",
              "lm",
              List.of("sphere"),
              key,
              "d" + random.nextInt(2),
              any(TARGETS),
              random.nextInt(-2, 3));
      Submitted submitted = store.submit(job);
      assertEquals(model.submit(job), submitted.outcome() + " " + submitted.job().id(), where);
      if (submitted.outcome() == Submitted.Outcome.ACCEPTED) {
        ids.add(job.id());
      }
    }

    private void underLease(String where) {
      if (leases.isEmpty()) {
        return;
      }
      // Mostly a recent lease, at times one long lost.
      int back = random.nextInt(4) == 0 ? random.nextInt(leases.size()) : random.nextInt(3);
      Lease lease = leases.get(Math.max(0, leases.size() - 1 - back));
      switch (random.nextInt(9)) {
        case 0, 1 -> assertEquals(model.running(lease), store.running(lease), where);
        case 2 ->
            assertEquals(
                model.progress(lease), store.progress(lease, TestedStore.progress(1)), where);
        case 3 ->
            assertEquals(
                model.heartbeat(lease, now + LEASE.toMillis()),
                store.heartbeat(lease, LEASE).map(job -> job.state().toString()).orElse("lost"),
                where);
        case 4 -> assertEquals(model.requeue(lease, "died"), store.requeue(lease, "died"), where);
        case 5 -> {
          JobState end = any(ENDS);
          assertEquals(
              model.publish(lease, end),
              store.publish(lease, new Ending(end, "", Optional.empty())),
              where);
        }
        case 6 -> assertEquals(model.log(lease, where), store.log(lease, where), where);
        case 7 ->
            assertEquals(
                model.remark(lease, where), store.remark(lease, where, Optional.empty()), where);
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

    private List<String> all(String owner) {
      return store.list(owner).reversed().stream()
          .map(job -> job.id() + " " + job.state() + " " + job.attempt() + " " + job.message())
          .toList();
    }

    private List<String> queue() {
      return store.queue().stream()
          .map(entry -> entry.owner() + " " + entry.queued() + " " + entry.running())
          .toList();
    }

    int poisoned() {
      return (int)
          OWNERS.stream()
              .flatMap(owner -> store.list(owner).stream())
              .filter(job -> job.message().startsWith(Poison.WORDS))
              .count();
    }

    /** The last state event of each job tells its state; ends are told once. */
    private void consistent() {
      List<JobEvent> events = store.events(EventQuery.all(0, 100_000)).events();
      for (String owner : OWNERS) {
        for (Job job : store.list(owner)) {
          List<JobEvent> states =
              events.stream()
                  .filter(e -> e.job().equals(job.id()) && e.type() == JobEvent.Type.STATE)
                  .toList();
          assertEquals(job.toJson().toString(), latest(job, states).toString(), seed + job.id());
          long ends =
              states.stream()
                  .filter(
                      e -> JobState.ofWire(e.data().path("state").asText()).orElseThrow().ended())
                  .count();
          assertEquals(job.state().ended() ? 1 : 0, ends, seed + job.id());
        }
      }
      for (JobState state : JobState.values()) {
        long all =
            OWNERS.stream()
                .flatMap(owner -> store.list(owner).stream())
                .filter(job -> job.state() == state)
                .count();
        assertEquals(all, store.count(state), seed);
      }
    }

    /** What the last state event says, with the progress there is now. */
    private Object latest(Job job, List<JobEvent> states) {
      var told = states.getLast().data().deepCopy();
      told.set("progress", job.toJson().path("progress"));
      return told;
    }
  }
}
