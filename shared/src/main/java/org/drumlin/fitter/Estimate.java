package org.drumlin.fitter;

import java.util.Optional;
import org.drumlin.fit.FitResult.Bound;
import org.drumlin.fit.FitResult.Histogram;
import org.drumlin.fit.FitResult.Interval;

/**
 * What a method found of one number, fitted or derived; NaN where it found nothing.
 *
 * @param value at the best point
 */
record Estimate(
    double value,
    double stderr,
    double mean,
    double median,
    Interval p68,
    Interval p95,
    Optional<Bound> atBound,
    double rhat,
    double ess,
    double essTail,
    double mcse,
    Optional<Histogram> histogram) {

  /** Of a normal distribution around the value. */
  static Estimate normal(double value, double stderr, Optional<Bound> atBound) {
    return new Estimate(
        value,
        stderr,
        Double.NaN,
        Double.NaN,
        around(value, Quantiles.NORMAL_68 * stderr),
        around(value, Quantiles.NORMAL_95 * stderr),
        atBound,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Optional.empty());
  }

  private static Interval around(double value, double half) {
    return new Interval(value - half, value + half);
  }
}
