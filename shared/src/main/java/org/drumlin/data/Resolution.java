package org.drumlin.data;

import java.util.stream.IntStream;

/**
 * What the instrument does to the theory at each data point. The arrays are not copied: treat them
 * as read-only.
 */
public sealed interface Resolution {
  /** The same for some of the points, in that order. */
  Resolution at(int... points);

  /** Nothing. */
  record None() implements Resolution {
    @Override
    public Resolution at(int... points) {
      return this;
    }
  }

  /**
   * A Gaussian in q.
   *
   * @param sigma one standard deviation at each point, 1/Angstrom; a point with 0 is not smeared
   */
  record Pinhole(double[] sigma) implements Resolution {
    @Override
    public Resolution at(int... points) {
      return new Pinhole(pick(sigma, points));
    }
  }

  /**
   * A slit: the theory is averaged over sqrt((q + v)^2 + u^2), u from 0 to the length and v from
   * minus to plus the width.
   *
   * @param length half-opening along it at each point, 1/Angstrom; 0 where it has none
   * @param width half-opening across it
   */
  record Slit(double[] length, double[] width) implements Resolution {
    @Override
    public Resolution at(int... points) {
      return new Slit(pick(length, points), pick(width, points));
    }
  }

  private static double[] pick(double[] values, int... points) {
    return IntStream.of(points).mapToDouble(i -> values[i]).toArray();
  }
}
