package org.drumlin.client.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a curve plot shows. Arrays are not copied: treat them as read-only. Values that are not
 * finite are not drawn.
 *
 * @param q of the data; may be empty
 * @param intensity of the data
 * @param error one standard deviation of the intensity; null for none
 * @param kept which points the fit uses; the others are drawn faint
 * @param numbers of the points in their file, for the readout and for picking; may be empty
 * @param theoryQ where the theory is known, rising
 * @param theory its values; empty when there is none
 * @param residuals (theory - data) / error at the data's points, NaN where there is none; may be
 *     empty
 */
public record PlotCurves(
    double[] q,
    double[] intensity,
    double @Nullable [] error,
    boolean[] kept,
    int[] numbers,
    double[] theoryQ,
    double[] theory,
    double[] residuals) {

  /** Nothing to show. */
  public static final PlotCurves NONE =
      new PlotCurves(
          new double[0],
          new double[0],
          null,
          new boolean[0],
          new int[0],
          new double[0],
          new double[0],
          new double[0]);

  boolean isEmpty() {
    return q.length == 0 && theory.length == 0;
  }

  boolean hasResiduals() {
    return residuals.length == q.length && q.length > 0;
  }

  /** The axis of q: all of the data, kept or not, of those beside too. */
  PlotAxis xAxis(boolean log, List<PlotBeside> beside) {
    var range = new Span(log);
    range.addAll(q);
    beside.forEach(other -> range.addAll(other.curves().q));
    if (range.isEmpty()) {
      range.addAll(theoryQ);
    }
    return PlotAxis.around(log, range.low, range.high, 0.04);
  }

  /**
   * The axis of I: the data, so that it stays still while the theory moves; the theory too when
   * most of it would lie outside.
   */
  PlotAxis yAxis(boolean log, List<PlotBeside> beside) {
    var data = new Span(log);
    data.addAll(intensity);
    var range = new Span(log);
    range.add(data);
    beside.forEach(other -> range.addAll(other.curves().ordinates()));
    if (data.isEmpty() || mostlyOutside(data)) {
      range.addAll(theory);
    }
    return PlotAxis.around(log, range.low, range.high, 0.06);
  }

  /** The data; a line alone, where there are none. */
  private double[] ordinates() {
    return q.length > 0 ? intensity : theory;
  }

  /** The axis of the residuals, the same on both sides of zero. */
  PlotAxis residualAxis() {
    double most = 3;
    for (int i = 0; i < residuals.length; i++) {
      if (kept[i] && Double.isFinite(residuals[i])) {
        most = Math.max(most, Math.abs(residuals[i]));
      }
    }
    most = Math.min(most, 1e6) * 1.15;
    return new PlotAxis(false, -most, most);
  }

  private boolean mostlyOutside(Span data) {
    int outside = 0;
    for (double value : theory) {
      if (value > 2 * data.high || value < data.low / 2) {
        outside++;
      }
    }
    return 2 * outside > theory.length;
  }

  /** Smallest and largest of the values that can be drawn. */
  private static final class Span {
    private final boolean positive;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    private Span(boolean positive) {
      this.positive = positive;
    }

    private void addAll(double[] values) {
      for (double value : values) {
        if (Double.isFinite(value) && (!positive || value > 0)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }

    private void add(Span other) {
      low = Math.min(low, other.low);
      high = Math.max(high, other.high);
    }

    private boolean isEmpty() {
      return low > high;
    }
  }
}
