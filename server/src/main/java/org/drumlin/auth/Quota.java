package org.drumlin.auth;

/**
 * What one user may take up.
 *
 * @param jobs kept at a time, ended ones too
 * @param disk bytes of all job folders
 * @param upload bytes of one file
 */
public record Quota(int jobs, long disk, long upload) {
  /** As much as there is. */
  public static final Quota UNLIMITED =
      new Quota(Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
}
