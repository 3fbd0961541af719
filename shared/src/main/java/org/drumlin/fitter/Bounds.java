package org.drumlin.fitter;

/** Keeping points inside closed intervals whose ends may be infinite. */
final class Bounds {
  private Bounds() {}

  /** The size on which a value lives: the range, or the value itself where that is infinite. */
  static double scale(double x, double low, double high) {
    double range = high - low;
    if (range > 0 && Double.isFinite(range)) {
      return range;
    }
    return x == 0 ? 1 : Math.abs(x);
  }

  /** The nearest point inside. */
  static double clip(double x, double low, double high) {
    return Math.max(low, Math.min(high, x));
  }

  /**
   * Reflects at the ends as often as it takes. A step whose distribution is symmetric stays
   * symmetric, so a Metropolis sampler needs no correction.
   */
  static double reflect(double x, double low, double high) {
    if (x >= low && x <= high) {
      return x;
    }
    if (high == Double.POSITIVE_INFINITY) {
      return 2 * low - x;
    }
    if (low == Double.NEGATIVE_INFINITY) {
      return 2 * high - x;
    }
    double width = high - low;
    double along = width > 0 ? (x - low) % (2 * width) : 0;
    if (along < 0) {
      along += 2 * width;
    }
    return clip(along <= width ? low + along : low + (2 * width - along), low, high);
  }
}
