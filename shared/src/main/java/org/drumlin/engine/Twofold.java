package org.drumlin.engine;

/**
 * A number of twice the precision, the sum of two doubles (Dekker, Numer. Math. 18 (1971) 224;
 * Knuth's and the fused error-free transformations). For what must come out exact to a unit in the
 * last place though its steps cancel; not for blocks.
 *
 * @param high the number rounded
 * @param low what the rounding left
 */
record Twofold(double high, double low) {
  static final Twofold LOG_TWO = new Twofold(Elementary.LN2_1, Elementary.LN2_2);

  private static final int LOG_TERMS = 22;

  static Twofold of(double x) {
    return new Twofold(x, 0);
  }

  double value() {
    return high + low;
  }

  /** a + b, exact. */
  static Twofold sum(double a, double b) {
    double s = a + b;
    double back = s - a;
    return new Twofold(s, (a - (s - back)) + (b - back));
  }

  /** a + b, exact where |a| is not the smaller. */
  private static Twofold ordered(double a, double b) {
    double s = a + b;
    return new Twofold(s, b - (s - a));
  }

  /** a b, exact. */
  static Twofold product(double a, double b) {
    double p = a * b;
    return new Twofold(p, Math.fma(a, b, -p));
  }

  static Twofold quotient(double a, double b) {
    double q = a / b;
    return ordered(q, Math.fma(-q, b, a) / b);
  }

  Twofold plus(Twofold other) {
    Twofold s = sum(high, other.high);
    Twofold t = sum(low, other.low);
    Twofold u = ordered(s.high, s.low + t.high);
    return ordered(u.high, u.low + t.low);
  }

  Twofold plus(double x) {
    Twofold s = sum(high, x);
    return ordered(s.high, s.low + low);
  }

  Twofold minus(Twofold other) {
    return plus(other.negated());
  }

  Twofold negated() {
    return new Twofold(-high, -low);
  }

  Twofold times(Twofold other) {
    double p = high * other.high;
    double rest = Math.fma(high, other.high, -p);
    return ordered(p, rest + Math.fma(high, other.low, low * other.high));
  }

  Twofold times(double x) {
    double p = high * x;
    return ordered(p, Math.fma(low, x, Math.fma(high, x, -p)));
  }

  Twofold over(Twofold other) {
    double q = high / other.high;
    double rest = Math.fma(-q, other.high, high) + Math.fma(-q, other.low, low);
    return ordered(q, rest / other.high);
  }

  /** Times a power of two, exact. */
  Twofold scaled(double power) {
    return new Twofold(high * power, low * power);
  }

  /** e to this, as one double: within a unit in the last place. */
  double exp() {
    double e = Elementary.exp(high);
    return e <= Double.MAX_VALUE ? Math.fma(e, low, e) : e;
  }

  /**
   * The natural logarithm of a positive number: k ln 2 + 2 atanh((m - 1)/(m + 1)), its series
   * summed in this precision.
   */
  Twofold log() {
    if (high < Elementary.LEAST_NORMAL) {
      return scaled(0x1p60).log().minus(LOG_TWO.times(60));
    }
    int k = Math.getExponent(high * (4.0 / 3));
    double power = Math.scalb(1.0, -(k / 2));
    double rest = Math.scalb(1.0, -(k - k / 2));
    Twofold m = scaled(power).scaled(rest);
    Twofold s = m.plus(-1).over(m.plus(1));
    Twofold w = s.times(s);
    Twofold series = quotient(1, 2 * LOG_TERMS + 1);
    for (int i = LOG_TERMS - 1; i >= 0; i--) {
      series = series.times(w).plus(quotient(1, 2 * i + 1));
    }
    return LOG_TWO.times(k).plus(s.times(series).scaled(2));
  }
}
