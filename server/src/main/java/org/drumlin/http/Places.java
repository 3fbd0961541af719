package org.drumlin.http;

import java.io.IOException;
import java.util.Optional;
import org.drumlin.job.Job;
import org.drumlin.job.JobFolder;
import org.drumlin.job.QueueFile;
import org.drumlin.job.RemoteRecord;
import org.drumlin.job.Submission;
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

  /** Where a submission is to be computed. */
  Placement of(Submission submission) throws IOException {
    check(submission.target());
    if (submission.queue().isPresent() && submission.target().equals(Job.HERE)) {
      throw Problem.at(
          422, "queue", "This computer has no queue to ask anything of. Choose a cluster.");
    }
    return new Placement(submission.target(), submission.priority(), submission.queue());
  }

  /** Notes in a new job's folder what only its submission says. */
  void note(JobFolder folder, Placement place) throws IOException {
    if (place.queue().isPresent()) {
      QueueFile.write(folder, place.queue().orElseThrow());
    }
    if (!place.target().equals(Job.HERE)) {
      RemoteRecord.waiting(place.target(), place.priority()).write(folder);
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
