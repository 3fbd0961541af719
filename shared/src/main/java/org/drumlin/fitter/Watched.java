package org.drumlin.fitter;

import java.util.Arrays;
import java.util.List;

/**
 * A problem as a method of least squares sees it: errors that are not known have a size given to
 * them, constraints are rows of residuals. What is evaluated is noted on the trail, as it is.
 */
final class Watched implements Objective {
  private final FitProblem problem;
  private final Trail trail;
  private final double[] start;
  private final double size;
  private final Penalty penalty;
  private final boolean sized;

  /**
   * @param size of errors that are not known; 1 where they are
   * @param penalty adds its rows at the end
   */
  Watched(FitProblem problem, Trail trail, double[] start, double size, Penalty penalty) {
    this(problem, trail, start, size, penalty, true);
  }

  private Watched(
      FitProblem problem,
      Trail trail,
      double[] start,
      double size,
      Penalty penalty,
      boolean sized) {
    this.problem = problem;
    this.trail = trail;
    this.start = start.clone();
    this.size = size;
    this.penalty = penalty;
    this.sized = sized;
  }

  /** The residuals as they are, constraints left aside. */
  static Watched plain(FitProblem problem, Trail trail, double[] start) {
    return new Watched(problem, trail, start, 1, Penalty.none(problem), false);
  }

  @Override
  public List<String> names() {
    return problem.names();
  }

  @Override
  public double[] lower() {
    return problem.lower();
  }

  @Override
  public double[] upper() {
    return problem.upper();
  }

  @Override
  public double[] start() {
    return start;
  }

  @Override
  public int degreesOfFreedom() {
    return problem.degreesOfFreedom();
  }

  @Override
  public void nllf(int count, double[] points, double[] nllf) {
    problem.nllf(count, points, nllf);
    trail.spent(count);
  }

  @Override
  public double chisq(double nllf) {
    return problem.chisq(nllf);
  }

  @Override
  public int residualCount() {
    return problem.residualCount() + penalty.rows();
  }

  @Override
  public void residuals(int count, double[] points, double[] residuals) {
    int inner = problem.residualCount();
    double[] all = new double[count * inner];
    problem.residuals(count, points, all);
    trail.spent(count);
    if (count == 1 && problem.constraints().hold(points)) {
      trail.note(points, 0, value(all));
    }
    for (int s = 0; s < count; s++) {
      int at = s * residualCount();
      for (int i = 0; i < inner; i++) {
        residuals[at + i] = all[s * inner + i] / (i < problem.points() ? size : 1);
      }
      double[] point = Arrays.copyOfRange(points, s * start.length, (s + 1) * start.length);
      penalty.residuals(point, residuals, at + inner);
    }
  }

  /** The nllf that these residuals make. */
  private double value(double[] residuals) {
    double data = 0;
    for (int i = 0; i < problem.points(); i++) {
      data += residuals[i] * residuals[i];
    }
    double priors = 0;
    for (int i = problem.points(); i < problem.residualCount(); i++) {
      priors += residuals[i] * residuals[i];
    }
    return 0.5 * priors
        + (problem.errorsUnknown()
            ? 0.5 * problem.points() * StrictMath.log(Math.max(data, Double.MIN_NORMAL))
            : 0.5 * data + problem.constant());
  }

  @Override
  public boolean errorsUnknown() {
    return problem.errorsUnknown() && !sized;
  }

  @Override
  public boolean jacobian(double[] point, double[][] jacobian) {
    boolean exact = problem.jacobian(point, jacobian);
    if (exact) {
      trail.spent(1 + names().size());
      for (int i = 0; i < problem.points(); i++) {
        for (int j = 0; j < start.length; j++) {
          jacobian[i][j] /= size;
        }
      }
      penalty.jacobian(point, jacobian, problem.residualCount());
    }
    return exact;
  }

  @Override
  public void drawFromPrior(CounterRandom random, double[] point) {
    problem.drawFromPrior(random, point);
  }
}
