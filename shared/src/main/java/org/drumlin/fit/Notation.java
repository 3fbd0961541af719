package org.drumlin.fit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A value with its uncertainty as the field writes it: {@code 56.40(12)} is 56.40 with a standard
 * deviation of 0.12. Two digits of uncertainty, as bumps prints them.
 */
public final class Notation {
  private static final int DIGITS = 2;
  private static final int LARGEST_PLAIN = 6;
  private static final int SMALLEST_PLAIN = -5;

  private Notation() {}

  /** The value with its standard deviation; the value alone where that is unknown or 0. */
  public static String of(double value, double stderr) {
    if (!Double.isFinite(value) || !Double.isFinite(stderr) || stderr <= 0) {
      return number(value);
    }
    BigDecimal error =
        new BigDecimal(stderr).round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
    int lastPlace = exponent(error) - (DIGITS - 1);
    BigDecimal rounded = new BigDecimal(value).setScale(-lastPlace, RoundingMode.HALF_EVEN);
    String digits = error.scaleByPowerOfTen(-lastPlace).toBigInteger().toString();
    int exponent = rounded.signum() == 0 ? exponent(error) : exponent(rounded);
    int leading = Math.max(exponent, exponent(error));
    if (lastPlace <= 0 && leading < LARGEST_PLAIN && leading > SMALLEST_PLAIN) {
      return rounded.toPlainString() + "(" + digits + ")";
    }
    BigDecimal mantissa = rounded.scaleByPowerOfTen(-leading);
    return mantissa.toPlainString() + "(" + digits + ")e" + leading;
  }

  /**
   * A number rounded where a value with that standard deviation would be: the end of an interval.
   */
  public static String alike(double value, double stderr) {
    String written = of(value, stderr);
    int open = written.indexOf('(');
    return open < 0
        ? written
        : written.substring(0, open) + written.substring(written.indexOf(')') + 1);
  }

  /** A number alone, to six digits. */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "–" : value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(6, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int exponent = exponent(rounded);
    if (exponent < LARGEST_PLAIN && exponent > SMALLEST_PLAIN) {
      return rounded.toPlainString();
    }
    return rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
  }

  private static int exponent(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }
}
