package org.drumlin.cluster;

/**
 * This program's folder on a cluster, as it was found or made.
 *
 * @param root absolute
 * @param jar the runner's path
 * @param java the executable, or a word that the node's path resolves
 */
public record Home(String root, String jar, String java) {

  /** The folder of a job there. */
  public String job(String token) {
    return root + "/jobs/" + token;
  }
}
