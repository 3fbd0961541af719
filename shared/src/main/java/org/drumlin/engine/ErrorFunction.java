package org.drumlin.engine;

/**
 * erf and erfc: Kummer's series near 0, the continued fraction beyond (Abramowitz and Stegun 7).
 */
final class ErrorFunction {
  private static final double TWO_OVER_ROOT_PI = 1.1283791670955126;
  private static final double ROOT_PI = 1.772453850905516;
  private static final double NEAR = 2;

  private ErrorFunction() {}

  static double erf(double x) {
    double a = Math.abs(x);
    if (a < NEAR) {
      return series(x);
    }
    return Double.isNaN(x) ? x : Math.copySign(a > 6 ? 1 : 1 - fraction(a), x);
  }

  static double erfc(double x) {
    if (x < NEAR) {
      return x < 0.5 ? 1 - erf(x) : 1 - series(x);
    }
    return x > 27.3 ? 0 : fraction(x);
  }

  /** 2/sqrt(pi) x exp(-x^2) sum (2 x^2)^n / (2n+1)!!, all terms of one sign. */
  private static double series(double x) {
    double z = 2 * x * x;
    double term = 1;
    double sum = 1;
    for (int n = 1; n < 100 && term > sum * 1e-18; n++) {
      term *= z / (2 * n + 1);
      sum += term;
    }
    return TWO_OVER_ROOT_PI * x * Elementary.exp(-x * x) * sum;
  }

  /** erfc for x of at least 2, from the tail upwards. */
  private static double fraction(double x) {
    double f = 0;
    for (int n = 120; n >= 1; n--) {
      f = n * 0.5 / (x + f);
    }
    double z = x * x;
    double lost = Math.fma(x, x, -z);
    return Elementary.exp(-z) * (1 - lost) / ((x + f) * ROOT_PI);
  }
}
