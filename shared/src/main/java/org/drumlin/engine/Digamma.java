package org.drumlin.engine;

/**
 * The derivative of log gamma: recurrence to beyond 12, then the asymptotic series (Abramowitz and
 * Stegun 6.3.5, 6.3.7, 6.3.18).
 */
final class Digamma {
  private static final double FAR = 12;
  private static final double PI = Elementary.PI_1;

  private Digamma() {}

  static double of(double x) {
    if (x <= 0) {
      return x == Math.rint(x) ? Double.NaN : of(1 - x) - PI / StrictMath.tan(PI * x);
    }
    double sum = 0;
    double z = x;
    while (z < FAR) {
      sum -= 1 / z;
      z += 1;
    }
    double w = 1 / (z * z);
    double p = Math.fma(w, -1.0 / 12, 691.0 / 32760);
    p = Math.fma(p, w, -1.0 / 132);
    p = Math.fma(p, w, 1.0 / 240);
    p = Math.fma(p, w, -1.0 / 252);
    p = Math.fma(p, w, 1.0 / 120);
    p = Math.fma(p, w, -1.0 / 12);
    return sum + Elementary.log(z) - 0.5 / z + p * w;
  }
}
