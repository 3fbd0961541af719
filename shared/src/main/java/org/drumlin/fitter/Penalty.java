package org.drumlin.fitter;

import java.util.Arrays;

/**
 * What keeps a method of least squares inside the constraints: a row of residuals for each margin,
 * such that half its square is the term of the augmented Lagrangian of Powell, Hestenes and
 * Rockafellar for an inequality (Nocedal and Wright, Numerical Optimization, 2nd ed. 2006, chapter
 * 17.4). Margins are measured in the size of the parameters that enter.
 */
final class Penalty {
  private static final double GROWTH = 10;
  private static final double ENOUGH = 0.25;

  /** Multipliers that change the margins by less than this part of the parameters are settled. */
  private static final double SETTLED = 1e-8;

  private final FitProblem problem;
  private final Constraints constraints;
  private final double[] multipliers;
  private final double[] sizes;
  private double weight;
  private double change = Double.POSITIVE_INFINITY;

  /**
   * @param from where the search starts, inside the constraints
   * @param cost half the sum of the squared residuals there
   */
  Penalty(FitProblem problem, double[] from, double cost) {
    this.problem = problem;
    this.constraints = problem.constraints();
    this.multipliers = new double[constraints.count()];
    this.sizes = new double[constraints.count()];
    this.weight = GROWTH * Math.max(1, cost);
    for (int i = 0; i < sizes.length; i++) {
      double[] slope = slope(i, from);
      for (int j = 0; j < from.length; j++) {
        sizes[i] += Math.abs(slope[j]) * size(from, j);
      }
      sizes[i] = sizes[i] > 0 && Double.isFinite(sizes[i]) ? sizes[i] : 1;
    }
  }

  private Penalty(FitProblem problem) {
    this.problem = problem;
    this.constraints = problem.constraints();
    this.multipliers = new double[0];
    this.sizes = new double[0];
  }

  /** No rows. */
  static Penalty none(FitProblem problem) {
    return new Penalty(problem);
  }

  private double size(double[] point, int j) {
    return point[j] == 0
        ? 1e-3 * Bounds.scale(0, problem.lower()[j], problem.upper()[j])
        : Math.abs(point[j]);
  }

  private double[] slope(int margin, double[] point) {
    return constraints.slope(margin, point, problem.lower(), problem.upper());
  }

  int rows() {
    return multipliers.length;
  }

  private double margin(int i, double[] point) {
    return constraints.margin(i, point) / sizes[i];
  }

  /** Fills the rows from an index on. */
  void residuals(double[] point, double[] residuals, int at) {
    for (int i = 0; i < multipliers.length; i++) {
      double beyond = multipliers[i] / weight - margin(i, point);
      residuals[at + i] = beyond <= 0 ? 0 : Math.sqrt(weight) * beyond;
    }
  }

  void jacobian(double[] point, double[][] jacobian, int at) {
    for (int i = 0; i < multipliers.length; i++) {
      Arrays.fill(jacobian[at + i], 0);
      if (multipliers[i] / weight - margin(i, point) > 0) {
        double[] slope = slope(i, point);
        for (int j = 0; j < slope.length; j++) {
          jacobian[at + i][j] = -Math.sqrt(weight) * slope[j] / sizes[i];
        }
      }
    }
  }

  /** Learns from where a search with these rows has ended; whether there is nothing to learn. */
  boolean settles(double[] point) {
    double before = change;
    change = 0;
    for (int i = 0; i < multipliers.length; i++) {
      double updated = Math.max(0, multipliers[i] - weight * margin(i, point));
      change = Math.max(change, Math.abs(updated - multipliers[i]) / weight);
      multipliers[i] = updated;
    }
    if (change > ENOUGH * before) {
      weight *= GROWTH;
    }
    return change <= SETTLED;
  }

  /**
   * The point moved just inside the constraints, by the shortest way in the parameters' sizes; as
   * it is where that does not help.
   */
  double[] inside(double[] point) {
    double[] moved = point.clone();
    double room = 1e-13;
    for (int attempt = 0; attempt < 20 && !constraints.hold(moved); attempt++, room *= 4) {
      for (int i = 0; i < multipliers.length; i++) {
        double lacking = room * sizes[i] - constraints.margin(i, moved);
        if (lacking > 0) {
          pull(slope(i, moved), lacking, moved);
        }
      }
    }
    return moved;
  }

  private void pull(double[] slope, double lacking, double[] moved) {
    double length = 0;
    for (int j = 0; j < slope.length; j++) {
      length += slope[j] * size(moved, j) * slope[j] * size(moved, j);
    }
    for (int j = 0; j < slope.length && length > 0; j++) {
      double step = lacking * slope[j] * size(moved, j) * size(moved, j) / length;
      moved[j] = Bounds.clip(moved[j] + step, problem.lower()[j], problem.upper()[j]);
    }
  }
}
