package org.drumlin.fitter;

/**
 * A method of least squares, and the rounds that it takes where its problem is not one: with
 * constraints, whose multipliers have to be found ({@link Penalty}), and with priors against data
 * of unknown error. There the sum of squares S enters as (n/2) ln S, which lies below its tangent
 * in S: a round of ordinary least squares with errors of size sqrt(S/n) lowers it, and the rounds
 * end at its minimum.
 */
final class Descent implements Search {
  private static final int ROUNDS = 60;
  private static final double SAME_SIZE = 1e-7;

  /** One run of the method from the objective's start. */
  @FunctionalInterface
  interface Method {
    /**
     * @param most steps it may take
     * @param before steps taken by earlier rounds
     */
    Arrival run(Objective objective, int most, int before);
  }

  /** Where a run ended, after how many steps, and whether its tolerances were met. */
  record Arrival(double[] point, boolean converged, int steps) {}

  private final FitProblem problem;
  private final Trail trail;
  private final int steps;
  private final Method method;

  Descent(Optimisation fit, Method method) {
    this.problem = fit.problem();
    this.trail = fit.trail();
    this.steps = fit.whole("steps");
    this.method = method;
  }

  @Override
  public boolean run(double[] from, int start) {
    boolean plain =
        problem.constraints().count() == 0
            && !(problem.errorsUnknown() && !problem.priors().isEmpty());
    return plain
        ? method.run(Watched.plain(problem, trail, from), steps, 0).converged()
        : rounds(from);
  }

  private boolean rounds(double[] from) {
    double[] at = from;
    double size = size(at, 1);
    Penalty penalty = new Penalty(problem, from, cost(at, size));
    int taken = 0;
    for (int round = 0; round < ROUNDS && taken < steps; round++) {
      Watched objective = new Watched(problem, trail, at, size, penalty);
      Arrival arrival = method.run(objective, steps - taken, taken);
      taken += arrival.steps();
      at = arrival.point();
      double next = size(at, size);
      boolean sameSize = Math.abs(next - size) <= SAME_SIZE * size;
      boolean settled = penalty.settles(at);
      size = next;
      if (!arrival.converged()) {
        break;
      }
      if (settled && sameSize) {
        evaluate(penalty.inside(at));
        return true;
      }
    }
    evaluate(penalty.inside(at));
    return false;
  }

  /** The size of errors that the data show at a point; 1 where they are known. */
  private double size(double[] point, double otherwise) {
    if (!problem.errorsUnknown()) {
      return 1;
    }
    double[] residuals = evaluate(point);
    double squares = 0;
    for (int i = 0; i < problem.points(); i++) {
      squares += residuals[i] * residuals[i];
    }
    double size = Math.sqrt(squares / problem.points());
    return size > 0 && Double.isFinite(size) ? size : otherwise;
  }

  private double cost(double[] point, double size) {
    double sum = 0;
    for (double r : evaluate(point)) {
      sum += r * r;
    }
    return 0.5 * sum / (size * size);
  }

  private double[] evaluate(double[] point) {
    double[] residuals = new double[problem.residualCount()];
    Watched.plain(problem, trail, point).residuals(1, point, residuals);
    return residuals;
  }
}
