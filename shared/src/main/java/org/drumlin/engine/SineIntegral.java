package org.drumlin.engine;

/**
 * Si(x), the integral of sin(t)/t from 0: polynomials up to 16, beyond them the auxiliary functions
 * f and g, smooth in 1/x^2 (Abramowitz and Stegun 5.2.8).
 */
final class SineIntegral {
  private static final double NEAR = 4;
  private static final double MIDDLE = 8;
  private static final double WIDE = 16;

  private SineIntegral() {}

  static double si(double x) {
    double a = Math.abs(x);
    if (a < NEAR) {
      return x * SpecialCoefficients.at(SpecialCoefficients.SI_NEAR, Math.fma(a, 0.125 * a, -1));
    }
    if (a < MIDDLE) {
      double t = Math.fma(a, 0.0625 * a, -2.5);
      return x * SpecialCoefficients.at(SpecialCoefficients.SI_MIDDLE, t);
    }
    return Double.isNaN(x) ? x : Math.copySign(a < WIDE ? wide(a) : beyond(a), x);
  }

  private static double wide(double a) {
    return SpecialCoefficients.at(SpecialCoefficients.SI_WIDE, Math.fma(a, 0.25, -3));
  }

  private static double beyond(double a) {
    if (a == Double.POSITIVE_INFINITY) {
      return Elementary.PI_1 / 2;
    }
    double inverse = 1 / a;
    double w = inverse * inverse;
    double f = SpecialCoefficients.at(SpecialCoefficients.SI_F, w);
    double g = SpecialCoefficients.at(SpecialCoefficients.SI_G, w) * inverse;
    double wave = Math.fma(f, Elementary.cos(a), g * Elementary.sin(a));
    return Math.fma(-inverse, wave, Elementary.PI_1 / 2);
  }
}
