package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.Method;
import org.drumlin.fit.MethodOptions;

/** A fit by a method that looks for the lowest point: its starts, and what came of them. */
final class Optimisation {
  /** Two starts whose nllf differ by less than this found the same minimum. */
  private static final double SAME = 1e-3;

  /** A parameter within this part of its range of a bound may belong onto it. */
  private static final double NEAR = 1e-6;

  private final FitProblem problem;
  private final Method method;
  private final Watch watch;
  private final int starts;
  private final Trail trail;
  private final List<String> warnings = new ArrayList<>();
  private final List<Double> found = new ArrayList<>();
  private boolean converged;

  /** Makes the search of one method. */
  @FunctionalInterface
  interface Searches {
    Search over(Optimisation fit);
  }

  private Optimisation(
      FitProblem problem, Method method, FitMonitor monitor, Optional<EvaluationLog> log) {
    this.problem = problem;
    this.method = method;
    this.watch = new Watch(monitor, number("time"));
    this.starts = has("starts") ? whole("starts") : 1;
    this.trail = new Trail(problem, method, watch, whole("steps"), starts, log);
  }

  /** By a method that begins again when it is interrupted. */
  static Optimisation of(FitProblem problem, Method method, FitMonitor monitor) {
    return new Optimisation(problem, method, monitor, Optional.empty());
  }

  /**
   * By a method whose way follows from the nllf it is told: it can be gone on with.
   *
   * @param from a checkpoint to go on from
   * @throws CheckpointException when that is of another fit
   */
  static Optimisation of(
      FitProblem problem, Method method, FitMonitor monitor, Optional<byte[]> from)
      throws CheckpointException {
    EvaluationLog log = new EvaluationLog();
    if (from.isPresent()) {
      Checkpoint.restore(from.orElseThrow(), problem, method, log::restore);
    }
    return new Optimisation(problem, method, monitor, Optional.of(log));
  }

  FitProblem problem() {
    return problem;
  }

  Trail trail() {
    return trail;
  }

  long seed() {
    return Report.seed(method);
  }

  private boolean has(String option) {
    return MethodOptions.find(method.name(), option).isPresent();
  }

  /** A number among the options, the default filled in. */
  double number(String option) {
    return method.number(option);
  }

  int whole(String option) {
    return method.whole(option);
  }

  /**
   * Runs every start.
   *
   * @param arrival what it means that the tolerances are met, after "converged: "
   * @throws FitException when the model has no value at the document's point
   */
  FitOutcome fit(Searches searches, String arrival) throws FitException {
    try {
      double[] nllf = new double[1];
      trail.evaluate(1, problem.start(), nllf);
      if (!Double.isFinite(nllf[0])) {
        throw new FitException(problem.noValue(problem.start()));
      }
      run(searches.over(this));
    } catch (StopRequestedException stop) {
      converged = false;
    }
    ontoBounds();
    FitResult.Ended ended = ended();
    Minimum minimum = Minimum.at(problem, trail.best());
    Report.Course course =
        new Report.Course(
            ended,
            ended == FitResult.Ended.COMPLETE,
            reason(ended, arrival),
            trail.evaluations() + minimum.evaluations(),
            Optional.of(trail.convergence()),
            warnings);
    FitResult result = new Report(problem, method, minimum.best()).result(course, minimum);
    return new FitOutcome(result, Optional.empty(), trail.checkpoint());
  }

  private void run(Search search) {
    Starts later = new Starts(problem, has("jump") ? number("jump") : 0, seed());
    double lowest = Double.POSITIVE_INFINITY;
    for (int start = 0; start < starts; start++) {
      Optional<double[]> from =
          start == 0 ? Optional.of(problem.start().clone()) : later.next(start, trail);
      if (from.isEmpty()) {
        warnings.add(
            "Start "
                + (start + 1)
                + " was left out: the model has no value at any of the points drawn for it.");
        continue;
      }
      trail.begins(start);
      boolean arrived = search.run(from.get(), start);
      found.add(trail.bestOfStart());
      // The verdict is of the start that found the best point.
      if (trail.bestOfStart() < lowest) {
        lowest = trail.bestOfStart();
        converged = arrived;
      }
    }
  }

  /** A minimum on a bound is found as close to it as the tolerances say: tries the bound itself. */
  private void ontoBounds() {
    double[] point = trail.best().clone();
    for (int j = 0; j < point.length; j++) {
      double low = problem.lower()[j];
      double high = problem.upper()[j];
      double near = NEAR * Bounds.scale(point[j], low, high);
      point[j] = point[j] - low < near ? low : high - point[j] < near ? high : point[j];
    }
    if (!Arrays.equals(point, trail.best())) {
      double[] nllf = new double[1];
      problem.nllf(1, point, nllf);
      trail.spent(1);
      trail.note(point, 0, nllf[0]);
    }
  }

  private FitResult.Ended ended() {
    if (watch.ended() != FitResult.Ended.NOT_YET) {
      return watch.ended();
    }
    return converged ? FitResult.Ended.COMPLETE : FitResult.Ended.STEPS;
  }

  private String reason(FitResult.Ended ended, String arrival) {
    return switch (ended) {
      case STOPPED -> "stopped on request; these are the best values so far";
      case TIME -> "The time allowed (option time) ran out; these are the best values so far.";
      case STEPS ->
          "The fit did not converge within "
              + whole("steps")
              + " steps: raise steps, or start closer."
              + starts();
      default -> "converged: " + arrival + starts();
    };
  }

  private String starts() {
    if (starts == 1) {
      return "";
    }
    double lowest = found.stream().mapToDouble(f -> f).min().orElse(Double.NaN);
    long same = found.stream().filter(f -> f - lowest < SAME).count();
    return " (the best of " + found.size() + " starts; " + same + " of them ended there)";
  }
}
