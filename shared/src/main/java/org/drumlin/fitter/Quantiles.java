package org.drumlin.fitter;

/** Quantiles of sorted numbers, interpolated between neighbours (type 7). */
final class Quantiles {
  /** Ends of the equal-tailed 68 % and 95 % intervals. */
  static final double LOW_68 = 0.16;

  static final double HIGH_68 = 0.84;
  static final double LOW_95 = 0.025;
  static final double HIGH_95 = 0.975;

  /** Half-widths of those intervals of a normal distribution, in standard deviations. */
  static final double NORMAL_68 = 0.994457883209753;

  static final double NORMAL_95 = 1.959963984540054;

  private Quantiles() {}

  /** NaN of no numbers. */
  static double ofSorted(double[] sorted, double p) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double at = p * (sorted.length - 1);
    int low = (int) at;
    int high = Math.min(low + 1, sorted.length - 1);
    double between = at - low;
    return between == 0 ? sorted[low] : sorted[low] + between * (sorted[high] - sorted[low]);
  }
}
