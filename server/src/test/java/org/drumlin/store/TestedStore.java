package org.drumlin.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.Progress;

/** A store with nothing in it, and a clock that tests move. */
interface TestedStore {
  Duration LEASE = Duration.ofSeconds(60);
  QueueRules RULES = new QueueRules(5);

  JobStore store();

  /** Lets that much time go by for leases. */
  void pass(Duration time) throws Exception;

  static NewJob job(String id, Optional<String> key, String digest) {
    return new NewJob(id, "anna", "Blend " + id, "lm", List.of("sphere"), key, digest, Job.HERE, 0);
  }

  static Progress progress(long seq) {
    return new Progress(
        seq,
        0.5 * seq,
        "fit",
        0.1,
        3,
        100 * seq,
        200,
        seq,
        1.5,
        Double.NaN,
        Double.NaN,
        Map.of("rg", 56.0));
  }

  /** One of anna's. */
  default Job submit(String id) {
    return store().submit(job(id, Optional.empty(), id)).job();
  }

  default void submit(String owner, String id, String target, int priority) {
    store()
        .submit(new NewJob(id, owner, "", "lm", List.of(), Optional.empty(), id, target, priority));
  }

  default Lease claim() {
    return store().claim(Job.HERE, "w", LEASE).orElseThrow().lease();
  }

  default List<JobEvent> events() {
    return store().events(EventQuery.all(0, 1000)).events();
  }
}
