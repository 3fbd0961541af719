package org.drumlin.cluster;

import org.drumlin.slurm.Scheduler;

/**
 * What one job's look is to show.
 *
 * @param name in the queue
 * @param id the scheduler's; may be empty
 * @param progress bytes of progress.jsonl that are known
 * @param partial which partial result is known; may be empty
 * @param doubtful whether accounting is asked too
 */
public record LookFor(
    String token,
    String name,
    String id,
    int attempt,
    long progress,
    String partial,
    boolean doubtful) {

  Scheduler.Wanted wanted() {
    return new Scheduler.Wanted(id, name);
  }
}
