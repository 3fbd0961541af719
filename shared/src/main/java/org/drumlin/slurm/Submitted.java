package org.drumlin.slurm;

/** What came of handing a job to a scheduler. */
public sealed interface Submitted {

  /** It is in the queue. */
  record Accepted(String id) implements Submitted {}

  /**
   * It is not, and asking again would not help.
   *
   * @param message what is wrong and what to do, with the scheduler's own words
   */
  record Refused(String message) implements Submitted {}

  /**
   * It may be in the queue or not: look for its token before it is handed in again.
   *
   * @param message what was answered, for a person
   */
  record Unclear(String message) implements Submitted {}
}
