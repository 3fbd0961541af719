package org.drumlin.slurm;

import java.util.List;
import java.util.Optional;

/**
 * What a scheduler remembers of jobs that may have left its queue.
 *
 * @param complete whether all its memories answered, so that a job that is not in them is in none
 * @param entries newest memory last; several for a job that ran more than once
 */
public record Records(boolean complete, List<QueueEntry> entries) {
  public Records {
    entries = List.copyOf(entries);
  }

  /** What is known of the job with that token. */
  public Optional<QueueEntry> find(String token) {
    return entries.stream()
        .filter(entry -> entry.is(token))
        .reduce((one, other) -> further(one, other) ? other : one);
  }

  /** Accounting says RUNNING for a while after the end: whoever knows more is believed. */
  private static boolean further(QueueEntry one, QueueEntry other) {
    if (other.state().isEmpty() || one.state().isEmpty()) {
      return other.state().isPresent();
    }
    QueueState before = one.state().orElseThrow();
    boolean named = !one.by().isEmpty() && other.by().isEmpty();
    return other.state().orElseThrow().after(before, false) != before || before.ended() && !named;
  }
}
