package org.drumlin.engine;

/**
 * Si(x), the integral of sin(t)/t from 0: its series near 0, beyond it the continued fraction of
 * the exponential integral at an imaginary argument (Abramowitz and Stegun 5.1.22, 5.2.21).
 */
final class SineIntegral {
  private static final double NEAR = 3;

  private SineIntegral() {}

  static double si(double x) {
    double a = Math.abs(x);
    if (Double.isInfinite(x)) {
      return Math.copySign(Elementary.PI_1 / 2, x);
    }
    return a < NEAR ? series(x) : Math.copySign(beyond(a), x);
  }

  private static double series(double x) {
    double z = -x * x;
    double term = x;
    double sum = x;
    for (int n = 3; n < 60 && Math.abs(term) > 1e-19 * Math.abs(sum); n += 2) {
      term *= z / (n * (n - 1.0));
      sum += term / n;
    }
    return sum;
  }

  /** pi/2 + Im(exp(-ix) / (1 + ix + …)), the fraction by Lentz's method in complex numbers. */
  private static double beyond(double x) {
    double br = 1;
    double cr = 1e300;
    double ci = 0;
    double norm = 1 + x * x;
    double dr = 1 / norm;
    double di = -x / norm;
    double hr = dr;
    double hi = di;
    for (int n = 1; n < 500; n++) {
      double an = -(double) n * n;
      br += 2;
      double er = an * dr + br;
      double ei = an * di + x;
      norm = er * er + ei * ei;
      dr = er / norm;
      di = -ei / norm;
      norm = cr * cr + ci * ci;
      cr = br + (Double.isInfinite(norm) ? 0 : an * cr / norm);
      ci = x - (Double.isInfinite(norm) ? 0 : an * ci / norm);
      double fr = cr * dr - ci * di;
      double fi = cr * di + ci * dr;
      double nextReal = hr * fr - hi * fi;
      hi = hr * fi + hi * fr;
      hr = nextReal;
      if (Math.abs(fr - 1) + Math.abs(fi) < 1e-16) {
        break;
      }
    }
    double imaginary = Elementary.cos(x) * hi - Elementary.sin(x) * hr;
    return Elementary.PI_1 / 2 + imaginary;
  }
}
