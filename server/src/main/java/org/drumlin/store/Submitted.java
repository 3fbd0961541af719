package org.drumlin.store;

import org.drumlin.job.Job;

/** What became of a submission, and the job there is now. */
public record Submitted(Outcome outcome, Job job) {
  public enum Outcome {
    /** New, and on disk. */
    ACCEPTED,
    /** The same submission came before; this is its job. */
    KNOWN,
    /** The key was used before for something else; this is that job. Nothing was added. */
    CONFLICT
  }
}
