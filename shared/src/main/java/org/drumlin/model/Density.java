package org.drumlin.model;

/**
 * The densities of distributions over a parameter, each but for a factor that is the same for all
 * points, and how their logarithms change with the width. They depend on the point and the centre
 * only through {@code away}, (x - c)/c, and on the relative width r.
 */
final class Density {
  /** Where the differences of functions that nearly cancel are summed as series. */
  private static final double SMALL = 0.02;

  private static final int TERMS = 10;

  private Density() {}

  /** (x/c)^(z-1) exp(-z x/c) with z = 1/r^2; log1p keeps narrow distributions exact. */
  static double schulz(double away, double r) {
    double log = StrictMath.log1p(away);
    return StrictMath.exp((log - away) / (r * r) - log);
  }

  static double lognormal(double away, double r) {
    double t = StrictMath.log1p(away) / r;
    return StrictMath.exp(-0.5 * t * t) / (1 + away);
  }

  /**
   * d/dr of the logarithm of {@link #schulz} at a point that moves with the width, x = c (1 + t r).
   */
  static double schulzByWidth(double away, double r) {
    double t = away / r;
    return t * t * t * excess(away) - t / (1 + away);
  }

  /** d/dr of the logarithm of {@link #lognormal} at a point that moves with the width. */
  static double lognormalByWidth(double away, double r) {
    double t = away / r;
    return -StrictMath.log1p(away) / r * t * t * bend(away) - t / (1 + away);
  }

  /** d/da of (log(1+a) - a)/a^2: 1/3 - a/2 + 3a^2/5 - … */
  private static double excess(double a) {
    if (Math.abs(a) > SMALL) {
      return (-a * a / (1 + a) - 2 * (StrictMath.log1p(a) - a)) / (a * a * a);
    }
    double sum = 0;
    for (int m = TERMS + 3; m >= 3; m--) {
      sum = (1 - 2.0 / m) - a * sum;
    }
    return sum;
  }

  /** d/da of log(1+a)/a: -1/2 + 2a/3 - 3a^2/4 + … */
  private static double bend(double a) {
    if (Math.abs(a) > SMALL) {
      return (a / (1 + a) - StrictMath.log1p(a)) / (a * a);
    }
    double sum = 0;
    for (int m = TERMS + 2; m >= 2; m--) {
      sum = (1 - 1.0 / m) - a * sum;
    }
    return -sum;
  }
}
