package org.drumlin.fitter;

import java.util.List;

/**
 * Whether a model is as linear as its covariance takes it to be: how chisq really rises over one
 * standard deviation along each direction, once the other parameters have followed, where it should
 * rise by 1. What the other directions can take back is left out by projection, so that a valley
 * which only bends counts as straight. Far more than 1 says that the Jacobian is singular by chance
 * of the point, as that of an ellipsoid is at a sphere, and the standard deviation means nothing.
 */
final class Linearity {
  /** Beyond this the standard deviation is off by a factor of five, and is not given. */
  static final double VOID = 25;

  /** Beyond this, or below its inverse, intervals are called rough. */
  static final double ROUGH = 3;

  /** No parameter is moved by more than so many times its size: large particles take long. */
  private static final double FARTHEST = 10;

  /** A rise below this part of the whole is rounding. */
  private static final double FAINT = 1e-9;

  private final FitProblem problem;
  private final double[] best;
  private final double[] residuals;
  private final double[] shares;
  private final double[][] directions;
  private final double[][] changes;

  private Linearity(
      FitProblem problem,
      double[] best,
      double[] residuals,
      double[] shares,
      double[][] directions,
      double[][] changes) {
    this.problem = problem;
    this.best = best;
    this.residuals = residuals;
    this.shares = shares;
    this.directions = directions;
    this.changes = changes;
  }

  /**
   * Of the directions of a covariance.
   *
   * @param residuals at the best point, with their shares of {@link FitProblem#shares}
   * @param information of the parameters there
   * @param directions a standard deviation each, of the information's inverse
   */
  static Linearity of(
      FitProblem problem,
      double[] best,
      double[] residuals,
      double[] shares,
      double[][] information,
      List<double[]> directions) {
    double[][] changes = new double[directions.size()][residuals.length];
    for (int d = 0; d < changes.length; d++) {
      for (int i = 0; i < residuals.length; i++) {
        changes[d][i] = product(information[i], directions.get(d));
      }
    }
    double[][] steps = directions.toArray(double[][]::new);
    return new Linearity(problem, best, residuals, shares, steps, changes);
  }

  /**
   * Of each parameter alone, the others fixed.
   *
   * @param lengths of the columns of the information
   */
  static Linearity alone(
      FitProblem problem, double[] best, double[] residuals, double[] shares, double[] lengths) {
    double[][] steps = new double[best.length][best.length];
    for (int j = 0; j < best.length; j++) {
      steps[j][j] = lengths[j] > 0 && Double.isFinite(lengths[j]) ? 1 / lengths[j] : 0;
    }
    return new Linearity(problem, best, residuals, shares, steps, new double[0][]);
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += b[i] == 0 ? 0 : a[i] * b[i];
    }
    return sum;
  }

  /**
   * Takes two parameter sets a direction, in one batch.
   *
   * @return a direction each: the rise of chisq over one standard deviation, without the part that
   *     a slope at the point has; 1 of a linear model, NaN where it cannot be told
   */
  double[] rises() {
    int n = best.length;
    int rows = residuals.length;
    double[] points = new double[2 * directions.length * n];
    double[] parts = new double[2 * directions.length];
    for (int k = 0; k < parts.length; k++) {
      double sign = k % 2 == 0 ? 1 : -1;
      double[] step = directions[k / 2];
      parts[k] = sign * part(step, sign);
      for (int j = 0; j < n; j++) {
        double moved = best[j] + parts[k] * step[j];
        points[k * n + j] = Bounds.clip(moved, problem.lower()[j], problem.upper()[j]);
      }
    }
    double[] there = new double[parts.length * rows];
    problem.residuals(parts.length, points, there);
    double[] rises = new double[directions.length];
    for (int d = 0; d < rises.length; d++) {
      double above = growth(d, there, 2 * d * rows);
      double below = growth(d, there, (2 * d + 1) * rows);
      rises[d] = rise(parts[2 * d], above, parts[2 * d + 1], below);
    }
    return rises;
  }

  /** How much of a step, at most 1, stays inside the bounds and near the point. */
  private double part(double[] step, double sign) {
    double part = 1;
    for (int j = 0; j < step.length; j++) {
      double by = sign * step[j];
      if (by != 0) {
        double room = by > 0 ? problem.upper()[j] - best[j] : best[j] - problem.lower()[j];
        double size = Math.max(Math.abs(best[j]), Math.abs(problem.start()[j]));
        double most = Math.min(room, FARTHEST * (size == 0 ? 1 : size));
        part = Math.min(part, most / Math.abs(by));
      }
    }
    return part;
  }

  /** The rise of chisq without what the other directions take back; NaN where it is rounding. */
  private double growth(int direction, double[] there, int at) {
    double[] change = new double[residuals.length];
    double whole = 0;
    double rise = 0;
    for (int i = 0; i < change.length; i++) {
      double here = residuals[i] * shares[i];
      change[i] = there[at + i] * shares[i] - here;
      whole += here * here;
      rise += (2 * here + change[i]) * change[i];
    }
    for (int d = 0; d < changes.length; d++) {
      double along = d == direction ? 0 : product(changes[d], change);
      rise -= along * along;
    }
    return Double.isFinite(rise) && Math.abs(rise) > FAINT * (1 + whole) ? rise : Double.NaN;
  }

  /** The curvature of a parabola through the point and what lies a and b from it. */
  private static double rise(double a, double atA, double b, double atB) {
    if (Double.isNaN(atA) || Double.isNaN(atB)) {
      return Double.isNaN(atA) ? atB / (b * b) : atA / (a * a);
    }
    return (atA / a - atB / b) / (a - b);
  }
}
