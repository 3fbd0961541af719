package org.drumlin.engine;

/**
 * erf and erfc: erf(x)/x as a polynomial near 0, exp(x^2) erfc(x) as one of (x - 4)/(x + 4) beyond
 * (the form of Schonfelder, Math. Comp. 32 (1978) 1232).
 */
final class ErrorFunction {
  private static final double NEAR = 1;
  private static final double BEYOND = 0.65;

  /** Beyond it erfc is 0. */
  private static final double END = 27.3;

  private ErrorFunction() {}

  static double erf(double x) {
    double a = Math.abs(x);
    if (a < NEAR) {
      return near(x);
    }
    return Double.isNaN(x) ? x : Math.copySign(a > 6 ? 1 : 1 - beyond(a), x);
  }

  static double erfc(double x) {
    if (x < BEYOND) {
      return x > -NEAR ? 1 - near(x) : 1 - erf(x);
    }
    return x > END ? 0 : beyond(x);
  }

  private static double near(double x) {
    return x * SpecialCoefficients.at(SpecialCoefficients.ERF, x * x);
  }

  /**
   * erfc for x of at least {@link #BEYOND}. The square is carried to twice the precision, and so is
   * the polynomial's variable, whose rounding alone would cost two units in the last place.
   */
  private static double beyond(double x) {
    double sum = x + 4;
    double back = sum - x;
    double sumLow = (x - (sum - back)) + (4 - back);
    double difference = x - 4;
    back = difference - x;
    double differenceLow = (x - (difference - back)) - (4 + back);
    double t = difference / sum;
    double tLow = (Math.fma(-t, sum, difference) + differenceLow - t * sumLow) / sum;
    double slope = SpecialCoefficients.slope(SpecialCoefficients.ERFC, t);
    double p = Math.fma(slope, tLow, SpecialCoefficients.at(SpecialCoefficients.ERFC, t)) / sum;
    double z = x * x;
    double e = Elementary.exp(-z);
    return Math.fma(e, -Math.fma(x, x, -z), e) * Math.fma(p, -(sumLow / sum), p);
  }
}
