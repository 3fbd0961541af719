package org.drumlin.engine;

import org.drumlin.model.DistributionNodes;

/** The points of a polydisperse parameter for the parameter set in hand. */
final class SpreadPoints {
  private final Stage.Spread spread;
  private final boolean slopes;
  private final DistributionNodes nodes;
  private final double[] pointByCenter;
  private final double[] pointByWidth;
  private int count;

  /**
   * @param slopes whether the factors of derivatives are wanted
   */
  SpreadPoints(Stage.Spread spread, boolean slopes) {
    this.spread = spread;
    this.slopes = slopes;
    int most = spread.distribution().points();
    this.nodes = DistributionNodes.of(most);
    this.pointByCenter = new double[most];
    this.pointByWidth = new double[most];
  }

  /** Takes up a parameter set. */
  void fill(double[] parameters, int from) {
    double center = parameters[from + spread.column()];
    double width = parameters[from + spread.widthColumn()];
    double lower = spread.lower();
    double upper = spread.upper();
    if (!slopes) {
      count = spread.distribution().fill(center, width, lower, upper, nodes.x(), nodes.w());
      return;
    }
    count = spread.distribution().fill(center, width, lower, upper, nodes);
    for (int i = 0; i < count; i++) {
      pointByCenter[i] = nodes.w()[i] * nodes.xByCenter()[i];
      pointByWidth[i] = nodes.w()[i] * nodes.xByWidth()[i];
    }
  }

  int count() {
    return count;
  }

  double[] point() {
    return nodes.x();
  }

  double[] weight() {
    return nodes.w();
  }

  double[] of(Weights.Factor factor) {
    return switch (factor) {
      case POINT_BY_CENTER -> pointByCenter;
      case POINT_BY_WIDTH -> pointByWidth;
      case WEIGHT_BY_WIDTH -> nodes.wByWidth();
    };
  }
}
