package org.drumlin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.drumlin.cluster.Clusters;
import org.drumlin.job.Job;
import org.drumlin.job.JobFolder;
import org.drumlin.job.QueueFile;
import org.drumlin.job.RemoteRecord;
import org.drumlin.job.Submission;
import org.drumlin.remote.Targets;

/**
 * Where the jobs of this server may be computed: here, at a hub's targets, by the queues of
 * clusters.
 *
 * @param targets none for a group's server
 * @param clusters a hub's, which are targets too, or a group's server's own
 */
record Places(Optional<Targets> targets, Optional<Clusters> clusters) {

  /** Refuses a job for a place that is none of ours: nobody would ever claim it. */
  void check(String target) throws IOException {
    boolean known =
        target.equals(Job.HERE)
            || (targets.isPresent() && targets.orElseThrow().names().contains(target))
            || isCluster(target);
    if (!known) {
      throw Problem.at(
          422,
          "target",
          "There is no target "
              + target
              + (targets.isPresent()
                  ? " here. Look at the list of targets."
                  : " here: this server computes its jobs itself, or in the queues of its clusters."));
    }
  }

  /** Whether that is a server of a hub's. */
  boolean isServer(String target) throws IOException {
    return targets.isPresent() && targets.orElseThrow().names().contains(target);
  }

  private boolean isCluster(String name) throws IOException {
    return clusterNames().contains(name);
  }

  private List<String> clusterNames() throws IOException {
    return clusters.isPresent() ? clusters.orElseThrow().names() : List.of();
  }

  /** Where a submission is to be computed; what it asks of a cluster of ours is checked. */
  Placement of(Submission submission) throws IOException {
    String target = submission.target();
    if (submission.queue().isEmpty()) {
      return new Placement(target, submission.priority(), Optional.empty());
    }
    ObjectNode queue = submission.queue().orElseThrow();
    String place = target.equals(Job.HERE) ? ownCluster(queue) : target;
    if (isCluster(place)) {
      QueueWishes.checked(queue);
    }
    return new Placement(place, submission.priority(), Optional.of(queue));
  }

  /** The cluster that a request names, or the only one there is. */
  private String ownCluster(ObjectNode queue) throws IOException {
    List<String> names = clusterNames();
    if (names.isEmpty()) {
      throw Problem.at(
          422, "queue", "There is no cluster here to ask anything of. Leave the queue out.");
    }
    String named = queue.path("cluster").asText("");
    if (names.contains(named)) {
      return named;
    }
    if (named.isEmpty() && names.size() == 1) {
      return names.getFirst();
    }
    throw Problem.at(
        422,
        "queue.cluster",
        (named.isEmpty() ? "Say which cluster is meant" : "There is no cluster " + named + " here")
            + "; there are "
            + String.join(", ", names)
            + ".");
  }

  /** Notes in a new job's folder what only its submission says. */
  void note(JobFolder folder, Placement place) throws IOException {
    if (place.queue().isPresent()) {
      QueueFile.write(folder, place.queue().orElseThrow());
    }
    if (!place.target().equals(Job.HERE) && !isCluster(place.target())) {
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
