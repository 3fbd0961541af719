package org.drumlin.fitter;

import java.util.List;

/** A problem seen by a method of least squares: what is evaluated is noted on the trail. */
final class Watched implements Objective {
  private final FitProblem problem;
  private final Trail trail;
  private final double[] start;

  Watched(FitProblem problem, Trail trail, double[] start) {
    this.problem = problem;
    this.trail = trail;
    this.start = start.clone();
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
    return problem.residualCount();
  }

  @Override
  public void residuals(int count, double[] points, double[] residuals) {
    problem.residuals(count, points, residuals);
    trail.spent(count);
    if (count == 1) {
      trail.note(points, 0, value(residuals));
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
            : 0.5 * data);
  }

  @Override
  public boolean errorsUnknown() {
    return problem.errorsUnknown();
  }

  @Override
  public boolean jacobian(double[] point, double[][] jacobian) {
    boolean exact = problem.jacobian(point, jacobian);
    if (exact) {
      trail.spent(1 + names().size());
    }
    return exact;
  }

  @Override
  public void drawFromPrior(CounterRandom random, double[] point) {
    problem.drawFromPrior(random, point);
  }
}
