package org.drumlin.engine;

import org.drumlin.kernel.Symmetry;

/**
 * How many orientations are enough. The amplitude of a body within a sphere of radius D/2 holds
 * harmonics up to the order q D/2 and falls off faster than exponentially beyond; its square, to q
 * D. A rule of n nodes over the half circle is exact to the order 4 n - 1.
 */
final class Orientations {
  private Orientations() {}

  /** Nodes for the largest q D = kappa of a block, to far better than 1e-7 of the average. */
  static int nodes(double kappa) {
    double order = kappa + 5 * StrictMath.cbrt(kappa) + 16;
    return (int) Math.ceil(Math.min(order, 1e7) / 4);
  }

  /** How many numbers of an orientation the models ask for. */
  static int inputs(Symmetry symmetry) {
    return switch (symmetry) {
      case NONE -> 0;
      case AXIAL -> 2;
      case TRIAXIAL -> 4;
    };
  }

  /** How many angles are averaged over. */
  static int loops(Symmetry symmetry) {
    return inputs(symmetry) / 2;
  }
}
