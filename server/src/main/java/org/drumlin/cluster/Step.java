package org.drumlin.cluster;

import org.drumlin.job.JobState;

/** What is to be done for a job next. */
public sealed interface Step {

  /** Hand it to the scheduler: for the first time, or again, since it never got there. */
  record Submit() implements Step {}

  /**
   * Nothing: it waits or runs.
   *
   * @param running whether a node computes it
   * @param id the scheduler's; may be empty
   * @param words for a person
   */
  record Wait(boolean running, String id, String words) implements Step {}

  /** Nothing was learned: what was said of it stays. */
  record Keep() implements Step {}

  /** Ask accounting and the controller about it at the next look. */
  record Ask() implements Step {}

  /** Fetch what there is and end it so. */
  record End(JobState state, String message) implements Step {}

  /**
   * What computed it is gone, through no fault of the fit: the next attempt goes on from the state
   * kept.
   */
  record Again(String reason) implements Step {}

  /** Nobody there knows anything of it, and it left nothing behind. */
  record Lost() implements Step {}
}
