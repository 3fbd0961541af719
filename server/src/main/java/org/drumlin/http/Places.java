package org.drumlin.http;

import java.io.IOException;
import java.util.Optional;
import org.drumlin.job.Job;
import org.drumlin.job.JobFolder;
import org.drumlin.job.RemoteRecord;
import org.drumlin.remote.Targets;

/**
 * Where the jobs of this server may be computed: here, and at a hub's targets.
 *
 * @param targets none for a group's server
 */
record Places(Optional<Targets> targets) {

  /** Refuses a job for a place that is none of ours: nobody would ever claim it. */
  void check(String target) throws IOException {
    boolean known =
        target.equals(Job.HERE)
            || (targets.isPresent() && targets.orElseThrow().names().contains(target));
    if (!known) {
      throw Problem.at(
          422,
          "target",
          "There is no target "
              + target
              + (targets.isPresent()
                  ? " here. Look at the list of targets."
                  : " here: this server computes its jobs itself."));
    }
  }

  /** Notes in a new job's folder what only its submission says. */
  static void note(JobFolder folder, String target, int priority) throws IOException {
    if (!target.equals(Job.HERE)) {
      RemoteRecord.waiting(target, priority).write(folder);
    }
  }

  /**
   * A job was deleted here: it is deleted at its place too, now or when that can be reached.
   *
   * @param record what its folder knew of it
   * @return why it is not yet, for a person; empty when it is
   */
  String deleted(RemoteRecord record) throws IOException {
    return record.job().isEmpty() || targets.isEmpty()
        ? ""
        : targets.orElseThrow().delete(record.target(), record.job());
  }
}
