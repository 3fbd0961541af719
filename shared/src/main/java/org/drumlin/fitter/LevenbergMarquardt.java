package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.Method;
import org.drumlin.fit.MethodOptions;

/** Least squares by Levenberg and Marquardt, within bounds; the covariance from the Jacobian. */
final class LevenbergMarquardt implements Fitter {
  @Override
  public String name() {
    return "lm";
  }

  @Override
  public FitOutcome fit(
      FitProblem problem, Method method, FitMonitor monitor, Optional<byte[]> from)
      throws FitException {
    Run run = new Run(problem, method, monitor);
    return new FitOutcome(run.fit(), Optional.empty());
  }

  /** One fit under way; its own snapshot. */
  private static final class Run implements FitSnapshot {
    private final FitProblem problem;
    private final Method method;
    private final FitMonitor monitor;
    private final int steps;
    private final LeastSquares search;
    private final List<double[]> course = new ArrayList<>();

    Run(FitProblem problem, Method method, FitMonitor monitor) {
      this.problem = problem;
      this.method = method;
      this.monitor = monitor;
      Map<String, Object> options = MethodOptions.filled(method);
      this.steps = (int) number(options, "steps");
      this.search =
          new LeastSquares(
              problem, steps, number(options, "ftol"), number(options, "xtol"), this::evaluated);
    }

    private static double number(Map<String, Object> options, String name) {
      if (options.get(name) instanceof Number number) {
        return number.doubleValue();
      }
      throw new IllegalArgumentException("option " + name + " is missing");
    }

    private boolean evaluated() {
      double chisq = chisq();
      if (course.isEmpty() || chisq < course.getLast()[1]) {
        course.add(new double[] {search.evaluations(), chisq});
      }
      monitor.step(this);
      return !monitor.shouldStop();
    }

    private double chisq() {
      return 2 * search.bestCost() / problem.degreesOfFreedom();
    }

    FitResult fit() throws FitException {
      LeastSquares.End end = search.run();
      course.add(new double[] {search.evaluations(), chisq()});
      return result(ended(end), reason(end), Minimum.at(problem, search.best()));
    }

    private static FitResult.Ended ended(LeastSquares.End end) {
      return switch (end) {
        case CONVERGED -> FitResult.Ended.COMPLETE;
        case OUT_OF_STEPS -> FitResult.Ended.STEPS;
        case STOPPED -> FitResult.Ended.STOPPED;
      };
    }

    private String reason(LeastSquares.End end) {
      return switch (end) {
        case CONVERGED ->
            "converged: neither chisq nor the parameters change any more (ftol, xtol)";
        case OUT_OF_STEPS ->
            "The fit did not converge within " + steps + " steps: raise steps, or start closer.";
        case STOPPED -> "stopped on request; these are the best values so far";
      };
    }

    private FitResult result(FitResult.Ended ended, String reason, Minimum minimum) {
      return new Report(problem, method, minimum.best())
          .result(
              new Report.Course(
                  ended,
                  ended == FitResult.Ended.COMPLETE,
                  reason,
                  search.evaluations() + minimum.evaluations(),
                  Optional.of(convergence()),
                  List.of()),
              minimum);
    }

    private FitResult.Convergence convergence() {
      return new FitResult.Convergence(
          course.stream().mapToDouble(c -> c[0]).toArray(),
          course.stream().mapToDouble(c -> c[1]).toArray(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    @Override
    public String phase() {
      return "lm";
    }

    @Override
    public FitProgress progress() {
      Map<String, Double> best = new HashMap<>();
      for (int j = 0; j < problem.names().size(); j++) {
        best.put(problem.names().get(j), search.best()[j]);
      }
      return new FitProgress(
          phase(),
          Math.min(1, (double) search.stepsTaken() / steps),
          search.evaluations(),
          OptionalInt.empty(),
          chisq(),
          Double.NaN,
          best);
    }

    @Override
    public FitResult partial() {
      Minimum here = Minimum.unknown(problem, search.best());
      return result(FitResult.Ended.NOT_YET, "running", here);
    }
  }
}
