package org.drumlin.executor;

import org.drumlin.cluster.Clusters;
import org.drumlin.cluster.Homes;
import org.drumlin.cluster.JavaImage;
import org.drumlin.cluster.Patience;
import org.drumlin.runner.RunnerCommand;

/**
 * What jobs on clusters are worked with.
 *
 * @param homes the runner, and the Java that is put there
 */
public record ClusterWork(Clusters clusters, Homes homes, Patience patience) {

  /** The usual ones; the Java to be put there is kept beside the jobs. */
  public static ClusterWork of(Clusters clusters, JobFolders folders, RunnerCommand runner) {
    JavaImage java = new JavaImage(folders.root().resolveSibling("node-java"));
    return new ClusterWork(clusters, new Homes(runner.jar(), java), Patience.usual());
  }
}
