package org.drumlin.client.control;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * An axis from low to high, linear or logarithmic (then low is above 0). Knows no pixels: places
 * are fractions, 0 at low and 1 at high.
 */
record PlotAxis(boolean log, double low, double high) {

  /** A range that holds everything of it that is shown, with a little room at both ends. */
  static PlotAxis around(boolean log, double low, double high, double margin) {
    if (!(low <= high) || (log && !(low > 0))) {
      return log ? new PlotAxis(true, 0.001, 1) : new PlotAxis(false, 0, 1);
    }
    if (log) {
      double room = Math.max(margin * Math.log10(high / low), low == high ? 0.5 : 0);
      return new PlotAxis(true, low * Math.pow(10, -room), high * Math.pow(10, room));
    }
    double room = low == high ? Math.max(Math.abs(low) / 2, 0.5) : margin * (high - low);
    return new PlotAxis(false, low - room, high + room);
  }

  /** Where the value lies; NaN where a logarithm has none. */
  double fraction(double value) {
    if (!log) {
      return (value - low) / (high - low);
    }
    return value > 0 ? Math.log(value / low) / Math.log(high / low) : Double.NaN;
  }

  /** The value at a place. */
  double value(double fraction) {
    return log ? low * Math.pow(high / low, fraction) : low + fraction * (high - low);
  }

  /**
   * The marks of the axis.
   *
   * @param room how many labels fit
   */
  List<Tick> ticks(int room) {
    return log ? logTicks(Math.max(2, room)) : linearTicks(Math.max(2, room));
  }

  private List<Tick> logTicks(int room) {
    int first = (int) Math.floor(Math.log10(low));
    int last = (int) Math.ceil(Math.log10(high));
    double decades = Math.log10(high / low);
    // Under a decade and a half, tens alone would leave the axis without numbers.
    if (decades < 0.7) {
      return linearTicks(room);
    }
    boolean plain = decades < 2 && low >= 1e-3 && high < 1e5;
    int every = Math.max(1, (int) Math.ceil(decades / room));
    var ticks = new ArrayList<Tick>();
    for (int e = first; e <= last; e++) {
      for (int m = 1; m <= 9; m++) {
        double value = m * Math.pow(10, e);
        if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9)) {
          continue;
        }
        boolean named = m == 1 ? Math.floorMod(e, every) == 0 : plain && (m == 2 || m == 5);
        ticks.add(named ? named(value, m, e, plain) : new Tick(value, "", "", m == 1));
      }
    }
    return ticks;
  }

  private static Tick named(double value, int mantissa, int exponent, boolean plain) {
    return plain
        ? new Tick(value, plain(mantissa, exponent), "", mantissa == 1)
        : new Tick(value, "10", minus(Integer.toString(exponent)), true);
  }

  private static String plain(int mantissa, int exponent) {
    return BigDecimal.valueOf(mantissa).scaleByPowerOfTen(exponent).toPlainString();
  }

  private List<Tick> linearTicks(int room) {
    double step = step((high - low) / room);
    int power = (int) Math.floor(Math.log10(step) + 1e-9);
    double largest = Math.max(Math.abs(low), Math.abs(high));
    int order = (int) Math.floor(Math.log10(largest));
    boolean plain = order < 5 && order > -4;
    var ticks = new ArrayList<Tick>();
    long from = (long) Math.ceil(low / step - 1e-9);
    long to = (long) Math.floor(high / step + 1e-9);
    for (long i = from; i <= to; i++) {
      double value = i * step;
      ticks.add(
          plain || i == 0
              ? new Tick(value, decimals(value, i == 0 ? 0 : -power), "", true)
              : new Tick(
                  value,
                  decimals(value / Math.pow(10, order), order - power) + "\u00d710",
                  minus(Integer.toString(order)),
                  true));
    }
    return ticks;
  }

  private static String decimals(double value, int decimals) {
    return minus(Numbers.fixed(value, Math.max(0, decimals)));
  }

  /** Of 1, 2 and 5 times a power of ten, the smallest not below. */
  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double m : new double[] {1, 2, 5}) {
      if (m * power >= least * (1 - 1e-9)) {
        return m * power;
      }
    }
    return 10 * power;
  }

  private static String minus(String number) {
    return number.replace('-', '\u2212');
  }
}
