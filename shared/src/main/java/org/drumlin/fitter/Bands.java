package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.drumlin.fit.FitResult;

/** Credible bands of the theory, point by point. */
final class Bands {
  /** Draws evaluated: the ends of a 95 % band then lie within 2 % of where they belong. */
  private static final int DRAWS = 400;

  /** With fewer draws that have a value, a point has no band. */
  private static final int FEWEST = 20;

  private Bands() {}

  /** Of a normal distribution around the theory; NaN where the deviation is. */
  static FitResult.Bands normal(double[] theory, double[] deviations) {
    return new FitResult.Bands(
        shifted(theory, deviations, -Quantiles.NORMAL_95),
        shifted(theory, deviations, -Quantiles.NORMAL_68),
        shifted(theory, deviations, Quantiles.NORMAL_68),
        shifted(theory, deviations, Quantiles.NORMAL_95));
  }

  private static double[] shifted(double[] theory, double[] deviations, double by) {
    double[] shifted = new double[theory.length];
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] = theory[i] + by * deviations[i];
    }
    return shifted;
  }

  /**
   * Of draws of the fitted parameters, evenly thinned to a few hundred and evaluated at once.
   *
   * @param draws by name in the order of the problem's parameters, the same draws of each
   * @return a term each; none without draws
   */
  static List<FitResult.Bands> ofDraws(FitProblem problem, Map<String, double[]> draws) {
    int dimension = problem.names().size();
    int total = dimension == 0 ? 0 : draws.values().iterator().next().length;
    int count = Math.min(total, DRAWS);
    if (count < FEWEST) {
      return List.of();
    }
    double[] points = new double[count * dimension];
    Iterator<double[]> columns = draws.values().iterator();
    for (int j = 0; j < dimension; j++) {
      double[] column = columns.next();
      for (int k = 0; k < count; k++) {
        points[k * dimension + j] = column[(int) ((long) k * total / count)];
      }
    }
    List<FitResult.Bands> bands = new ArrayList<>();
    for (double[][] theory : problem.theories(count, points)) {
      bands.add(quantiles(theory));
    }
    return bands;
  }

  /**
   * @param theory draws x points
   */
  private static FitResult.Bands quantiles(double[][] theory) {
    int points = theory[0].length;
    double[][] ends = new double[4][points];
    for (int i = 0; i < points; i++) {
      int at = i;
      double[] sorted =
          Arrays.stream(theory).mapToDouble(t -> t[at]).filter(Double::isFinite).sorted().toArray();
      boolean enough = sorted.length >= FEWEST;
      ends[0][i] = enough ? Quantiles.ofSorted(sorted, Quantiles.LOW_95) : Double.NaN;
      ends[1][i] = enough ? Quantiles.ofSorted(sorted, Quantiles.LOW_68) : Double.NaN;
      ends[2][i] = enough ? Quantiles.ofSorted(sorted, Quantiles.HIGH_68) : Double.NaN;
      ends[3][i] = enough ? Quantiles.ofSorted(sorted, Quantiles.HIGH_95) : Double.NaN;
    }
    return new FitResult.Bands(ends[0], ends[1], ends[2], ends[3]);
  }
}
