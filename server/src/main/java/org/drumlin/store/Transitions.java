package org.drumlin.store;

import java.time.Instant;
import java.util.Optional;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;
import org.drumlin.job.Progress;

/** What a job becomes by each thing that can happen to it. */
final class Transitions {
  private Transitions() {}

  static Job submitted(NewJob job, Instant now) {
    return new Job(
        job.id(),
        job.title(),
        JobState.QUEUED,
        job.method(),
        job.models(),
        0,
        now,
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        job.target(),
        Optional.empty());
  }

  static Job claimed(Job job) {
    return copy(
        job, JobState.STARTING, job.attempt() + 1, job.started(), job.ended(), "", job.chisq());
  }

  /** Running since now; a job that is stopping goes on doing so. */
  static Job running(Job job, Instant now) {
    return copy(
        job,
        job.state().advance(JobState.RUNNING),
        job.attempt(),
        Optional.of(now),
        job.ended(),
        job.message(),
        job.chisq());
  }

  static Job stopping(Job job) {
    return copy(
        job,
        JobState.STOPPING,
        job.attempt(),
        job.started(),
        job.ended(),
        job.message(),
        job.chisq());
  }

  static Job progressed(Job job, Progress progress) {
    return job.withProgress(Optional.of(progress));
  }

  /** Queued for its next attempt, with nothing of the one that died. */
  static Job requeued(Job job, String reason) {
    return copy(
            job,
            JobState.QUEUED,
            job.attempt(),
            Optional.empty(),
            Optional.empty(),
            reason,
            Optional.empty())
        .withProgress(Optional.empty());
  }

  static Job ended(Job job, Ending ending, Instant now) {
    return copy(
        job,
        ending.state(),
        job.attempt(),
        job.started(),
        Optional.of(now),
        ending.message(),
        ending.chisq());
  }

  private static Job copy(
      Job job,
      JobState state,
      int attempt,
      Optional<Instant> started,
      Optional<Instant> ended,
      String message,
      Optional<Double> chisq) {
    return new Job(
        job.id(),
        job.title(),
        state,
        job.method(),
        job.models(),
        attempt,
        job.created(),
        started,
        ended,
        message,
        job.progress(),
        chisq,
        job.target(),
        Optional.empty());
  }
}
