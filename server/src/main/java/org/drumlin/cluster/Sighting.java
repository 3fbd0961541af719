package org.drumlin.cluster;

import org.drumlin.slurm.QueueEntry;

/** What a scheduler answered when it was asked about one job. */
public sealed interface Sighting {

  /** It was not asked. */
  record Unasked() implements Sighting {}

  /** It did not answer, or not in words that are known, so nothing follows. */
  record Unknown() implements Sighting {}

  /** It answered, and knows no such job. */
  record Absent() implements Sighting {}

  /** It knows the job, and its state is one that is known. */
  record Seen(QueueEntry entry) implements Sighting {
    boolean ended() {
      return entry.state().orElseThrow().ended();
    }
  }

  /** Of an entry; one in a state that nobody knows tells nothing. */
  static Sighting of(QueueEntry entry) {
    return entry.state().isPresent() ? new Seen(entry) : new Unknown();
  }
}
