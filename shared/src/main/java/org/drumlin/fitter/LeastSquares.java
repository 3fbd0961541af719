package org.drumlin.fitter;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;

/**
 * The least-squares minimum within bounds: Hipparchus' Levenberg-Marquardt on the parameters that
 * are free, around it an active set. A trial point beyond a bound is evaluated on it; when such a
 * point is accepted, the parameters on a bound are held there and the others go on; when those have
 * converged, a held parameter whose gradient points inside is let go again. Every stage starts from
 * the best point so far, so chisq never rises.
 */
final class LeastSquares {
  /** How a minimisation ended. */
  enum End {
    CONVERGED,
    OUT_OF_STEPS
  }

  private static final double ORTHOGONALITY = 1e-10;

  /** First step, in the parameters' own size; MINPACK's usual 100 overshoots on NIST's BoxBOD. */
  private static final double STEP_BOUND = 1;

  private static final int TRIALS_A_STEP = 25;

  private final Objective objective;
  private final int dimension;
  private final int steps;
  private final double ftol;
  private final double xtol;
  private final IntConsumer afterEvaluation;
  private final Jacobian jacobian;
  private final double[] lower;
  private final double[] upper;
  private final boolean[] held;
  private final double[] best;
  private final double[] bestResiduals;
  private double bestCost = Double.POSITIVE_INFINITY;
  private int stepsTaken;

  /**
   * @param steps most Levenberg-Marquardt steps in all
   * @param afterEvaluation called after every evaluation with the steps taken; may end the search
   *     by a {@link StopRequestedException}
   */
  LeastSquares(
      Objective objective, int steps, double ftol, double xtol, IntConsumer afterEvaluation) {
    this.objective = objective;
    this.dimension = objective.names().size();
    this.steps = steps;
    this.ftol = ftol;
    this.xtol = xtol;
    this.afterEvaluation = afterEvaluation;
    this.jacobian = new Jacobian(objective);
    this.lower = objective.lower();
    this.upper = objective.upper();
    this.held = new boolean[dimension];
    this.best = objective.start().clone();
    this.bestResiduals = new double[objective.residualCount()];
  }

  /** The best point so far. */
  double[] best() {
    return best;
  }

  /** Half the sum of squared residuals at the best point. */
  double bestCost() {
    return bestCost;
  }

  /** Parameters that rest on a bound. */
  boolean[] held() {
    return held;
  }

  int stepsTaken() {
    return stepsTaken;
  }

  double[][] jacobianAtBest() {
    return jacobian.at(best, bestResiduals);
  }

  /**
   * Runs from the objective's start; where the model has no value there, it stays.
   *
   * @throws StopRequestedException when asked to end
   */
  End run() {
    double[] residuals = new double[bestResiduals.length];
    objective.residuals(1, best, residuals);
    if (!Double.isFinite(cost(residuals))) {
      return End.OUT_OF_STEPS;
    }
    note(best.clone(), residuals);
    try {
      return stages();
    } finally {
      for (int j = 0; j < dimension; j++) {
        held[j] |= best[j] == lower[j] || best[j] == upper[j];
      }
    }
  }

  private End stages() {
    int rounds = 6 * dimension + 12;
    for (int round = 0; round < rounds; round++) {
      double before = bestCost;
      Stage stage = new Stage();
      if (!stage.run()) {
        return End.OUT_OF_STEPS;
      }
      if (stage.left) {
        for (int j = 0; j < dimension; j++) {
          held[j] |= best[j] == lower[j] || best[j] == upper[j];
        }
      } else if (!release() || (round > dimension && before - bestCost <= ftol * before)) {
        return End.CONVERGED;
      }
    }
    return End.OUT_OF_STEPS;
  }

  /** Frees held parameters that chisq would like back inside; false when there are none. */
  private boolean release() {
    boolean any = false;
    boolean some = false;
    for (boolean h : held) {
      some |= h;
    }
    if (!some) {
      return false;
    }
    double[][] j = jacobianAtBest();
    double norm = Math.sqrt(2 * bestCost);
    for (int k = 0; k < dimension; k++) {
      if (held[k] && lower[k] < upper[k]) {
        double slope = 0;
        double length = 0;
        for (int i = 0; i < j.length; i++) {
          slope += j[i][k] * bestResiduals[i];
          length += j[i][k] * j[i][k];
        }
        double inward = best[k] == lower[k] ? -slope : slope;
        if (inward > 1e-7 * Math.sqrt(length) * norm) {
          held[k] = false;
          any = true;
        }
      }
    }
    return any;
  }

