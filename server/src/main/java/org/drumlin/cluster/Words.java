package org.drumlin.cluster;

import org.drumlin.cluster.Sighting.Phase;
import org.drumlin.cluster.Sighting.Seen;

/** Why a job on a cluster ended without a result: what is wrong, and what to do. */
final class Words {
  static final String TIME_KEPT =
      "The time limit was reached before the fit had ended. Its state is kept: \"Continue\" submits"
          + " the rest.";
  static final String STOPPED_BEFORE_RESULT = "cancelled before there was a result to keep";

  private Words() {}

  static String scriptCode(int code) {
    return "The fit's process ended on the cluster without a result (exit code "
        + code
        + (code == 137 ? ", killed: perhaps for memory, so ask for more" : "")
        + ").";
  }

  /** Of the machine, not of the fit. */
  static String fault(Phase phase) {
    return switch (phase) {
      case NODE_FAIL -> "the node that computed it failed";
      case BOOT_FAIL -> "the node that was to compute it did not start";
      default -> "a more urgent job took its place";
    };
  }

  static String cancelled(Seen job) {
    return "Cancelled on the cluster"
        + (job.words().isEmpty() ? "" : " (" + job.words() + ")")
        + ", not from here. Run it again, or ask the cluster's administrators why.";
  }

  static String failed(Seen job, boolean paused) {
    return switch (job.phase()) {
      case TIMEOUT ->
          paused
              ? TIME_KEPT
              : "The time limit was reached before the fit had ended. Ask for more time.";
      case OUT_OF_MEMORY ->
          "It needed more memory than was asked for, and was ended for that. Ask for more memory.";
      case DEADLINE ->
          "It could not have ended before its deadline, so it was taken out of the queue.";
      case COMPLETED ->
          "The job ended on the cluster and left no result behind. Is the disk or the quota there"
              + " full?";
      default ->
          "The job failed on the cluster"
              + (job.words().isEmpty() ? "" : " (" + job.words() + ")")
              + " and left no result behind. Is the disk or the quota there full?";
    };
  }
}
