package org.drumlin.engine;

/**
 * Bessel functions of the first kind. Up to 4 and from there to 8 polynomials in x^2, beyond them
 * modulus and phase (Abramowitz and Stegun 9.2.17): J(x) = M(x) cos(theta(x)), both smooth in
 * 1/x^2. The error is a few 1e-16 of the modulus, so absolute near the zeros. {@link VectorBessel}
 * has the same bits.
 */
final class Bessel {
  /** Where the first polynomial ends. */
  static final double NEAR = 4;

  /** Where the second polynomial ends. */
  static final double MIDDLE = 8;

  /** The last number before it. */
  static final double LAST_MIDDLE = 0x1.fffffffffffffp2;

  /** Beyond it recurrence downwards takes too long. */
  private static final double LONG = 2000;

  private Bessel() {}

  /** The variable of the first polynomials: one rounding. */
  private static double nearVariable(double a) {
    return Math.fma(a, 0.125 * a, -1);
  }

  /** The variable of the second polynomials: one rounding. */
  private static double middleVariable(double a) {
    return Math.fma(a, 0.0625 * a, -2.5);
  }

  static double j0(double x) {
    double a = Math.abs(x);
    if (a < NEAR) {
      return Polynomials.j0Near(nearVariable(a));
    }
    if (a < MIDDLE) {
      return Polynomials.j0Middle(middleVariable(a));
    }
    double inverse = 1 / a;
    double w = inverse * inverse;
    double modulus = Polynomials.j0Modulus(w);
    double shift = Polynomials.j0Phase(w) * inverse;
    if (!(a <= Elementary.FAR)) {
      return far(a, modulus, shift + Elementary.PI_1 / 4);
    }
    double rounded = Math.fma(a, Elementary.INVERSE_PI, 0.25) + Elementary.ROUNDER;
    double r = Elementary.reduceByPiShortly(a, rounded - Elementary.ROUNDER - 0.25) + shift;
    return Math.sqrt(inverse) * modulus * Elementary.alternate(Elementary.wideSine(r), rounded);
  }

  static double j1(double x) {
    double a = Math.abs(x);
    return a < MIDDLE ? x * j1OverX(a) : Math.signum(x) * j1Beyond(a, 1 / a);
  }

  /** 2 J1(x)/x. */
  static double disc(double x) {
    double a = Math.abs(x);
    if (a < MIDDLE) {
      return 2 * j1OverX(a);
    }
    double inverse = 1 / a;
    return 2 * inverse * j1Beyond(a, inverse);
  }

  /** J1(x)/x up to {@link #MIDDLE}. */
  private static double j1OverX(double a) {
    return a < NEAR ? Polynomials.j1Near(nearVariable(a)) : Polynomials.j1Middle(middleVariable(a));
  }

  private static double j1Beyond(double a, double inverse) {
    double w = inverse * inverse;
    double modulus = Polynomials.j1Modulus(w);
    double shift = Polynomials.j1Phase(w) * inverse;
    if (!(a <= Elementary.FAR)) {
      return far(a, modulus, shift - Elementary.PI_1 / 4);
    }
    double rounded = Math.fma(a, Elementary.INVERSE_PI, -0.25) + Elementary.ROUNDER;
    double r = Elementary.reduceByPiShortly(a, rounded - Elementary.ROUNDER + 0.25) + shift;
    return Math.sqrt(inverse) * modulus * Elementary.alternate(Elementary.wideSine(r), rounded);
  }

  /** M sin(x + shift) where x is too large for the fast reduction. */
  private static double far(double a, double modulus, double shift) {
    if (a == Double.POSITIVE_INFINITY) {
      return 0;
    }
    double turned =
        Math.fma(
            StrictMath.sin(a), StrictMath.cos(shift), StrictMath.cos(a) * StrictMath.sin(shift));
    return modulus / Math.sqrt(a) * turned;
  }

  /**
   * Jn(x) of whole order up to 100,000: by Miller's recurrence downwards in twice the precision,
   * and for x beyond 2,000 and n by recurrence upwards, where the errors of J0 and J1 stay as they
   * are.
   */
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
    if (a == 0 || a == Double.POSITIVE_INFINITY) {
      return 0;
    }
    return sign * (a > LONG && a > n ? upwards(n, a) : downwards(n, a));
  }

  private static double upwards(int n, double a) {
    Twofold before = Twofold.of(j0(a));
    Twofold here = Twofold.of(j1(a));
    for (int k = 1; k < n; k++) {
      Twofold next = Twofold.quotient(2.0 * k, a).times(here).minus(before);
      before = here;
      here = next;
    }
    return here.value();
  }

  /** The recurrence's small solution, made to fulfil J0 + 2 J2 + 2 J4 + … = 1. */
  private static double downwards(int n, double a) {
    int top = Math.max(n, (int) Math.ceil(a));
    int start = 2 * ((top + 30 + (int) Math.sqrt(80.0 * top)) / 2);
    Twofold after = Twofold.of(0);
    Twofold here = Twofold.of(0x1p-500);
    Twofold wanted = after;
    Twofold sum = after;
    for (int k = start; k > 0; k--) {
      Twofold next = Twofold.quotient(2.0 * k, a).times(here).minus(after);
      after = here;
      here = next;
      if (Math.abs(here.value()) > 0x1p500) {
        here = here.scaled(0x1p-500);
        after = after.scaled(0x1p-500);
        wanted = wanted.scaled(0x1p-500);
        sum = sum.scaled(0x1p-500);
      }
      if ((k - 1) % 2 == 0 && k > 1) {
        sum = sum.plus(here.scaled(2));
      }
      if (k - 1 == n) {
        wanted = here;
      }
    }
    return wanted.over(sum.plus(here)).value();
  }
}
