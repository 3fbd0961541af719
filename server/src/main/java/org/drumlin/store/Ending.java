package org.drumlin.store;

import java.util.Optional;
import org.drumlin.job.JobState;

/**
 * How an attempt ended.
 *
 * @param state a final one
 * @param message why, for a person; may be empty
 * @param chisq reduced, when there is a result
 */
public record Ending(JobState state, String message, Optional<Double> chisq) {
  /** Of a job that was taken back while it waited. */
  static final Ending CANCELLED =
      new Ending(JobState.CANCELLED, "cancelled before it started", Optional.empty());
}
