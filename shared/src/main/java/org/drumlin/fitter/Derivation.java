package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drumlin.kernel.ParameterExpression;

/** The derived quantities of a document: their values over points of the fitted parameters. */
final class Derivation {
  private static final double STEP = 6.055454452393343e-6;

  private final FitProblem problem;
  private final List<ParameterExpression.Bound> expressions = new ArrayList<>();
  private final double[] row;

  Derivation(FitProblem problem) {
    this.problem = problem;
    this.row = problem.table().row();
    for (String text : problem.document().derived().values()) {
      expressions.add(problem.table().bind(text));
    }
  }

  int count() {
    return expressions.size();
  }

  /** The value of a derived quantity at the point that begins there. */
  double value(int quantity, double[] points, int offset) {
    problem.table().fill(points, offset, row);
    return expressions.get(quantity).evaluate(row);
  }

  /**
   * First-order estimates around a point with that covariance.
   *
   * @param held parameters on a bound: what depends on one has no uncertainty, as the parameter
   */
  List<Estimate> firstOrder(double[] point, Covariance covariance, boolean[] held) {
    List<Estimate> estimates = new ArrayList<>();
    for (int k = 0; k < expressions.size(); k++) {
      double[] slope = slope(k, point);
      double stderr = Math.sqrt(covariance.variance(slope));
      for (int j = 0; j < slope.length; j++) {
        stderr = held[j] && slope[j] != 0 ? Double.NaN : stderr;
      }
      estimates.add(Estimate.normal(value(k, point, 0), stderr, Optional.empty()));
    }
    return estimates;
  }

  private double[] slope(int quantity, double[] point) {
    double[] slope = new double[point.length];
    double[] moved = point.clone();
    for (int j = 0; j < point.length; j++) {
      double h = STEP * (point[j] == 0 ? 1 : Math.abs(point[j]));
      double up = Math.min(point[j] + h, problem.upper()[j]);
      double down = Math.max(point[j] - h, problem.lower()[j]);
      moved[j] = up;
      double above = value(quantity, moved, 0);
      moved[j] = down;
      double below = value(quantity, moved, 0);
      moved[j] = point[j];
      slope[j] = (above - below) / (up - down);
    }
    return slope;
  }
}
