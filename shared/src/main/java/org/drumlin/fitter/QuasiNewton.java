package org.drumlin.fitter;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * BFGS with Powell's damping (Nocedal and Wright, Numerical Optimization, 2nd ed. 2006, procedure
 * 18.2) on half the sum of the squared residuals, whose gradient is exact. Bounds as in Bertsekas'
 * projected methods (SIAM J. Control Optim. 20 (1982) 221): parameters on a bound whose gradient
 * points outside rest, the path of the others is bent along the bounds. The first matrix is the
 * normal matrix of the residuals.
 */
final class QuasiNewton {
  private static final double DECREASE = 1e-4;
  private static final double DAMPING = 0.2;
  private static final double RIDGE = 1e-8;
  private static final int TRIALS = 60;

  private final Objective objective;
  private final int dimension;
  private final double ftol;
  private final double xtol;
  private final Jacobian jacobian;
  private double[] point;
  private double cost;
  private double[] residuals;
  private double[] gradient;
  private double[][] matrix;
  private boolean fresh = true;
  private boolean stuck;

  /**
   * @param ftol of the gradient times the size of the parameters, as a part of the cost
   * @param xtol of a step, as a part of the size of the parameters
   */
  QuasiNewton(Objective objective, double ftol, double xtol) {
    this.objective = objective;
    this.dimension = objective.names().size();
    this.ftol = ftol;
    this.xtol = xtol;
    this.jacobian = new Jacobian(objective);
    this.point = objective.start().clone();
    this.residuals = new double[objective.residualCount()];
    this.cost = cost(point, residuals);
    double[][] slopes = jacobian.at(point, residuals);
    this.gradient = gradient(slopes);
    this.matrix = normal(slopes);
  }

  double[] point() {
    return point;
  }

  /** Half the sum of the squared residuals. */
  double cost() {
    return cost;
  }

  /** Whether the gradient is small, bounds considered, or no step leads further down. */
  boolean ended() {
    return stuck || flat();
  }

  private boolean flat() {
    double scale = objective.errorsUnknown() ? cost : Math.max(1, cost);
    return IntStream.of(free())
        .allMatch(j -> Math.abs(gradient[j]) * size(point[j], j) <= ftol * scale);
  }

  private double size(double x, int j) {
    double range = objective.upper()[j] - objective.lower()[j];
    return x == 0 ? (Double.isFinite(range) ? 1e-3 * range : 1) : Math.abs(x);
  }

  private int[] free() {
    return IntStream.range(0, dimension)
        .filter(j ->
            !(point[j] <= objective.lower()[j] && gradient[j] >= 0)
                && !(point[j] >= objective.upper()[j] && gradient[j] <= 0))
        .toArray();
  }

  /** Takes a step. Where there is none, the matrix is made anew once: what it learnt may be why. */
  void step() {
    double[] next = search(direction(free()));
    if (next.length == 0 || !moveTo(next)) {
      stuck = fresh;
      fresh = true;
      matrix = normal(jacobian.at(point, residuals));
    } else {
      fresh = false;
    }
  }

  /** Whether the step was more than xtol. */
  private boolean moveTo(double[] next) {
    double[] newGradient = gradient(jacobian.at(next, residuals));
    double[] moved = new double[dimension];
    double[] turned = new double[dimension];
    double largest = 0;
    for (int j = 0; j < dimension; j++) {
      moved[j] = next[j] - point[j];
      turned[j] = newGradient[j] - gradient[j];
      largest = Math.max(largest, Math.abs(moved[j]) / size(next[j], j));
    }
    point = next;
    gradient = newGradient;
    update(moved, turned);
    return largest > xtol;
  }

