package org.drumlin.cluster;

/** What a scheduler answered when it was asked about one job. */
public sealed interface Sighting {

  /** It was not asked. */
  record Unasked() implements Sighting {}

  /** It did not answer, so nothing follows. */
  record Unknown() implements Sighting {}

  /** It answered, and knows no such job. */
  record Absent() implements Sighting {}

  /**
   * It knows the job.
   *
   * @param id there
   * @param words for a person: what it waits for, where it runs, who cancelled it; may be empty
   * @param never whether it can never start as it was asked for
   */
  record Seen(String id, Phase phase, String words, boolean never) implements Sighting {}

  /** Where a job stands at its scheduler. */
  enum Phase {
    PENDING,
    RUNNING,
    SUSPENDED,
    /** Its processes end, or its files are put away. */
    FINISHING,
    COMPLETED,
    FAILED,
    TIMEOUT,
    OUT_OF_MEMORY,
    NODE_FAIL,
    BOOT_FAIL,
    DEADLINE,
    PREEMPTED,
    CANCELLED;

    /** Whether nothing more happens to it there. */
    public boolean ended() {
      return ordinal() >= COMPLETED.ordinal();
    }
  }
}
