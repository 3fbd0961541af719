package org.drumlin.remote;

import java.util.List;

/**
 * What ended jobs left on a cluster.
 *
 * @param bytes that a clean-up frees
 */
public record Leftovers(List<Entry> jobs, long bytes) {
  /** One job's folder there. */
  public record Entry(String id, String title, long bytes) {}
}
