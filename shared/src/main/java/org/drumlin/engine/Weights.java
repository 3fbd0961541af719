package org.drumlin.engine;

import java.util.List;

/**
 * The weights of the loops over polydisperse parameters. Weighting 0 are the distributions' own; in
 * each of the others one loop has, in their place, what a derivative by the centre or the width of
 * its distribution takes.
 */
final class Weights {
  /** What stands in the place of a distribution's weights. */
  enum Factor {
    /** Weight times the change of the point with the centre. */
    POINT_BY_CENTER,
    /** Weight times the change of the point with the width. */
    POINT_BY_WIDTH,
    /** The change of the weight with the width. */
    WEIGHT_BY_WIDTH
  }

  /** One weighting: a loop with another factor. */
  record Weighting(int spread, Factor factor) {}

  private final double[][][] factors;

  /**
   * @param spreads the points of each loop
   * @param others the weightings from 1 on
   */
  Weights(List<SpreadPoints> spreads, List<Weighting> others) {
    factors = new double[spreads.size()][1 + others.size()][];
    for (int k = 0; k < spreads.size(); k++) {
      factors[k][0] = spreads.get(k).weight();
      for (int v = 0; v < others.size(); v++) {
        Weighting other = others.get(v);
        factors[k][v + 1] =
            other.spread() == k ? spreads.get(k).of(other.factor()) : spreads.get(k).weight();
      }
    }
  }

  /** No loops, one weighting. */
  static Weights none() {
    return new Weights(List.of(), List.of());
  }

  /** How many points a loop has at most. */
  int most(int spread) {
    return factors[spread][0].length;
  }

  int weightings() {
    return factors.length == 0 ? 1 : factors[0].length;
  }

  /** The weights of a loop in one of the weightings. */
  double[] of(int spread, int weighting) {
    return factors[spread][weighting];
  }

  /** The weights one loop deeper, at its point i. */
  void times(int spread, int i, double[] here, double[] next) {
    double[][] own = factors[spread];
    for (int v = 0; v < here.length; v++) {
      next[v] = here[v] * own[v][i];
    }
  }
}
