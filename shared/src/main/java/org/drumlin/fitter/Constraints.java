package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.List;
import org.drumlin.kernel.ParameterExpression;

/**
 * The inequality constraints of a document over points of the fitted parameters. Each is one or
 * more margins: values that are below 0 where it is broken. Used by one thread at a time.
 */
final class Constraints {
  private static final double STEP = 6.055454452393343e-6;

  /** Part of a step to which its end on a constraint is found. */
  private static final double SHORTEST = 0x1p-40;

  private final ParameterTable table;
  private final List<ParameterExpression.Bound> conditions = new ArrayList<>();
  private final List<ParameterExpression.Bound> margins = new ArrayList<>();
  private final List<String> sources = new ArrayList<>();
  private final double[] row;

  /**
   * @param texts conditions that were checked
   */
  Constraints(ParameterTable table, List<String> texts) {
    this.table = table;
    this.row = table.row();
    for (String text : texts) {
      conditions.add(table.bind(text));
      for (ParameterExpression.Bound margin : table.margins(text)) {
        margins.add(margin);
        sources.add(text);
      }
    }
  }

  /** Number of a constraint that a row of the table breaks; -1 where all hold. */
  int broken(double[] tableRow) {
    for (int i = 0; i < conditions.size(); i++) {
      if (conditions.get(i).evaluate(tableRow) != 1) {
        return i;
      }
    }
    return -1;
  }

  /** Whether all hold at a point of the fitted parameters. */
  boolean hold(double[] point) {
    return hold(point, 0);
  }

  /**
   * Shortens a step that leaves the constraints until it ends just inside, as one that leaves the
   * bounds is cut there; a step from outside stays as it is.
   *
   * @param to the end of the step, changed in place
   */
  void shorten(double[] from, int fromOffset, double[] to, int toOffset) {
    int n = table.fitted().length;
    if (conditions.isEmpty() || hold(to, toOffset) || !hold(from, fromOffset)) {
      return;
    }
    double[] moved = new double[n];
    double inside = 0;
    for (double part = 0.5; part > SHORTEST; part /= 2) {
      along(from, fromOffset, to, toOffset, inside + part, moved);
      inside += hold(moved) ? part : 0;
    }
    along(from, fromOffset, to, toOffset, inside, moved);
    System.arraycopy(moved, 0, to, toOffset, n);
  }

  private static void along(
      double[] from, int fromOffset, double[] to, int toOffset, double part, double[] moved) {
    for (int j = 0; j < moved.length; j++) {
      double x = from[fromOffset + j];
      moved[j] = x + part * (to[toOffset + j] - x);
    }
  }

  private boolean hold(double[] points, int offset) {
    table.fill(points, offset, row);
    return broken(row) < 0;
  }

  /** How many margins there are, over all constraints. */
  int count() {
    return margins.size();
  }

  /** The constraint that a margin is a part of. */
  String source(int margin) {
    return sources.get(margin);
  }

  double margin(int margin, double[] point) {
    table.fill(point, 0, row);
    return margins.get(margin).evaluate(row);
  }

  /** The derivative of a margin by each fitted parameter; within the bounds, which it may need. */
  double[] slope(int margin, double[] point, double[] lower, double[] upper) {
    double[] slope = new double[point.length];
    double[] moved = point.clone();
    for (int j = 0; j < point.length; j++) {
      double h = STEP * (point[j] == 0 ? 1 : Math.abs(point[j]));
      double up = Math.min(point[j] + h, upper[j]);
      double down = Math.max(point[j] - h, lower[j]);
      moved[j] = up;
      double above = margin(margin, moved);
      moved[j] = down;
      slope[j] = up > down ? (above - margin(margin, moved)) / (up - down) : 0;
      moved[j] = point[j];
    }
    return slope;
  }
}
