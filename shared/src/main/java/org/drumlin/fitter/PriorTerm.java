package org.drumlin.fitter;

import org.drumlin.fit.Prior;
import org.drumlin.fit.Range;

/**
 * A prior as one more residual: half its square is the prior's negative log, up to a constant. That
 * holds for a lognormal too, whose 1/x completes to a square in ln x.
 *
 * @param parameter index of the fitted parameter
 */
record PriorTerm(int parameter, Prior prior) {

  /** Whether it counts as a point in the degrees of freedom. */
  boolean isNormal() {
    return prior instanceof Prior.Normal || prior instanceof Prior.TruncatedNormal;
  }

  /** The part of the bounds that the prior leaves. */
  static Range bounds(Prior prior, Range fit) {
    return switch (prior) {
      case Prior.TruncatedNormal t ->
          new Range(Math.max(fit.low(), t.low()), Math.min(fit.high(), t.high()));
      case Prior.LogNormal l -> new Range(Math.max(fit.low(), 0), fit.high());
      case Prior.Uniform u -> fit;
      case Prior.Normal n -> fit;
      case Prior.SoftRange s -> fit;
    };
  }

  double residual(double x) {
    return switch (prior) {
      case Prior.Uniform u -> 0;
      case Prior.Normal n -> (x - n.mean()) / n.sigma();
      case Prior.TruncatedNormal t -> (x - t.mean()) / t.sigma();
      case Prior.SoftRange s -> {
        double beyond = x < s.low() ? x - s.low() : Math.max(0, x - s.high());
        yield beyond / s.sigma();
      }
      case Prior.LogNormal l -> {
        double width = logWidth(l);
        // (ln x - mu)^2/(2 w^2) + ln x = (ln x - mu + w^2)^2/(2 w^2) + constant.
        yield (StrictMath.log(x) - logMean(l)) / width + width;
      }
    };
  }

  /** The derivative of {@link #residual}. */
  double slope(double x) {
    return switch (prior) {
      case Prior.Uniform u -> 0;
      case Prior.Normal n -> 1 / n.sigma();
      case Prior.TruncatedNormal t -> 1 / t.sigma();
      case Prior.SoftRange s -> x < s.low() || x > s.high() ? 1 / s.sigma() : 0;
      case Prior.LogNormal l -> 1 / (x * logWidth(l));
    };
  }

  /** A draw, not yet within the bounds. */
  static double draw(Prior prior, Range bounds, double start, CounterRandom random) {
    return switch (prior) {
      case Prior.Normal n -> n.mean() + n.sigma() * random.normal();
      case Prior.TruncatedNormal t -> t.mean() + t.sigma() * random.normal();
      case Prior.LogNormal l -> StrictMath.exp(logMean(l) + logWidth(l) * random.normal());
      case Prior.SoftRange s -> {
        // Half a Gaussian on either side of the plateau.
        double tails = s.sigma() * Math.sqrt(2 * Math.PI);
        double at = random.uniform() * (s.high() - s.low() + tails) - tails / 2;
        double beyond = s.sigma() * Math.abs(random.normal());
        yield at < 0
            ? s.low() - beyond
            : s.low() + at > s.high() ? s.high() + beyond : s.low() + at;
      }
      case Prior.Uniform u -> {
        double size = start == 0 ? 1 : Math.abs(start);
        double low = Double.isFinite(bounds.low()) ? bounds.low() : start - size;
        double high = Double.isFinite(bounds.high()) ? bounds.high() : start + size;
        yield low + random.uniform() * (high - low);
      }
    };
  }

  /** Standard deviation of ln x, of a lognormal x with that mean and sigma. */
  private static double logWidth(Prior.LogNormal l) {
    double relative = l.sigma() / l.mean();
    return Math.sqrt(StrictMath.log1p(relative * relative));
  }

  private static double logMean(Prior.LogNormal l) {
    double width = logWidth(l);
    return StrictMath.log(l.mean()) - 0.5 * width * width;
  }
}
