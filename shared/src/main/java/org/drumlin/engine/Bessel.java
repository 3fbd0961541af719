package org.drumlin.engine;

/**
 * Bessel functions of the first kind. Up to 8 a polynomial in x^2, beyond it modulus and phase
 * (Abramowitz and Stegun 9.2.17): J(x) = M(x) cos(theta(x)), both smooth in 1/x^2. The error is a
 * few 1e-16 of the modulus, so absolute near the zeros. {@link VectorBessel} has the same bits.
 */
final class Bessel {
  /** Where the polynomial ends. */
  static final double NEAR = 8;

  /** The last number before it. */
  static final double LAST_NEAR = 0x1.fffffffffffffp2;

  private Bessel() {}

  static double j0(double x) {
    double a = Math.abs(x);
    if (a < NEAR) {
      return Polynomials.j0(Math.fma(a * a, 0.03125, -1));
    }
    double inverse = 1 / a;
    double w = inverse * inverse;
    double modulus = Math.sqrt(inverse) * Polynomials.j0Modulus(w);
    double shift = Polynomials.j0Phase(w) * inverse;
    if (!(a <= Elementary.FAR)) {
      return far(a, modulus, shift + Elementary.PI_1 / 4);
    }
    double rounded = Math.fma(a, Elementary.INVERSE_PI, 0.25) + Elementary.ROUNDER;
    double r = Elementary.reduceByPi(a, rounded - Elementary.ROUNDER - 0.25) + shift;
    return modulus * Elementary.alternate(Elementary.wideSine(r), rounded);
  }

  static double j1(double x) {
    double a = Math.abs(x);
    return a < NEAR ? x * j1Near(a) : Math.signum(x) * j1Beyond(a, 1 / a);
  }

  /** 2 J1(x)/x. */
  static double disc(double x) {
    double a = Math.abs(x);
    if (a < NEAR) {
      return 2 * j1Near(a);
    }
    double inverse = 1 / a;
    return 2 * inverse * j1Beyond(a, inverse);
  }

  /** Jn(x) of whole order: recurrence upwards where it is stable, else Miller's downwards. */
  static double jn(double order, double x) {
    int n = (int) Math.abs(order);
    if (Math.abs(order) != n || n > 100_000 || Double.isNaN(x)) {
      return Double.NaN;
    }
    boolean odd = (n & 1) != 0;
    double sign = odd && (x < 0) != (order < 0) ? -1 : 1;
    double a = Math.abs(x);
    if (n < 2) {
      return sign * (n == 0 ? j0(a) : j1(a));
    }
    return a == 0 ? 0 : sign * (a > n ? upwards(n, a) : downwards(n, a));
  }

  private static double upwards(int n, double a) {
    double before = j0(a);
    double here = j1(a);
    for (int k = 1; k < n; k++) {
      double next = 2 * k / a * here - before;
      before = here;
      here = next;
    }
    return here;
  }

  private static double downwards(int n, double a) {
    int start = 2 * ((n + 20 + (int) Math.sqrt(60.0 * n)) / 2);
    double after = 0;
    double here = 1e-300;
    double wanted = 0;
    double sum = 0;
    for (int k = start; k > 0; k--) {
      double next = 2 * k / a * here - after;
      after = here;
      here = next;
      if (Math.abs(here) > 1e200) {
        here *= 1e-250;
        after *= 1e-250;
        wanted *= 1e-250;
        sum *= 1e-250;
      }
      if ((k - 1) % 2 == 0 && k > 1) {
        sum += 2 * here;
      }
      if (k - 1 == n) {
        wanted = here;
      }
    }
    return wanted / (sum + here);
  }

  /** J1(x)/x. */
  private static double j1Near(double a) {
    return Polynomials.j1(Math.fma(a * a, 0.03125, -1));
  }

  private static double j1Beyond(double a, double inverse) {
    double w = inverse * inverse;
    double modulus = Math.sqrt(inverse) * Polynomials.j1Modulus(w);
    double shift = Polynomials.j1Phase(w) * inverse;
    if (!(a <= Elementary.FAR)) {
      return far(a, modulus, shift - Elementary.PI_1 / 4);
    }
    double rounded = Math.fma(a, Elementary.INVERSE_PI, -0.25) + Elementary.ROUNDER;
    double r = Elementary.reduceByPi(a, rounded - Elementary.ROUNDER + 0.25) + shift;
    return modulus * Elementary.alternate(Elementary.wideSine(r), rounded);
  }

  /** M sin(x + shift) where x is too large for the fast reduction. */
  private static double far(double a, double modulus, double shift) {
    if (a == Double.POSITIVE_INFINITY) {
      return 0;
    }
    double turned =
        Math.fma(
            StrictMath.sin(a), StrictMath.cos(shift), StrictMath.cos(a) * StrictMath.sin(shift));
    return modulus * turned;
  }
}
