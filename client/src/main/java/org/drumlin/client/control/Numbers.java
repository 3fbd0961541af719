package org.drumlin.client.control;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/** How numbers are written on the screen, and read from it. */
public final class Numbers {
  private Numbers() {}

  /** The number with that many significant digits at most, plain where that is short enough. */
  public static String brief(double value, int digits) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    if (value == 0) {
      return "0";
    }
    var rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= 6 || exponent < -4) {
      return String.format(
          Locale.ROOT, "%se%d", rounded.movePointLeft(exponent).toPlainString(), exponent);
    }
    return rounded.toPlainString();
  }

  /** The number with four significant digits at most. */
  public static String brief(double value) {
    return brief(value, 4);
  }

  /** The number as a field shows it for editing: all the digits a person gave, none invented. */
  public static String exact(double value) {
    return brief(value, 10);
  }

  /** The number for a narrow field: as many of its digits as nine places hold. */
  public static String narrow(double value) {
    String text = exact(value);
    for (int digits = 9; text.length() > 9 && digits > 3; digits--) {
      text = brief(value, digits);
    }
    return text;
  }

  public static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** A whole number in groups of three: {@code 50,000}. */
  public static String grouped(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Seconds as {@code 0:12} or {@code 1:02:03}. */
  public static String clock(double seconds) {
    long s = Math.max(0, Math.round(seconds));
    return s < 3600
        ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
  }

  /** The words for a finite number, nothing for another. */
  public static String finite(double value, DoubleFunction<String> words) {
    return Double.isFinite(value) ? words.apply(value) : "";
  }

  /**
   * Reads what a person typed: a comma or a point, {@code 1e-3}, {@code inf}, a Unicode minus;
   * empty for what is no number.
   */
  public static OptionalDouble parse(String text) {
    String plain = text.strip().replace('\u2212', '-').replace("\u00a0", "").replace(" ", "");
    if (plain.indexOf(',') >= 0
        && plain.indexOf('.') < 0
        && plain.indexOf(',') == plain.lastIndexOf(',')) {
      plain = plain.replace(',', '.');
    }
    plain = plain.replace(",", "");
    switch (plain.toLowerCase(Locale.ROOT)) {
      case "inf", "+inf", "infinity", "\u221e", "+\u221e" -> {
        return OptionalDouble.of(Double.POSITIVE_INFINITY);
      }
      case "-inf", "-infinity", "-\u221e" -> {
        return OptionalDouble.of(Double.NEGATIVE_INFINITY);
      }
      default -> {}
    }
    if (!plain.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?")) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(plain);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private static String special(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return value > 0 ? "\u221e" : "\u2212\u221e";
  }
}
