package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.Method;

/** A fit by chains under way; its own snapshot. */
final class SamplerRun implements FitSnapshot {
  /** Generations that a look at a running fit takes in. */
  private static final int GLANCE = 200;

  private final FitProblem problem;
  private final Method method;
  private final Watch watch;
  private final ChainSampler sampler;
  private final int planned;

  /**
   * @param planned generations, burn-in included
   */
  SamplerRun(
      FitProblem problem, Method method, FitMonitor monitor, ChainSampler sampler, int planned) {
    this.problem = problem;
    this.method = method;
    this.watch = new Watch(monitor, method.number("time"));
    this.sampler = sampler;
    this.planned = planned;
  }

  /**
   * Runs it to its end.
   *
   * @param from a checkpoint to go on from
   */
  FitOutcome fit(Optional<byte[]> from) throws FitException {
    if (from.isPresent()) {
      Checkpoint.restore(from.orElseThrow(), problem, method, sampler::restore);
    } else {
      sampler.start();
    }
    boolean over = false;
    while (!over && !sampler.done()) {
      sampler.step();
      over = watch.ends(this) && !sampler.done();
    }
    Draws draws = drawn();
    FitResult result =
        result(
            over ? watch.ended() : FitResult.Ended.COMPLETE,
            draws,
            Math.max(1, draws.generations()));
    return new FitOutcome(result, Optional.of(draws), checkpoint());
  }

  /** The kept draws; the present points while there are none. */
  private Draws drawn() {
    return sampler.draws().generations() == 0 ? sampler.present() : sampler.draws();
  }

  private FitResult result(FitResult.Ended ended, Draws draws, int mostRows) {
    Posterior posterior = new Posterior(draws, mostRows);
    double[] best = sampler.log().best();
    Report report = new Report(problem, method, best);
    List<Estimate> estimates = new ArrayList<>();
    for (int j = 0; j < best.length; j++) {
      estimates.add(posterior.estimate(j, best[j], problem.lower()[j], problem.upper()[j]));
    }
    List<String> warnings = new ArrayList<>(sampler.warnings());
    if (sampler.draws().generations() == 0) {
      warnings.add(
          "There are no draws after the burn-in yet: the intervals are of the chains' present"
              + " points, and mean little.");
    }
    double acceptance = Arrays.stream(sampler.acceptance()).average().orElse(Double.NaN);
    Report.Sampled sampled =
        new Report.Sampled(
            traces(),
            posterior.pairs(),
            Double.isNaN(acceptance) ? OptionalDouble.empty() : OptionalDouble.of(acceptance),
            Optional.empty());
    Verdict verdict = new Verdict(problem.names(), estimates, draws.chains());
    return report.result(
        new Report.Course(
            ended,
            verdict.converged(),
            verdict.reason(ended),
            sampler.evaluations(),
            Optional.of(convergence()),
            warnings),
        estimates,
        posterior.derived(new Derivation(problem), best),
        posterior.covariance(),
        Optional.of(sampled));
  }

  private FitResult.Convergence convergence() {
    History history = sampler.log().convergence();
    return new FitResult.Convergence(
        history.column(0),
        history.column(1),
        Optional.of(history.column(2)),
        Optional.of(history.column(3)),
        Optional.of(history.column(4)));
  }

  private FitResult.Traces traces() {
    History history = sampler.log().traces();
    int[] chains = sampler.log().tracedChains();
    int d = problem.names().size();
    Map<String, double[][]> values = new LinkedHashMap<>();
    for (int j = 0; j < d; j++) {
      double[][] lines = new double[chains.length][];
      for (int c = 0; c < chains.length; c++) {
        lines[c] = history.column(1 + c * d + j);
      }
      values.put(problem.names().get(j), lines);
    }
    return new FitResult.Traces(history.column(0), chains, values);
  }

  @Override
  public String phase() {
    return sampler.burning() ? "burn" : "sample";
  }

  @Override
  public FitProgress progress() {
    Map<String, Double> best = new HashMap<>();
    for (int j = 0; j < problem.names().size(); j++) {
      best.put(problem.names().get(j), sampler.log().best()[j]);
    }
    return new FitProgress(
        phase(),
        (double) sampler.generation() / planned,
        sampler.evaluations(),
        OptionalInt.of(sampler.generation()),
        problem.chisq(sampler.log().bestNllf()),
        rhat(),
        best);
  }

  /** The largest of any parameter: over the draws, or over the later traces during burn-in. */
  private double rhat() {
    double largest = Double.NaN;
    for (int j = 0; j < problem.names().size(); j++) {
      double rhat =
          sampler.draws().generations() > 0
              ? Mixing.of(new Posterior(sampler.draws(), GLANCE).chains(j)).rhat()
              : Mixing.of(laterTraces(j)).rhat();
      largest = Double.isNaN(largest) ? rhat : Math.max(largest, rhat);
    }
    return largest;
  }

  private double[][] laterTraces(int parameter) {
    History history = sampler.log().traces();
    int d = problem.names().size();
    int from = history.size() / 2;
    double[][] chains = new double[sampler.log().tracedChains().length][history.size() - from];
    for (int c = 0; c < chains.length; c++) {
      for (int i = 0; i < chains[c].length; i++) {
        chains[c][i] = history.row(from + i)[1 + c * d + parameter];
      }
    }
    return chains;
  }

  @Override
  public FitResult partial() {
    return result(FitResult.Ended.NOT_YET, drawn(), GLANCE);
  }

  @Override
  public Optional<byte[]> checkpoint() {
    return Optional.of(Checkpoint.of(problem, method, sampler::save));
  }
}
