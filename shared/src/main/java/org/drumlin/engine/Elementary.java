package org.drumlin.engine;

/**
 * The engine's own elementary functions: the same bits on every machine. Arguments are reduced in
 * three fused steps (Cody and Waite), far or special ones are left to {@link StrictMath}, whose
 * bits are fixed too. {@link VectorElementary} and {@link VectorSphere} compute the same, lane by
 * lane.
 */
final class Elementary {
  /** Adding it rounds to a whole number, which is then in the low bits. */
  static final double ROUNDER = 0x1.8p52;

  static final double INVERSE_PI = 0.3183098861837907;
  static final double PI_1 = 3.141592653589793;
  static final double PI_2 = 1.2246467991473532e-16;
  static final double PI_3 = -2.9947698097183397e-33;
  static final double INVERSE_LN2 = 1.4426950408889634;
  static final double LN2_1 = 0.6931471805599453;
  static final double LN2_2 = 2.3190468138462996e-17;
  static final double TWO_THIRDS_1 = 0.6666666666666666;
  static final double TWO_THIRDS_2 = 3.700743415417188e-17;
  static final double SQRT_HALF = 0.7071067811865476;
  static final double LEAST_NORMAL = Double.MIN_NORMAL;

  /** Beyond it the fast reduction by pi loses accuracy. */
  static final double FAR = 1e6;

  /** Below it 3 j1(x)/x is summed as a polynomial. */
  static final double SPHERE_NEAR = 2;

  static final long ONE_BITS = 0x3ff0000000000000L;
  static final long MANTISSA = 0x000fffffffffffffL;

  private Elementary() {}

  /** (-1)^n times x, n the whole number in the low bits of {@code rounded}. */
  static double alternate(double x, double rounded) {
    return Double.longBitsToDouble(
        Double.doubleToRawLongBits(x) ^ (Double.doubleToRawLongBits(rounded) << 63));
  }

  /** sin r for |r| up to 1.65. */
  static double wideSine(double r) {
    double z = r * r;
    return Math.fma(r * z, Polynomials.wideSin(z), r);
  }

  /** x - n pi. */
  static double reduceByPi(double x, double n) {
    return Math.fma(n, -PI_3, Math.fma(n, -PI_2, Math.fma(n, -PI_1, x)));
  }

  /** x - n pi without the last part: to 1e-27, enough where only absolute accuracy matters. */
  static double reduceByPiShortly(double x, double n) {
    return Math.fma(n, -PI_2, Math.fma(n, -PI_1, x));
  }

  static double sin(double x) {
    if (!(Math.abs(x) <= FAR)) {
      return StrictMath.sin(x);
    }
    double rounded = Math.fma(x, INVERSE_PI, ROUNDER);
    return alternate(wideSine(reduceByPi(x, rounded - ROUNDER)), rounded);
  }

  static double cos(double x) {
    if (!(Math.abs(x) <= FAR)) {
      return StrictMath.cos(x);
    }
    double rounded = Math.fma(x, INVERSE_PI, 0.5) + ROUNDER;
    return alternate(wideSine(reduceByPi(x, rounded - ROUNDER - 0.5)), rounded);
  }

  static double exp(double x) {
    double clamped = Math.min(Math.max(x, -800), 800);
    double n = Math.fma(clamped, INVERSE_LN2, ROUNDER) - ROUNDER;
    double r = Math.fma(n, -LN2_2, Math.fma(n, -LN2_1, clamped));
    double p = Math.fma(r * r, Polynomials.exp(r), r) + 1;
    double half = Math.fma(n, 0.5, ROUNDER);
    double rest = n - (half - ROUNDER) + ROUNDER;
    return p * powerOfTwo(half) * powerOfTwo(rest);
  }

  /** 2^n for the whole number n in the low bits of {@code rounded}, |n| below 1023. */
  static double powerOfTwo(double rounded) {
    return Double.longBitsToDouble((Double.doubleToRawLongBits(rounded) + 1023) << 52);
  }

  static double expm1(double x) {
    if (!(Math.abs(x) <= 700)) {
      return StrictMath.expm1(x);
    }
    double rounded = Math.fma(x, INVERSE_LN2, ROUNDER);
    double n = rounded - ROUNDER;
    double r = Math.fma(n, -LN2_2, Math.fma(n, -LN2_1, x));
    double e = Math.fma(r * r, Polynomials.exp(r), r);
    double scale = powerOfTwo(rounded);
    return Math.fma(scale, e, scale - 1);
  }