  private void note(double[] point, double[] residuals) {
    double cost = cost(residuals);
    if (cost < bestCost) {
      bestCost = cost;
      System.arraycopy(point, 0, best, 0, dimension);
      System.arraycopy(residuals, 0, bestResiduals, 0, residuals.length);
    }
  }

  private static double cost(double[] residuals) {
    double sum = 0;
    for (double r : residuals) {
      sum += r * r;
    }
    return 0.5 * sum;
  }

  /** One run of the library over the free parameters. */
  private final class Stage {
    private final int[] free;
    private boolean left;

    Stage() {
      int[] indices = new int[dimension];
      int count = 0;
      for (int j = 0; j < dimension; j++) {
        if (!held[j]) {
          indices[count++] = j;
        }
      }
      free = Arrays.copyOf(indices, count);
    }

    /** Whether it ended before the steps did. */
    boolean run() {
      if (free.length == 0) {
        return true;
      }
      if (stepsTaken >= steps) {
        return false;
      }
      double[] start = Arrays.stream(free).mapToDouble(j -> best[j]).toArray();
      LevenbergMarquardtOptimizer optimizer =
          new LevenbergMarquardtOptimizer()
              .withInitialStepBoundFactor(STEP_BOUND)
              .withCostRelativeTolerance(ftol)
              .withParameterRelativeTolerance(xtol)
              .withOrthoTolerance(ORTHOGONALITY);
      LeastSquaresBuilder problem =
          new LeastSquaresBuilder()
              .model(this::residuals, this::derivatives)
              .target(new double[bestResiduals.length])
              .start(new ArrayRealVector(start, false))
              .lazyEvaluation(true)
              .maxEvaluations(Math.multiplyExact(steps, TRIALS_A_STEP))
              .maxIterations(steps - stepsTaken)
              .checker((count, previous, current) -> leaves(current.getPoint().toArray()));
      try {
        optimizer.optimize(problem.build());
        return true;
      } catch (MathIllegalStateException e) {
        // Else the tolerances are below what the arithmetic can tell apart: that is convergence.
        return e.getSpecifier() != LocalizedCoreFormats.MAX_COUNT_EXCEEDED;
      }
    }

    private boolean leaves(double[] point) {
      for (int a = 0; a < free.length; a++) {
        left |= point[a] < lower[free[a]] || point[a] > upper[free[a]];
      }
      return left;
    }

    private double[] full(double[] point) {
      double[] full = best.clone();
      for (int a = 0; a < free.length; a++) {
        full[free[a]] = Bounds.clip(point[a], lower[free[a]], upper[free[a]]);
      }
      return full;
    }

    private double[] residuals(double[] point) {
      double[] full = full(point);
      double[] residuals = new double[bestResiduals.length];
      objective.residuals(1, full, residuals);
      for (int i = 0; i < residuals.length; i++) {
        if (Double.isNaN(residuals[i])) {
          residuals[i] = Double.POSITIVE_INFINITY;
        }
      }
      note(full, residuals);
      afterEvaluation.accept(stepsTaken);
      return residuals;
    }

    private double[][] derivatives(double[] point) {
      double[] full = full(point);
      double[] residuals = bestResiduals;
      if (!Arrays.equals(full, best)) {
        residuals = new double[bestResiduals.length];
        objective.residuals(1, full, residuals);
      }
      stepsTaken++;
      double[][] all = jacobian.at(full, residuals);
      double[][] columns = new double[all.length][free.length];
      for (int i = 0; i < all.length; i++) {
        for (int a = 0; a < free.length; a++) {
          double slope = all[i][free[a]];
          columns[i][a] = Double.isFinite(slope) ? slope : 0;
        }
      }
      return columns;
    }
  }
}
