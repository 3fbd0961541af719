package org.drumlin.slurm;

import java.time.Instant;
import java.util.Optional;

/**
 * A job as its scheduler shows it.
 *
 * @param id the scheduler's, which it may give to another job later
 * @param name as submitted, which ends with the token
 * @param token the comment it was submitted with; empty where the scheduler does not show it
 * @param state empty when its word is not known
 * @param said the state as the scheduler put it
 * @param reason why it waits or how it ended, as the scheduler put it; may be empty
 * @param nodes where it runs; may be empty
 * @param start when it began, or is expected to
 * @param by whoever cancelled it; may be empty
 */
public record QueueEntry(
    String id,
    String name,
    String token,
    Optional<QueueState> state,
    String said,
    String reason,
    String nodes,
    Optional<Instant> start,
    String by) {

  /** Whether it is the job that was submitted with that token. Its id alone does not say so. */
  public boolean is(String wanted) {
    return token.isEmpty() ? name.endsWith("-" + wanted) : token.equals(wanted);
  }

  /** Whether it waits for something that does not come by itself. */
  public boolean never() {
    return state.filter(now -> now == QueueState.PENDING).isPresent()
        && PendingReason.of(reason).never();
  }

  /** For a person: what it waits for, where it runs, how it ended; may be empty. */
  public String words() {
    if (state.isEmpty()) {
      return "the queue calls its state '" + said + "', which is not known here";
    }
    return switch (state.orElseThrow()) {
      case PENDING -> waiting();
      case RUNNING -> nodes.isEmpty() ? "" : "on " + nodes;
      case SUSPENDED -> "suspended by the cluster" + (nodes.isEmpty() ? "" : " on " + nodes);
      case FINISHING -> "its node tidies up";
      case CANCELLED -> by.isEmpty() ? "" : "by " + by;
      case COMPLETED -> "";
      default -> reason.isEmpty() || reason.equals("None") ? "" : reason;
    };
  }

  private String waiting() {
    String why = PendingReason.of(reason).words();
    return start
        .map(at ->
            why + "; expected to start at " + at.toString().replace("T", " ").replace("Z", " UTC"))
        .orElse(why);
  }
}
