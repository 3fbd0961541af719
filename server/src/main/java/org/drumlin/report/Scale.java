package org.drumlin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis of a figure: from numbers to places, with its ticks. Linear or logarithmic.
 *
 * @param low of the numbers shown
 * @param from place of low, points
 * @param to place of high, points
 */
record Scale(double low, double high, boolean log, double from, double to) {
  private static final int MOST_TICKS = 6;

  /** Below this ratio an axis may show a single power of ten, so 2 and 5 have labels too. */
  private static final double FEW_POWERS = 120;

  /** A tick. */
  record Tick(double place, String label) {}

  /**
   * Around some numbers; those that are not finite, or not positive on a log axis, do not count.
   */
  static Scale around(double[] values, boolean log, double from, double to) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double v : values) {
      if (Double.isFinite(v) && (!log || v > 0)) {
        low = Math.min(low, v);
        high = Math.max(high, v);
      }
    }
    if (low > high) {
      low = log ? 1 : 0;
      high = low;
    }
    if (log) {
      double margin = Math.max(1.02, Math.pow(high / low, 0.04));
      return new Scale(low / margin, high * margin, true, from, to);
    }
    double margin = high > low ? 0.04 * (high - low) : Math.max(Math.abs(low) * 0.1, 1e-12);
    return new Scale(low - margin, high + margin, false, from, to);
  }

  /** Where a number lies; NaN where it has no place. */
  double at(double value) {
    double part =
        log
            ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
            : (value - low) / (high - low);
    return from + part * (to - from);
  }

  boolean shows(double value) {
    return value >= low && value <= high;
  }

  /** Ticks with labels, and on a log axis those of 2 to 9 without. */
  List<Tick> ticks() {
    return log && high / low > 8 ? powers() : even();
  }

  private List<Tick> powers() {
    List<Tick> ticks = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(low));
    int last = (int) Math.ceil(Math.log10(high));
    int every = Math.max(1, (last - first) / MOST_TICKS);
    boolean few = high / low < FEW_POWERS;
    for (int e = first; e <= last; e++) {
      for (int m = 1; m < 10; m++) {
        double value = m * Math.pow(10, e);
        if (shows(value)) {
          boolean labelled = m == 1 && (e - first) % every == 0;
          boolean between = few && (m == 2 || m == 5);
          ticks.add(new Tick(at(value), labelled || between ? power(m, e) : ""));
        }
      }
    }
    return ticks;
  }

  /** Some times 10 to a power as journals set it. */
  private static String power(int times, int exponent) {
    if (exponent == 0 || exponent == 1) {
      return Integer.toString(exponent == 0 ? times : 10 * times);
    }
    return (times == 1 ? "" : times + "×")
        + "10<tspan dy=\"-5\" font-size=\"9\">"
        + Integer.toString(exponent).replace('-', '\u2212')
        + "</tspan>";
  }

  private List<Tick> even() {
    double rough = (high - low) / MOST_TICKS;
    double unit = Math.pow(10, Math.floor(Math.log10(rough)));
    double ratio = rough / unit;
    double step = unit * (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10);
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    double size = Math.max(Math.abs(low), Math.abs(high));
    List<Tick> ticks = new ArrayList<>();
    for (double k = Math.ceil(low / step); k * step <= high; k++) {
      double value = k * step + 0.0; // no -0
      boolean plain = size < 1e5 && decimals <= 4;
      String label =
          plain
              ? String.format(Locale.ROOT, "%." + decimals + "f", value)
              : scientific(value, step);
      ticks.add(new Tick(at(value), label.replace('-', '\u2212')));
    }
    return ticks;
  }

  private static String scientific(double value, double step) {
    if (Math.abs(value) < step / 2) {
      return "0";
    }
    int exponent = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-12);
    int digits = (int) Math.max(0, exponent - Math.floor(Math.log10(step) + 1e-9));
    return String.format(Locale.ROOT, "%." + digits + "f", value / Math.pow(10, exponent))
        + "×10<tspan dy=\"-5\" font-size=\"9\">"
        + exponent
        + "</tspan>";
  }
}
