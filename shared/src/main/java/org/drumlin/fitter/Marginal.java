package org.drumlin.fitter;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.hipparchus.special.Erf;

/**
 * A rising map of one parameter to a score that is about standard normal over some points: linear
 * between their quantiles at evenly spaced scores, and beyond the outermost two as between them.
 */
final class Marginal {
  private static final int KNOTS = 17;
  private static final double REACH = 2;
  private static final double STEP = 2 * REACH / (KNOTS - 1);

  /**
   * The least slope, as a part of the mean one. Where points crowd by chance the map must not
   * become a step: beyond it every point would seem impossible, and a chain there would be stuck.
   */
  private static final double FLATTEST = 0.05;

  private final double[] knots = new double[KNOTS];

  /** Fits the map to points; false where they are all alike. */
  boolean fit(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    for (int k = 0; k < KNOTS; k++) {
      double p = 0.5 * Erf.erfc((REACH - k * STEP) / Math.sqrt(2));
      knots[k] = Quantiles.ofSorted(sorted, p);
    }
    double width = knots[KNOTS - 1] - knots[0];
    if (!(width > 0) || !Double.isFinite(width)) {
      return false;
    }
    for (int k = 1; k < KNOTS; k++) {
      knots[k] = Math.max(knots[k], knots[k - 1] + FLATTEST * width / (KNOTS - 1));
    }
    return knots[KNOTS - 1] > knots[0];
  }

  private static int stretch(double score) {
    return Math.clamp((int) Math.floor((score + REACH) / STEP), 0, KNOTS - 2);
  }

  private double slope(int stretch) {
    return (knots[stretch + 1] - knots[stretch]) / STEP;
  }

  double score(double x) {
    int at = Arrays.binarySearch(knots, x);
    int stretch = Math.clamp(at >= 0 ? at : -at - 2, 0, KNOTS - 2);
    return -REACH + stretch * STEP + (x - knots[stretch]) / slope(stretch);
  }

  double value(double score) {
    int stretch = stretch(score);
    return knots[stretch] + (score + REACH - stretch * STEP) * slope(stretch);
  }

  /** Log of the change of the parameter with its score, at a value of the parameter. */
  double logSlope(double x) {
    int at = Arrays.binarySearch(knots, x);
    return StrictMath.log(slope(Math.clamp(at >= 0 ? at : -at - 2, 0, KNOTS - 2)));
  }

  void save(DataOutput out) throws IOException {
    DoubleArrays.write(out, knots);
  }

  void restore(DataInput in) throws IOException {
    DoubleArrays.read(in, knots);
  }
}