  /** The exponent k of x = 2^k m, m in [sqrt(1/2), sqrt(2)), as a number. */
  private static double exponent(long bits, boolean upper) {
    double k = Double.longBitsToDouble((bits >>> 52) + Double.doubleToRawLongBits(ROUNDER));
    return k - (ROUNDER + 1023) + (upper ? 1 : 0);
  }

  static double log(double x) {
    if (!(x >= LEAST_NORMAL && x <= Double.MAX_VALUE)) {
      return StrictMath.log(x);
    }
    long bits = Double.doubleToRawLongBits(x);
    double m = Double.longBitsToDouble((bits & MANTISSA) | ONE_BITS);
    boolean upper = m > 2 * SQRT_HALF;
    double k = exponent(bits, upper);
    double f = (upper ? m * 0.5 : m) - 1;
    double s = f / (2 + f);
    double w = s * s;
    double half = 0.5 * f * f;
    double tail = Math.fma(s, Math.fma(w, Polynomials.log(w), half), k * LN2_2);
    return Math.fma(k, LN2_1, f - (half - tail));
  }

  /** x^y; the logarithm is carried to twice the precision. */
  static double pow(double x, double y) {
    if (!(x >= LEAST_NORMAL && x <= Double.MAX_VALUE && Math.abs(y) <= 1e18)) {
      return StrictMath.pow(x, y);
    }
    long bits = Double.doubleToRawLongBits(x);
    double m = Double.longBitsToDouble((bits & MANTISSA) | ONE_BITS);
    boolean upper = m > 2 * SQRT_HALF;
    double k = exponent(bits, upper);
    double f = (upper ? m * 0.5 : m) - 1;
    double d = 2 + f;
    double s = f / d;
    double sLow = Math.fma(-s, f - (d - 2), Math.fma(-s, d, f)) / d;
    double w = s * s;
    double wLow = Math.fma(s, s, -w);
    double cube = w * s;
    double cubeLow = Math.fma(w, s, -cube) + wLow * s;
    double third = cube * TWO_THIRDS_1;
    double thirdLow =
        Math.fma(cube, TWO_THIRDS_1, -third) + (cubeLow * TWO_THIRDS_1 + cube * TWO_THIRDS_2);
    double tail = cube * w * Polynomials.logTail(w) + 2 * sLow * (1 + w) + thirdLow;
    // k ln 2 + 2 s + third, largest first
    double a = k * LN2_1;
    double aLow = Math.fma(k, LN2_1, -a) + k * LN2_2;
    double b = 2 * s;
    double h = a + b;
    double back = h - a;
    double hLow = (a - (h - back)) + (b - back);
    double h2 = h + third;
    double back2 = h2 - h;
    double h2Low = (h - (h2 - back2)) + (third - back2);
    double small = hLow + h2Low + aLow + tail;
    double h3 = h2 + small;
    double low = small - (h3 - h2);
    double product = y * h3;
    double productLow = Math.fma(y, h3, -product) + y * low;
    double clamped = Math.min(Math.max(product, -800), 800);
    double kept = Math.abs(product) <= 800 ? productLow : 0;
    double e = exp(clamped);
    return e <= Double.MAX_VALUE ? Math.fma(e, kept, e) : e;
  }

  /** sin(x)/x. */
  static double sinc(double x) {
    if (x == 0) {
      return 1;
    }
    if (!(Math.abs(x) <= FAR)) {
      return StrictMath.sin(x) / x;
    }
    double rounded = Math.fma(x, INVERSE_PI, ROUNDER);
    return alternate(wideSine(reduceByPiShortly(x, rounded - ROUNDER)), rounded) / x;
  }

  /** 3 (sin x - x cos x)/x^3. */
  static double sphere(double x) {
    double z = x * x;
    if (Math.abs(x) < SPHERE_NEAR) {
      return Polynomials.sphere(z);
    }
    double inverse = 1 / x;
    double w = 3 * (inverse * inverse);
    if (!(Math.abs(x) <= FAR)) {
      return (StrictMath.sin(x) * inverse - StrictMath.cos(x)) * w;
    }
    double rounded = Math.fma(x, INVERSE_PI, ROUNDER);
    double r = reduceByPiShortly(x, rounded - ROUNDER);
    return alternate((wideSine(r) * inverse - wideCosine(r)) * w, rounded);
  }

  /** cos r for |r| up to pi/2, to 1e-16 absolute. */
  private static double wideCosine(double r) {
    double z = r * r;
    return Math.fma(z * z, Polynomials.wideCos(z), Math.fma(z, -0.5, 1));
  }
}
