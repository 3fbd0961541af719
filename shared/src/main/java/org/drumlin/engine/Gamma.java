package org.drumlin.engine;

/**
 * The gamma function by Stirling's series after moving the argument beyond 12 (Abramowitz and
 * Stegun 6.1.40), and its incomplete form (6.5.29, 6.5.31).
 */
final class Gamma {
  private static final double ROOT_TWO_PI = 2.5066282746310002;
  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;
  private static final double FAR = 12;
  private static final double PI = Elementary.PI_1;

  private Gamma() {}

  /** The series 1/(12 z) - 1/(360 z^3) + … */
  private static double tail(double z) {
    double w = 1 / (z * z);
    double p = Math.fma(w, -1.392432216905901, 0.1796443723688307);
    p = Math.fma(p, w, -0.029550653594771242);
    p = Math.fma(p, w, 0.00641025641025641);
    p = Math.fma(p, w, -0.0019175269175269176);
    p = Math.fma(p, w, 8.417508417508417e-4);
    p = Math.fma(p, w, -5.952380952380953e-4);
    p = Math.fma(p, w, 7.936507936507937e-4);
    p = Math.fma(p, w, -0.002777777777777778);
    return Math.fma(p, w, 0.08333333333333333) / z;
  }

  static double gamma(double x) {
    if (x == 0) {
      return Math.copySign(Double.POSITIVE_INFINITY, x);
    }
    if (x < 0) {
      double s = sinPi(x);
      return s == 0 || x < -190 ? whereNegative(x) : PI / (s * gamma(1 - x));
    }
    if (x > 171.7) {
      return Double.POSITIVE_INFINITY;
    }
    double product = 1;
    double z = x;
    while (z < FAR) {
      product *= z;
      z += 1;
    }
    double root = Elementary.pow(z, 0.5 * z - 0.25);
    double value = ROOT_TWO_PI * root * Elementary.exp(tail(z)) * Elementary.exp(-z) * root;
    return value / product;
  }

  private static double whereNegative(double x) {
    return x == Math.rint(x) ? Double.NaN : 0;
  }

  /** sin(pi x). */
  private static double sinPi(double x) {
    double r = x - 2 * Math.rint(x * 0.5);
    return r == 1 || r == -1 ? 0 : Elementary.sin(PI * r);
  }

  /** log |gamma(x)|; absolute accuracy near its zeros 1 and 2. */
  static double logGamma(double x) {
    if (x <= 0) {
      double s = Math.abs(sinPi(x));
      return s == 0 ? Double.POSITIVE_INFINITY : Elementary.log(PI / s) - logGamma(1 - x);
    }
    if (x == Double.POSITIVE_INFINITY) {
      return x;
    }
    double product = 1;
    double z = x;
    while (z < FAR) {
      product *= z;
      z += 1;
    }
    double value = (z - 0.5) * Elementary.log(z) - z + HALF_LOG_TWO_PI + tail(z);
    return product == 1 ? value : value - Elementary.log(product);
  }

  /** P(a, x), the regularised lower incomplete gamma function. */
  static double incomplete(double a, double x) {
    if (!(a > 0 && x >= 0)) {
      return Double.NaN;
    }
    if (x == 0) {
      return 0;
    }
    double front = Elementary.exp(a * Elementary.log(x) - x - logGamma(a));
    if (x < a + 1) {
      double term = 1 / a;
      double sum = term;
      for (int n = 1; n < 10_000 && term > sum * 1e-17; n++) {
        term *= x / (a + n);
        sum += term;
      }
      return front * sum;
    }
    return front == 0 ? 1 : 1 - front * fraction(a, x);
  }

  /** Lentz's evaluation of the continued fraction of the upper function. */
  private static double fraction(double a, double x) {
    double b = x + 1 - a;
    double c = Double.MAX_VALUE;
    double d = 1 / b;
    double f = d;
    for (int n = 1; n < 10_000; n++) {
      double an = -n * (n - a);
      b += 2;
      d = 1 / nonzero(an * d + b);
      c = nonzero(b + an / c);
      double factor = c * d;
      f *= factor;
      if (Math.abs(factor - 1) < 1e-16) {
        break;
      }
    }
    return f;
  }

  private static double nonzero(double x) {
    return x == 0 ? 1e-300 : x;
  }
}
