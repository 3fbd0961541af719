package org.drumlin.fitter;

import java.util.Arrays;

/**
 * Derivatives of the residuals: exact where the engine has them, else by differences, every column
 * in one batch: central differences, or second-order one-sided ones where a bound is nearer than
 * the step.
 */
final class Jacobian {
  /** Balances the truncation and the rounding of a central difference: the cube root of epsilon. */
  private static final double STEP = 6.055454452393343e-6;

  /** Below this part of the residuals' norm a difference is mostly rounding. */
  private static final double FAINT = 1e-9;

  private static final double GROWTH = 100;
  private static final int TRIES = 4;

  private final Objective objective;
  private final int dimension;
  private final int rows;
  private final double[] steps;
  private long evaluations;

  Jacobian(Objective objective) {
    this.objective = objective;
    this.dimension = objective.names().size();
    this.rows = objective.residualCount();
    this.steps = new double[dimension];
  }

  /** Parameter sets evaluated so far; an exact derivative counts as one. */
  long evaluations() {
    return evaluations;
  }

  /**
   * The Jacobian at a point inside the bounds.
   *
   * @param residuals at the point
   * @return rows x parameters; NaN in a column where the model has no value beside the point
   */
  double[][] at(double[] point, double[] residuals) {
    double[][] jacobian = new double[rows][dimension];
    if (objective.jacobian(point, jacobian)) {
      evaluations += 1 + dimension;
      return jacobian;
    }
    for (int j = 0; j < dimension; j++) {
      steps[j] = STEP * typical(j, point[j]);
    }
    double norm = norm(residuals);
    boolean[] wanted = new boolean[dimension];
    Arrays.fill(wanted, true);
    for (int attempt = 0; attempt < TRIES; attempt++) {
      columns(point, residuals, wanted, jacobian);
      boolean again = false;
      for (int j = 0; j < dimension; j++) {
        wanted[j] = wanted[j] && change(jacobian, j) <= FAINT * norm && grow(j, point[j]);
        again |= wanted[j];
      }
      if (!again) {
        break;
      }
    }
    return jacobian;
  }

  /** The size on which the parameter lives: its value, or a little of its range where that is 0. */
  private double typical(int j, double value) {
    if (value != 0) {
      return Math.abs(value);
    }
    double range = objective.upper()[j] - objective.lower()[j];
    return Double.isFinite(range) && range > 0 ? 1e-3 * range : 1;
  }

  private boolean grow(int j, double value) {
    double range = objective.upper()[j] - objective.lower()[j];
    double limit = Double.isFinite(range) ? 1e-2 * range : Math.max(1, Math.abs(value));
    if (steps[j] * GROWTH > limit) {
      return false;
    }
    steps[j] *= GROWTH;
    return true;
  }

  private double change(double[][] jacobian, int j) {
    double sum = 0;
    for (double[] row : jacobian) {
      sum += row[j] * row[j];
    }
    return Math.sqrt(sum) * steps[j];
  }

  private void columns(double[] point, double[] residuals, boolean[] wanted, double[][] jacobian) {
    int count = 0;
    double[] points = new double[2 * dimension * dimension];
    double[] offsets = new double[2 * dimension];
    for (int j = 0; j < dimension; j++) {
      if (wanted[j]) {
        offsets(j, point[j], offsets, count);
        for (int side = 0; side < 2; side++, count++) {
          System.arraycopy(point, 0, points, count * dimension, dimension);
          points[count * dimension + j] += offsets[count];
        }
      }
    }
    double[] values = new double[count * rows];
    objective.residuals(count, points, values);
    evaluations += count;
    int at = 0;
    for (int j = 0; j < dimension; j++) {
      if (wanted[j]) {
        // The step as the machine rounded it, not as it was meant.
        double a = points[at * dimension + j] - point[j];
        double b = points[(at + 1) * dimension + j] - point[j];
        int first = at * rows;
        int second = first + rows;
        for (int i = 0; i < rows; i++) {
          double fa = values[first + i] - residuals[i];
          double fb = values[second + i] - residuals[i];
          jacobian[i][j] = slope(a, fa, b, fb);
        }
        at += 2;
      }
    }
  }

  /**
   * Slope at 0 of the parabola through (0, 0), (a, fa) and (b, fb), or of the line through the one
   * that is a number.
   */
  private static double slope(double a, double fa, double b, double fb) {
    if (Double.isNaN(fa)) {
      return fb / b;
    }
    if (Double.isNaN(fb)) {
      return fa / a;
    }
    return (fa * b / a - fb * a / b) / (b - a);
  }

  private void offsets(int j, double value, double[] offsets, int at) {
    double h = steps[j];
    double room = objective.upper()[j] - objective.lower()[j];
    if (Double.isFinite(room) && room > 0) {
      h = Math.min(h, room / 4);
    }
    if (value + h > objective.upper()[j]) {
      offsets[at] = -h;
      offsets[at + 1] = -2 * h;
    } else if (value - h < objective.lower()[j]) {
      offsets[at] = h;
      offsets[at + 1] = 2 * h;
    } else {
      offsets[at] = h;
      offsets[at + 1] = -h;
    }
  }

  private static double norm(double[] residuals) {
    double sum = 0;
    for (double r : residuals) {
      sum += r * r;
    }
    return Math.sqrt(sum);
  }
}
