package org.drumlin.slurm;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a job stands at its scheduler. States are a partial order: what was seen later in a job's
 * life is not taken back by a late answer.
 */
public enum QueueState {
  PENDING(0),
  RUNNING(1),
  SUSPENDED(1),
  /** Its processes end, or its files are put away. */
  FINISHING(2),
  /** Its script ended with 0, which says nothing of the fit: see what it wrote. */
  COMPLETED(3),
  FAILED(3),
  TIMEOUT(3),
  OUT_OF_MEMORY(3),
  NODE_FAIL(3),
  BOOT_FAIL(3),
  DEADLINE(3),
  PREEMPTED(3),
  CANCELLED(3);

  private static final int LAST = 3;
  private static final Map<String, QueueState> SLURM =
      Map.ofEntries(
          Map.entry("PENDING", PENDING),
          Map.entry("CONFIGURING", PENDING),
          Map.entry("REQUEUED", PENDING),
          Map.entry("REQUEUE_FED", PENDING),
          Map.entry("REQUEUE_HOLD", PENDING),
          Map.entry("SPECIAL_EXIT", PENDING),
          Map.entry("RESV_DEL_HOLD", PENDING),
          Map.entry("RUNNING", RUNNING),
          Map.entry("RESIZING", RUNNING),
          Map.entry("SIGNALING", RUNNING),
          Map.entry("SUSPENDED", SUSPENDED),
          Map.entry("STOPPED", SUSPENDED),
          Map.entry("COMPLETING", FINISHING),
          Map.entry("STAGE_OUT", FINISHING),
          Map.entry("COMPLETED", COMPLETED),
          Map.entry("FAILED", FAILED),
          Map.entry("LAUNCH_FAILED", FAILED),
          Map.entry("TIMEOUT", TIMEOUT),
          Map.entry("OUT_OF_MEMORY", OUT_OF_MEMORY),
          Map.entry("NODE_FAIL", NODE_FAIL),
          Map.entry("RECONFIG_FAIL", NODE_FAIL),
          Map.entry("BOOT_FAIL", BOOT_FAIL),
          Map.entry("DEADLINE", DEADLINE),
          Map.entry("PREEMPTED", PREEMPTED),
          Map.entry("CANCELLED", CANCELLED),
          Map.entry("REVOKED", CANCELLED));

  private final int rank;

  QueueState(int rank) {
    this.rank = rank;
  }

  /**
   * What slurm prints, such as {@code CANCELLED by 1000}: its first word counts. Empty for a word
   * that is not known: what was known of the job stays.
   */
  public static Optional<QueueState> ofSlurm(String text) {
    String first = text.strip().split("[ +]", 2)[0];
    return Optional.ofNullable(SLURM.get(first.toUpperCase(Locale.ROOT)));
  }

  /** Whether nothing more happens to it there. */
  public boolean ended() {
    return rank == LAST;
  }

  /**
   * This state, seen by somebody who knew that one.
   *
   * @param requeued whether the scheduler put the job back into its queue, the one way back
   */
  public QueueState after(QueueState known, boolean requeued) {
    boolean back = rank < known.rank || known.ended() && this != known;
    return back && !requeued ? known : this;
  }
}
