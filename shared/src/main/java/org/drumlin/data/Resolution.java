package org.drumlin.data;

/**
 * What the instrument does to the theory at each data point. The arrays are not copied: treat them
 * as read-only.
 */
public sealed interface Resolution {
  /** Nothing. */
  record None() implements Resolution {}

  /**
   * A Gaussian in q.
   *
   * @param sigma one standard deviation at each point, 1/Angstrom; a point with 0 is not smeared
   */
  record Pinhole(double[] sigma) implements Resolution {}

  /**
   * A slit: half-openings along it and across it at each point, 1/Angstrom; 0 where it has none.
   */
  record Slit(double[] length, double[] width) implements Resolution {}
}
