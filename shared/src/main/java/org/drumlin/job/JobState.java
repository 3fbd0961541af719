package org.drumlin.job;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a job stands. The states are a partial order: queued, starting, running, stopping, then one
 * of the four ends. News that would move a job backward, or from one end to another, is ignored;
 * {@link #requeued} is the one named exception. Losing contact is not a state.
 */
public enum JobState {
  /** Stored, waits for a slot. */
  QUEUED(0),
  /** Claimed; its runner is being started. */
  STARTING(1),
  /** Its runner has said that it is at work. */
  RUNNING(2),
  /** Asked to end now with what it has. */
  STOPPING(3),
  /** The fit ended by itself; there is a result. */
  FINISHED(4),
  /** Ended early on request; there is a partial result. */
  STOPPED(4),
  /** Ended without a result; the message says why. */
  FAILED(4),
  /** Taken back with nothing computed that could be kept. */
  CANCELLED(4);

  private final int rank;

  JobState(int rank) {
    this.rank = rank;
  }

  /** The name on the wire: lower case. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of that wire name. */
  public static Optional<JobState> ofWire(String wire) {
    for (JobState state : values()) {
      if (state.wire().equals(wire)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  /** Whether nothing more will happen to the job. */
  public boolean ended() {
    return rank == FINISHED.rank;
  }

  /** Whether a runner is at work, or about to be. */
  public boolean active() {
    return rank > QUEUED.rank && !ended();
  }

  /** Whether {@code next} lies strictly ahead, so that the job may move there. */
  public boolean before(JobState next) {
    return next.rank > rank;
  }

  /** The state after news of {@code next}: that, when it lies ahead, else this one. */
  public JobState advance(JobState next) {
    return before(next) ? next : this;
  }

  /**
   * The state after the runner died of something that is not the fit's fault: queued again as the
   * next attempt. A job that was stopping does not start again, and an ended one stays ended.
   */
  public JobState requeued() {
    return switch (this) {
      case STARTING, RUNNING -> QUEUED;
      case STOPPING -> CANCELLED;
      default -> this;
    };
  }
}
