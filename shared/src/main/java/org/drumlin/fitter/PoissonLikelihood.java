package org.drumlin.fitter;

import org.drumlin.data.CountDeviance;
import org.hipparchus.special.Gamma;

/**
 * Counts: {@code f - y ln f + ln y!} of each point, times the weight squared. The residual is the
 * signed root of the point's {@link CountDeviance}. A theory of 0 or below has no value.
 */
record PoissonLikelihood(double[] counts, double weight, double constant) implements Likelihood {
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
    return weight * CountDeviance.root(counts[point], theory);
  }

  @Override
  public double slope(int point, double theory) {
    return weight * CountDeviance.slope(counts[point], theory);
  }

  /** Fisher's information of a count on its mean f is 1/f; near f = y the square of the slope. */
  @Override
  public double information(int point, double theory) {
    return weight / Math.sqrt(theory) / slope(point, theory);
  }
}
