package org.drumlin.engine;

/**
 * The gamma function by Stirling's series after moving the argument beyond 12 (Abramowitz and
 * Stegun 6.1.40), and its incomplete form by Kummer's series (6.5.29). The large parts that cancel
 * are carried to twice the precision, so that a few units in the last place remain.
 */
final class Gamma {
  private static final Twofold HALF_LOG_TWO_PI =
      new Twofold(0.9189385332046728, -3.8782941580672414e-17);
  private static final double PI = Elementary.PI_1;

  /** From here Stirling's series is exact. */
  private static final double FAR = 12;

  /** gamma overflows beyond it. */
  private static final double LARGEST = 171.7;

  /** Around 1 and 2, where log gamma is 0, a polynomial is taken this far. */
  private static final double AROUND_ZERO = 0.3;

  /** The incomplete function is summed up to this a; beyond it takes too long. */
  private static final double LARGEST_A = 1e8;

  private Gamma() {}

  /** Gamma(x) = exp(log)/product. */
  private record Parts(Twofold log, Twofold product) {}

  private static Parts parts(double x) {
    Twofold product = Twofold.of(1);
    Twofold z = Twofold.of(x);
    while (z.high() < FAR) {
      product = product.times(z);
      z = z.plus(1);
    }
    return new Parts(stirling(z), product);
  }

  /** log gamma(z) for z of at least {@link #FAR}. */
  private static Twofold stirling(Twofold z) {
    return z.plus(-0.5).times(z.log()).minus(z).plus(HALF_LOG_TWO_PI).plus(tail(z.high()));
  }

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
      return negative(x);
    }
    if (x > LARGEST) {
      return Double.POSITIVE_INFINITY;
    }
    if (Double.isNaN(x)) {
      return x;
    }
    if (x < 0x1p-60) {
      return 1 / x;
    }
    Parts parts = parts(x);
    return parts.log.exp() / parts.product.value();
  }

  /** Reflection: -pi/(x sin(pi x) gamma(-x)), whose parts may overflow where the whole does not. */
  private static double negative(double x) {
    if (x == Math.rint(x)) {
      return Double.NaN;
    }
    if (x > -0x1p-60) {
      return 1 / x;
    }
    if (x < -190) {
      return Math.copySign(0, sinPi(x));
    }
    Parts parts = parts(-x);
    double inverse = parts.log.negated().plus(Twofold.LOG_TWO.scaled(128)).exp();
    return Math.scalb(PI / (-x * sinPi(x)) * parts.product.value() * inverse, -128);
  }

  /** sin(pi x), exact to its last units near the zeros too. */
  private static double sinPi(double x) {
    double r = x - 2 * Math.rint(x * 0.5);
    double near = Math.abs(r) > 0.5 ? Math.copySign(1, r) - r : r;
    return Elementary.sin(PI * near);
  }

  /** log |gamma(x)|; absolute accuracy near its zeros below 0. */
  static double logGamma(double x) {
    if (Math.abs(x) < 0x1p-60) {
      return -Elementary.log(Math.abs(x));
    }
    if (x < 0) {
      double s = x == Double.NEGATIVE_INFINITY ? 0 : Math.abs(x * sinPi(x));
      return s == 0 ? Double.POSITIVE_INFINITY : Elementary.log(PI / s) - logGamma(-x);
    }
    if (Math.abs(x - 1) < AROUND_ZERO) {
      double e = x - 1;
      return e * SpecialCoefficients.at(SpecialCoefficients.LOG_GAMMA_AT_1, e) + 0.0;
    }
    if (Math.abs(x - 2) < AROUND_ZERO) {
      double e = x - 2;
      return e * SpecialCoefficients.at(SpecialCoefficients.LOG_GAMMA_AT_2, e) + 0.0;
    }
    if (!(x < 1e300)) {
      return x * (Elementary.log(x) - 1);
    }
    Parts parts = parts(x);
    return x < FAR ? parts.log.minus(parts.product.log()).value() : parts.log.value();
  }

  /**
   * P(a, x), the regularised lower incomplete gamma function, for a up to 1e8: x^a exp(-x)/gamma(a
   * + 1) times 1 + x/(a + 1) (1 + x/(a + 2) (1 + …)).
   */
  static double incomplete(double a, double x) {
    if (!(a > 0 && a <= LARGEST_A && x >= 0)) {
      return Double.NaN;
    }
    if (x == 0) {
      return 0;
    }
    if (x > a + 12 * Math.sqrt(a) + 60) {
      return 1;
    }
    double front = front(a, x);
    return front == 0 ? 0 : Math.min(1, front * series(a, x));
  }

  private static double series(double a, double x) {
    int terms = 0;
    double term = 1;
    while (term > 1e-18 && terms < 1_000_000) {
      terms++;
      term *= x / (a + terms);
    }
    Twofold sum = Twofold.of(1);
    Twofold argument = Twofold.of(x);
    for (int n = terms; n > 0; n--) {
      sum = argument.over(Twofold.sum(a, n)).times(sum).plus(1);
    }
    return sum.value();
  }

  /** x^a exp(-x)/gamma(a + 1). */
  private static double front(double a, double x) {
    if (a >= FAR) {
      if (x < 1e-100) {
        return 0;
      }
      Twofold ratio = Twofold.quotient(x, a).log().times(a);
      Twofold half = Twofold.of(a).log().scaled(0.5).plus(HALF_LOG_TWO_PI);
      return ratio.plus(Twofold.sum(a, -x)).minus(half).plus(-tail(a)).exp();
    }
    Twofold log = Twofold.of(x).log().times(a).plus(-x);
    Parts parts = parts(a);
    return log.minus(parts.log).exp() * parts.product.value() / a;
  }
}
