package org.drumlin.client.builder;

import org.drumlin.fit.Prior;
import org.drumlin.fit.Range;

/** The shape of a prior within its bounds, for a drawing of a thumb's size. */
final class PriorCurve {
  /** Points of the drawing. */
  static final int POINTS = 64;

  private PriorCurve() {}

  /** Heights from 0 to 1 at even steps over where there is something to see. */
  static double[] heights(Prior prior, Range bounds) {
    Range window = window(prior, bounds);
    double[] heights = new double[POINTS];
    double most = 0;
    for (int i = 0; i < POINTS; i++) {
      double x = window.low() + (window.high() - window.low()) * i / (POINTS - 1);
      heights[i] = bounds.contains(x) ? density(prior, x) : 0;
      most = Math.max(most, heights[i]);
    }
    for (int i = 0; i < POINTS; i++) {
      heights[i] = most > 0 ? heights[i] / most : 0;
    }
    return heights;
  }

  /** Where the prior is, four standard deviations around; of a flat one, the bounds. */
  private static Range window(Prior prior, Range bounds) {
    return switch (prior) {
      case Prior.Normal n -> around(n.mean(), n.mean(), n.sigma());
      case Prior.TruncatedNormal t -> around(t.mean(), t.mean(), t.sigma());
      case Prior.SoftRange s -> around(s.low(), s.high(), s.sigma());
      case Prior.LogNormal l -> new Range(0, l.mean() + 4 * l.sigma());
      case Prior.Uniform u ->
          Double.isFinite(bounds.low()) && Double.isFinite(bounds.high())
              ? new Range(bounds.low(), bounds.high())
              : new Range(-1, 1);
    };
  }

  private static Range around(double low, double high, double sigma) {
    return new Range(low - 4 * sigma, high + 4 * sigma);
  }

  /** The density up to a factor. */
  private static double density(Prior prior, double x) {
    return switch (prior) {
      case Prior.Uniform u -> 1;
      case Prior.Normal n -> bell((x - n.mean()) / n.sigma());
      case Prior.TruncatedNormal t ->
          x < t.low() || x > t.high() ? 0 : bell((x - t.mean()) / t.sigma());
      case Prior.SoftRange s ->
          bell(x < s.low() ? (x - s.low()) / s.sigma() : Math.max(0, (x - s.high()) / s.sigma()));
      case Prior.LogNormal l -> {
        if (x <= 0) {
          yield 0;
        }
        double relative = l.sigma() / l.mean();
        double width = Math.sqrt(Math.log1p(relative * relative));
        double center = Math.log(l.mean()) - 0.5 * width * width;
        yield bell((Math.log(x) - center) / width) / x;
      }
    };
  }

  private static double bell(double z) {
    return Math.exp(-0.5 * z * z);
  }
}
