package org.drumlin.cluster;

import org.drumlin.slurm.BatchScript;
import org.drumlin.slurm.QueueEntry;
import org.drumlin.slurm.QueueState;

/** Why a job on a cluster ended without a result: what is wrong, and what to do. */
final class Words {
  static final String TIME_KEPT =
      "The time limit was reached before the fit had ended. Its state is kept: \"Continue\" submits"
          + " the rest.";
  static final String STOPPED_BEFORE_RESULT = "cancelled before there was a result to keep";

  private static final int KILLED = 137;
  private static final String NO_RESULT =
      " and left no result behind. Is the disk or the quota there full?";

  private Words() {}

  /** Of the script, or of the fit's process. */
  static String scriptCode(int code) {
    for (BatchScript.Code own : BatchScript.Code.values()) {
      if (own.code() == code) {
        return switch (own) {
          case MODULES ->
              "A module that was asked for cannot be loaded on the node. Look at its name in the"
                  + " log.";
          case PROLOGUE -> "The prologue ended the job before the fit began. Look at the log.";
          case CLAIMED, RAN_BEFORE ->
              "The cluster ran the job a second time, which was not taken. Run it again.";
          case DISK ->
              "The job's folder on the cluster cannot be written. Is the disk or the quota there"
                  + " full?";
        };
      }
    }
    return "The fit's process ended on the cluster without a result (exit code "
        + code
        + (code == KILLED ? ", killed: perhaps for memory, so ask for more" : "")
        + ").";
  }

  /** Of the machine, not of the fit. */
  static String fault(QueueState state) {
    return switch (state) {
      case NODE_FAIL -> "the node that computed it failed";
      case BOOT_FAIL -> "the node that was to compute it did not start";
      default -> "a more urgent job took its place";
    };
  }

  static String cancelled(QueueEntry job) {
    return "Cancelled on the cluster"
        + inBrackets(job)
        + ", not from here. Run it again, or ask the cluster's administrators why.";
  }

  static String failed(QueueEntry job, boolean paused) {
    return switch (job.state().orElseThrow()) {
      case TIMEOUT ->
          paused
              ? TIME_KEPT
              : "The time limit was reached before the fit had ended. Ask for more time.";
      case OUT_OF_MEMORY ->
          "It needed more memory than was asked for, and was ended for that. Ask for more memory.";
      case DEADLINE ->
          "It could not have ended before its deadline, so it was taken out of the queue.";
      case COMPLETED -> "The job ended on the cluster" + NO_RESULT;
      default -> "The job failed on the cluster" + inBrackets(job) + NO_RESULT;
    };
  }

  private static String inBrackets(QueueEntry job) {
    return job.words().isEmpty() ? "" : " (" + job.words() + ")";
  }
}
