package org.drumlin.fitter;

import java.util.Arrays;

/**
 * A first idea of the posterior near a point: some Gauss-Newton steps downhill from it, then points
 * drawn from the normal distribution that the Jacobian there suggests. Where the data say little,
 * the bounds count as normal priors a quarter of their range wide. A draw that would leave the
 * bounds is shortened until it does not, so that correlated parameters stay together.
 */
final class Laplace {
  private static final int STREAM = 4;
  private static final int STEPS = 6;
  private static final int HALVINGS = 6;
  private static final double PART = 0.25;

  private final Objective objective;
  private final CounterRandom random;
  private final int dimension;
  private final double[] scale;
  private final Cholesky cholesky;
  private final double[] slope;
  private double[] centre;
  private double centreNllf;
  private long evaluations;

  /**
   * @param point with a value
   */
  Laplace(Objective objective, CounterRandom random, double[] point) {
    this.objective = objective;
    this.random = random;
    this.dimension = point.length;
    this.centre = point.clone();
    this.scale = new double[dimension];
    this.cholesky = new Cholesky(dimension);
    this.slope = new double[dimension];
    for (int j = 0; j < dimension; j++) {
      double range = objective.upper()[j] - objective.lower()[j];
      double size = Math.max(Math.abs(point[j]), 1);
      scale[j] = Double.isFinite(range) ? PART * range : size;
    }
  }

  long evaluations() {
    return evaluations;
  }

  /** The lowest point found. */
  double[] centre() {
    return centre;
  }

  double centreNllf() {
    return centreNllf;
  }

  /**
   * Fills points, row by row.
   *
   * @return false where the Jacobian tells nothing
   */
  boolean fill(int generation, double[] points) {
    centreNllf = nllf(centre);
    int step = 0;
    boolean lower = true;
    while (lower) {
      if (!factorise()) {
        return false;
      }
      lower = step++ < STEPS && descend();
    }
    draw(generation, points);
    return true;
  }

  private double nllf(double[] point) {
    double[] value = new double[1];
    objective.nllf(1, point, value);
    evaluations++;
    return value[0];
  }

  /** Cholesky's factor of J^T J plus one, and J^T r, in units of the scales. */
  private boolean factorise() {
    double[] residuals = new double[objective.residualCount()];
    objective.residuals(1, centre, residuals);
    Jacobian jacobian = new Jacobian(objective);
    double[][] rows = jacobian.at(centre, residuals);
    evaluations += 1 + jacobian.evaluations();
    double weight = weight(residuals);
    double[][] normal = new double[dimension][dimension];
    Arrays.fill(slope, 0);
    for (int r = 0; r < rows.length; r++) {
      for (int i = 0; i < dimension; i++) {
        double a = rows[r][i] * scale[i];
        slope[i] += weight * a * residuals[r];
        for (int j = 0; j <= i; j++) {
          normal[i][j] += weight * a * rows[r][j] * scale[j];
        }
      }
    }
    for (int i = 0; i < dimension; i++) {
      normal[i][i] += 1;
    }
    return cholesky.factorise(normal);
  }

  /** Of the squares: where the errors' size is not known, what makes reduced chisq 1. */
  private double weight(double[] residuals) {
    if (!objective.errorsUnknown()) {
      return 1;
    }
    double sum = Arrays.stream(residuals).map(r -> r * r).sum();
    return Math.max(1, objective.degreesOfFreedom()) / Math.max(sum, Double.MIN_NORMAL);
  }

  /** A Gauss-Newton step, halved until it goes down; false when it does not. */
  private boolean descend() {
    double[] by = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      by[i] = -slope[i];
    }
    cholesky.solve(by, by);
    back(by);
    double length = 1;
    for (int halving = 0; halving < HALVINGS; halving++, length /= 2) {
      double[] next = new double[dimension];
      for (int j = 0; j < dimension; j++) {
        next[j] =
            Bounds.clip(centre[j] + length * by[j], objective.lower()[j], objective.upper()[j]);
      }
      double value = nllf(next);
      if (value < centreNllf) {
        boolean worth = centreNllf - value > 1e-3;
        centre = next;
        centreNllf = value;
        return worth;
      }
    }
    return false;
  }

  /** Solves with the transposed factor, in place, and puts the units back. */
  private void back(double[] x) {
    cholesky.solveTransposed(x, x);
    for (int j = 0; j < dimension; j++) {
      x[j] *= scale[j];
    }
  }

  private void draw(int generation, double[] points) {
    double[] z = new double[dimension];
    for (int row = 0; row < points.length / dimension; row++) {
      random.seek(STREAM, generation, row);
      for (int j = 0; j < dimension; j++) {
        z[j] = random.normal();
      }
      back(z);
      double length = 1;
      for (int j = 0; j < dimension; j++) {
        double room =
            z[j] > 0 ? objective.upper()[j] - centre[j] : centre[j] - objective.lower()[j];
        length = Math.abs(z[j]) > room ? Math.min(length, room / Math.abs(z[j])) : length;
      }
      for (int j = 0; j < dimension; j++) {
        points[row * dimension + j] =
            Bounds.clip(centre[j] + length * z[j], objective.lower()[j], objective.upper()[j]);
      }
    }
  }
}