  private double[] direction(int[] free) {
    double[] direction = new double[dimension];
    int n = free.length;
    if (n == 0) {
      return direction;
    }
    double[][] part = new double[n][n];
    double[] down = new double[n];
    double[] scale = new double[n];
    for (int a = 0; a < n; a++) {
      scale[a] = 1 / Math.sqrt(Math.max(matrix[free[a]][free[a]], Double.MIN_NORMAL));
    }
    for (int a = 0; a < n; a++) {
      down[a] = -gradient[free[a]] * scale[a];
      for (int b = 0; b < n; b++) {
        part[a][b] = matrix[free[a]][free[b]] * scale[a] * scale[b];
      }
      part[a][a] *= 1 + RIDGE;
    }
    double[] solved = solve(part, down);
    for (int a = 0; a < n; a++) {
      direction[free[a]] = solved[a] * scale[a];
    }
    return direction;
  }

  private static double[] solve(double[][] matrix, double[] right) {
    try {
      return new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false), 1e-12, 0)
          .getSolver()
          .solve(new ArrayRealVector(right, false))
          .toArray();
    } catch (MathIllegalArgumentException e) {
      // Rounding has made it indefinite: the scaled gradient still leads down.
      return right.clone();
    }
  }

  /** The next point along the bent path, its residuals kept; nothing where none is lower. */
  private double[] search(double[] direction) {
    double part = 1;
    double[] tried = new double[dimension];
    double[] triedResiduals = new double[residuals.length];
    for (int trial = 0; trial < TRIALS; trial++) {
      double slope = 0;
      for (int j = 0; j < dimension; j++) {
        double x = point[j] + part * direction[j];
        tried[j] = Bounds.clip(x, objective.lower()[j], objective.upper()[j]);
        slope += gradient[j] * (tried[j] - point[j]);
      }
      if (Arrays.equals(tried, point)) {
        return new double[0];
      }
      double triedCost = cost(tried, triedResiduals);
      if (slope < 0 && triedCost <= cost + DECREASE * slope && triedCost < cost) {
        cost = triedCost;
        System.arraycopy(triedResiduals, 0, residuals, 0, residuals.length);
        return tried;
      }
      // The minimum of the parabola through both values and the slope.
      double shorter = -0.5 * slope / (triedCost - cost - slope);
      part *= shorter >= 0.1 && shorter <= 0.5 ? shorter : shorter > 0.5 ? 0.5 : 0.1;
    }
    return new double[0];
  }

  private double cost(double[] at, double[] into) {
    objective.residuals(1, at, into);
    double sum = 0;
    for (double r : into) {
      sum += r * r;
    }
    return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : 0.5 * sum;
  }

  private double[] gradient(double[][] slopes) {
    double[] sums = new double[dimension];
    for (int i = 0; i < slopes.length; i++) {
      for (int j = 0; j < dimension; j++) {
        sums[j] += Double.isFinite(slopes[i][j]) ? slopes[i][j] * residuals[i] : 0;
      }
    }
    return sums;
  }

  private double[][] normal(double[][] slopes) {
    double[][] normal = new double[dimension][dimension];
    for (double[] row : slopes) {
      for (int j = 0; j < dimension; j++) {
        for (int k = 0; k < dimension; k++) {
          double product = row[j] * row[k];
          normal[j][k] += Double.isFinite(product) ? product : 0;
        }
      }
    }
    return normal;
  }

  private void update(double[] moved, double[] turned) {
    double[] product = new double[dimension];
    double curvature = 0;
    double change = 0;
    for (int j = 0; j < dimension; j++) {
      for (int k = 0; k < dimension; k++) {
        product[j] += matrix[j][k] * moved[k];
      }
      curvature += moved[j] * product[j];
      change += moved[j] * turned[j];
    }
    if (!(curvature > 0) || !Double.isFinite(change)) {
      return;
    }
    double theta =
        change >= DAMPING * curvature ? 1 : (1 - DAMPING) * curvature / (curvature - change);
    double along = theta * change + (1 - theta) * curvature;
    for (int j = 0; j < dimension; j++) {
      double rj = theta * turned[j] + (1 - theta) * product[j];
      for (int k = 0; k < dimension; k++) {
        double rk = theta * turned[k] + (1 - theta) * product[k];
        matrix[j][k] += rj * rk / along - product[j] * product[k] / curvature;
      }
    }
  }
}
