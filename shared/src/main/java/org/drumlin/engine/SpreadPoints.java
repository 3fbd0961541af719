package org.drumlin.engine;

import org.drumlin.model.Distribution;

/** The points of a polydisperse parameter for the parameter set in hand. */
final class SpreadPoints {
  private final Stage.Spread spread;
  private final double[] point;
  private final double[] weight;
  private int count;

  SpreadPoints(Stage.Spread spread) {
    this.spread = spread;
    int most = spread.distribution().points();
    this.point = new double[most];
    this.weight = new double[most];
  }

  /** Takes up a parameter set. */
  void fill(double[] parameters, int from) {
    Distribution distribution = spread.distribution();
    count =
        distribution.fill(
            parameters[from + spread.column()],
            parameters[from + spread.widthColumn()],
            spread.lower(),
            spread.upper(),
            point,
            weight);
  }

  int count() {
    return count;
  }

  double[] point() {
    return point;
  }

  double[] weight() {
    return weight;
  }

  double[] of(Weights.Factor factor) {
    throw new IllegalArgumentException(factor.name());
  }
}
