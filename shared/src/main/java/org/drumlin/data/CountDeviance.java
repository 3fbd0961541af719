package org.drumlin.data;

/**
 * The deviance of one count: {@code 2 (f - y + y ln(y/f))} of a count y at a theory f, whose sum
 * over the points is Poisson's chisq (Baker and Cousins 1984, Nucl. Instrum. Methods 221:437).
 */
public final class CountDeviance {
  /** Below this relative difference it is summed as a series, where it would cancel. */
  private static final double NEAR = 0.05;

  private static final int TERMS = 13;

  private CountDeviance() {}

  /**
   * Its signed root, (theory - count) in sign: the residual whose square it is.
   *
   * @return NaN of a theory at or below 0
   */
  public static double root(double count, double theory) {
    if (!(theory > 0)) {
      return Double.NaN;
    }
    if (count == 0) {
      return Math.sqrt(2 * theory);
    }
    double t = (theory - count) / count;
    return Math.sqrt(count) * t * Math.sqrt(shape(t));
  }

  /** The derivative of {@link #root} by the theory. */
  public static double slope(double count, double theory) {
    return count == 0
        ? 1 / Math.sqrt(2 * theory)
        : Math.sqrt(count) / (theory * Math.sqrt(shape((theory - count) / count)));
  }

  /** {@code 2 (t - ln(1 + t)) / t^2}: 1 at 0. */
  private static double shape(double t) {
    if (Math.abs(t) > NEAR) {
      return 2 * (t - StrictMath.log1p(t)) / (t * t);
    }
    double sum = 0;
    for (int k = TERMS; k >= 0; k--) {
      sum = 2.0 / (k + 2) - t * sum;
    }
    return sum;
  }
}
