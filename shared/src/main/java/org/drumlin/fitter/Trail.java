package org.drumlin.fitter;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.Method;

/** What an optimiser has found so far: the best point, and the way there; its own snapshot. */
final class Trail implements FitSnapshot {
  private static final int HISTORY = 200;

  private final FitProblem problem;
  private final Method method;
  private final Watch watch;
  private final int steps;
  private final int starts;
  private final double[] best;
  private final History course = new History(HISTORY);
  private final Optional<EvaluationLog> log;
  private double bestNllf = Double.POSITIVE_INFINITY;
  private double bestOfStart = Double.POSITIVE_INFINITY;
  private long evaluations;
  private long rows;
  private int start;
  private int step;
  private boolean population;

  /**
   * @param steps most steps of one start
   * @param log of a method that asks by {@link #evaluate} alone, and can be gone on with
   */
  Trail(
      FitProblem problem,
      Method method,
      Watch watch,
      int steps,
      int starts,
      Optional<EvaluationLog> log) {
    this.problem = problem;
    this.method = method;
    this.watch = watch;
    this.steps = steps;
    this.starts = starts;
    this.log = log;
    this.best = problem.start().clone();
  }

  /** Evaluates points of an optimiser that asks for nothing but nllf, and lets the fit be ended. */
  void evaluate(int count, double[] points, double[] nllf) {
    boolean told = log.isPresent() && log.get().tells(count, points, best.length, nllf);
    if (!told) {
      problem.nllf(count, points, nllf);
      log.ifPresent(all -> all.add(count, points, best.length, nllf));
    }
    spent(count);
    for (int i = 0; i < count; i++) {
      note(points, i * best.length, nllf[i]);
    }
    if (!told) {
      pause();
    }
  }

  /** A point inside bounds and constraints with its nllf, priors included. */
  void note(double[] points, int offset, double nllf) {
    bestOfStart = Math.min(bestOfStart, nllf);
    if (nllf < bestNllf) {
      bestNllf = nllf;
      System.arraycopy(points, offset, best, 0, best.length);
      if (!population) {
        double chisq = problem.chisq(nllf);
        add(new double[] {evaluations, chisq, Double.NaN, Double.NaN, Double.NaN});
      }
    }
  }

  /** A generation has moved: its members' nllf go into the course. */
  void generation(int number, double[] nllf) {
    step = number;
    population = true;
    double[] sorted = nllf.clone();
    Arrays.sort(sorted);
    add(
        new double[] {
          evaluations,
          problem.chisq(bestNllf),
          problem.chisq(Quantiles.ofSorted(sorted, Quantiles.LOW_68)),
          problem.chisq(Quantiles.ofSorted(sorted, 0.5)),
          problem.chisq(Quantiles.ofSorted(sorted, Quantiles.HIGH_68))
        });
  }

  private void add(double[] row) {
    if (course.wants(rows)) {
      course.add(rows, row);
    }
    rows++;
  }

  void spent(long parameterSets) {
    evaluations += parameterSets;
  }

  /** Another start begins, counted from 0. */
  void begins(int number) {
    start = number;
    step = 0;
    bestOfStart = Double.POSITIVE_INFINITY;
  }

  /** How many steps of this start have been taken. */
  void steps(int taken) {
    step = taken;
  }

  /** Lets the fit be watched and ended. */
  void pause() {
    if (watch.ends(this)) {
      throw new StopRequestedException();
    }
  }

  double[] best() {
    return best;
  }

  double bestNllf() {
    return bestNllf;
  }

  /** The lowest nllf of the present start. */
  double bestOfStart() {
    return bestOfStart;
  }

  long evaluations() {
    return evaluations;
  }

  /** How chisq went, to the present. */
  FitResult.Convergence convergence() {
    History all = new History(Integer.MAX_VALUE);
    for (int i = 0; i < course.size(); i++) {
      all.add(i, course.row(i));
    }
    if (!population) {
      double chisq = problem.chisq(bestNllf);
      all.add(course.size(), new double[] {evaluations, chisq, 0, 0, 0});
    }
    return new FitResult.Convergence(
        all.column(0), all.column(1), quantile(all, 2), quantile(all, 3), quantile(all, 4));
  }

  private Optional<double[]> quantile(History rows, int column) {
    return population ? Optional.of(rows.column(column)) : Optional.empty();
  }

  @Override
  public String phase() {
    return method.name();
  }

  @Override
  public FitProgress progress() {
    Map<String, Double> values = new HashMap<>();
    for (int j = 0; j < best.length; j++) {
      values.put(problem.names().get(j), best[j]);
    }
    return new FitProgress(
        phase(),
        (start + Math.min(1, (double) step / steps)) / starts,
        evaluations,
        population ? OptionalInt.of(step) : OptionalInt.empty(),
        problem.chisq(bestNllf),
        Double.NaN,
        Double.NaN,
        values);
  }

  @Override
  public Optional<byte[]> checkpoint() {
    return log.filter(EvaluationLog::whole).map(all -> Checkpoint.of(problem, method, all::save));
  }

  @Override
  public FitResult partial() {
    Report.Course course =
        new Report.Course(
            FitResult.Ended.NOT_YET,
            false,
            "running",
            evaluations,
            Optional.of(convergence()),
            List.of());
    return new Report(problem, method, best).result(course, Minimum.unknown(problem, best));
  }
}
