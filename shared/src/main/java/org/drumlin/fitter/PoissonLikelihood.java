package org.drumlin.fitter;

import org.hipparchus.special.Gamma;

/**
 * Counts: {@code f - y ln f + ln y!} of each point, times the weight squared. The residual is the
 * signed root of the point's deviance, {@code 2 (f - y + y ln(y/f))}, whose sum is Poisson's chisq
 * (Baker and Cousins 1984, Nucl. Instrum. Methods 221:437). A theory of 0 or below has no value.
 */
record PoissonLikelihood(double[] counts, double weight, double constant) implements Likelihood {
  /** Below this relative difference the deviance is summed as a series, where it would cancel. */
  private static final double NEAR = 0.05;

  private static final int TERMS = 13;

  PoissonLikelihood(double[] counts, double weight) {
    this(counts, weight, constant(counts, weight));
  }

  private static double constant(double[] counts, double weight) {
    double sum = 0;
    for (double y : counts) {
      sum += y > 0 ? y - y * StrictMath.log(y) + Gamma.logGamma(y + 1) : 0;
    }
    return weight * weight * sum;
  }

  @Override
  public String name() {
    return "poisson";
  }

  @Override
  public double residual(int point, double theory) {
    double y = counts[point];
    if (!(theory > 0)) {
      return Double.NaN;
    }
    if (y == 0) {
      return weight * Math.sqrt(2 * theory);
    }
    double t = (theory - y) / y;
    return weight * Math.sqrt(y) * t * Math.sqrt(shape(t));
  }

  @Override
  public double slope(int point, double theory) {
    double y = counts[point];
    return y == 0
        ? weight / Math.sqrt(2 * theory)
        : weight * Math.sqrt(y) / (theory * Math.sqrt(shape((theory - y) / y)));
  }

  /** Fisher's information of a count on its mean f is 1/f; near f = y the square of the slope. */
  @Override
  public double information(int point, double theory) {
    return weight / Math.sqrt(theory) / slope(point, theory);
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
