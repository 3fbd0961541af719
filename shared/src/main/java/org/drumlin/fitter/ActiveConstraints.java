package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.List;

/**
 * Which constraints hold a best point back: it lies on them, and chisq falls beyond. The others'
 * slopes do not matter; these leave the parameters only the directions along them.
 */
final class ActiveConstraints {
  /** A point this part of a standard deviation from a constraint lies on it. */
  private static final double NEAR = 0.01;

  /** So does one this close in the parameters' own sizes, where there is no standard deviation. */
  private static final double CLOSE = 1e-6;

  /** By how much nllf has to fall a standard deviation beyond. */
  private static final double FALL = 1e-3;

  private final List<String> texts = new ArrayList<>();
  private final List<double[]> slopes = new ArrayList<>();

  /**
   * @param gradient of nllf at the point
   * @param covariance there, as if there were no constraints
   */
  ActiveConstraints(FitProblem problem, double[] point, double[] gradient, Covariance covariance) {
    Constraints constraints = problem.constraints();
    for (int i = 0; i < constraints.count(); i++) {
      double[] slope = constraints.slope(i, point, problem.lower(), problem.upper());
      double deviation = Math.sqrt(covariance.determinedVariance(slope));
      double size = 0;
      for (int j = 0; j < point.length; j++) {
        size += Math.abs(slope[j] * point[j]);
      }
      double margin = constraints.margin(i, point);
      boolean on = margin <= Math.max(NEAR * deviation, CLOSE * size);
      if (on && deviation > 0 && covariance.along(gradient, slope) / deviation > FALL) {
        slopes.add(slope);
        if (!texts.contains(constraints.source(i))) {
          texts.add(constraints.source(i));
        }
      }
    }
  }

  /** The constraints as the document has them. */
  List<String> texts() {
    return texts;
  }

  /** How the margins on which the point lies change with each parameter. */
  List<double[]> slopes() {
    return slopes;
  }
}
