package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.Arrays;
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
      double[][] jacobian = search.jacobianAtBest();
      boolean[] held = search.held();
      Covariance covariance = Covariance.of(jacobian, held);
      if (problem.errorsUnknown()) {
        covariance = covariance.scaled(chisq());
      }
      course.add(new double[] {search.evaluations(), chisq()});
      return result(ended(end), reason(end), covariance, warnings(covariance.undetermined()));
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

    private List<String> warnings(boolean[] undetermined) {
      List<String> warnings = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (int j = 0; j < undetermined.length; j++) {
        if (undetermined[j]) {
          names.add(problem.names().get(j));
        }
        if (search.held()[j]) {
          warnings.add(
              problem.names().get(j)
                  + " ended on a bound: it has no uncertainty, and those of the others are with it"
                  + " held there.");
        }
      }
      if (!names.isEmpty()) {
        warnings.add(
            "The data do not determine "
                + String.join(", ", names)
                + (names.size() == 1
                    ? ": changing it changes nothing."
                    : ": changing them together changes nothing.")
                + " There is no covariance; fix or tie a parameter, or use dream for intervals.");
      }
      return warnings;
    }

    private FitResult result(
        FitResult.Ended ended, String reason, Covariance covariance, List<String> warnings) {
      double[] best = search.best().clone();
      Report report = new Report(problem, method, best);
      List<Estimate> estimates = new ArrayList<>();
      for (int j = 0; j < best.length; j++) {
        estimates.add(
            Estimate.normal(best[j], Math.sqrt(covariance.matrix()[j][j]), bound(j, best[j])));
      }
      return report.result(
          new Report.Course(
              ended,
              ended == FitResult.Ended.COMPLETE,
              reason,
              search.evaluations(),
              Optional.of(convergence()),
              warnings),
          estimates,
          new Derivation(problem).firstOrder(best, covariance.matrix()),
          covariance.matrix(),
          Optional.empty());
    }

    private Optional<FitResult.Bound> bound(int j, double value) {
      if (value == problem.lower()[j]) {
        return Optional.of(FitResult.Bound.LOWER);
      }
      return value == problem.upper()[j] ? Optional.of(FitResult.Bound.UPPER) : Optional.empty();
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
      double[][] unknown = new double[problem.names().size()][problem.names().size()];
      for (double[] row : unknown) {
        Arrays.fill(row, Double.NaN);
      }
      Covariance covariance = new Covariance(unknown, new boolean[unknown.length]);
      return result(FitResult.Ended.NOT_YET, "running", covariance, List.of());
    }
  }
}
