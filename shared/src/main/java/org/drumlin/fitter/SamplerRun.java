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
  private final int burn;
  private final int planned;
  private final Stopping stopping;

  /**
   * @param burn generations before draws are kept
   * @param planned generations, burn-in included
   */
  SamplerRun(
      FitProblem problem,
      Method method,
      FitMonitor monitor,
      ChainSampler sampler,
      int burn,
      int planned) {
    this.problem = problem;
    this.method = method;
    this.watch = new Watch(monitor, method.number("time"));
    this.sampler = sampler;
    this.planned = planned;
    this.stopping = new Stopping(method, burn);
    this.burn = burn;
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
    FitResult.Ended ended = from.isPresent() ? before() : FitResult.Ended.NOT_YET;
    while (ended == FitResult.Ended.NOT_YET) {
      ended = sampler.done() ? FitResult.Ended.COMPLETE : next();
    }
    Draws draws = drawn();
    FitResult result = result(ended, draws, Math.max(1, draws.generations()));
    return new FitOutcome(result, Optional.of(draws), checkpoint());
  }

  /** Whether a run that was taken up had ended, or is to end where it stands. */
  private FitResult.Ended before() {
    if (sampler.done()) {
      return FitResult.Ended.COMPLETE;
    }
    if (stopping.isDue(sampler.draws()) && stopping.met(sampler.draws())) {
      return FitResult.Ended.RULE;
    }
    return watch.ends(this) ? watch.ended() : FitResult.Ended.NOT_YET;
  }

  /** One generation more, and whether that was the last. */
  private FitResult.Ended next() {
    sampler.step();
    boolean over = watch.ends(this);
    if (stopping.isDue(sampler.draws()) && stopping.met(sampler.draws())) {
      return FitResult.Ended.RULE;
    }
    return over && !sampler.done() ? watch.ended() : FitResult.Ended.NOT_YET;
  }

  /** The kept draws; the present points while there are none. */
  private Draws drawn() {
    return sampler.draws().generations() == 0 ? sampler.present() : sampler.draws();
  }

  private FitResult result(FitResult.Ended ended, Draws drawn, int mostRows) {
    Kept kept = Kept.of(drawn, method, Math.min(burn, sampler.generation()));
    Posterior posterior = new Posterior(kept.draws(), mostRows);
    double[] best = sampler.log().best();
    Report report = new Report(problem, method, best);
    List<Estimate> estimates = new ArrayList<>();
    for (int j = 0; j < best.length; j++) {
      estimates.add(posterior.estimate(j, best[j], problem.lower()[j], problem.upper()[j]));
    }
    double acceptance = Arrays.stream(sampler.acceptance()).average().orElse(Double.NaN);
    FitResult.Chains chains = chains(kept);
    Report.Sampled sampled =
        new Report.Sampled(
            traces(),
            posterior.pairs(),
            Double.isNaN(acceptance) ? OptionalDouble.empty() : OptionalDouble.of(acceptance),
            Optional.of(chains));
    Verdict verdict =
        new Verdict(problem.names(), estimates, kept.draws().chains(), method.text("until"));
    return report.result(
        new Report.Course(
            ended,
            verdict.converged(),
            verdict.reason(ended),
            sampler.evaluations(),
            Optional.of(convergence()),
            warnings(kept, chains)),
        estimates,
        posterior.derived(new Derivation(problem), best),
        posterior.covariance(),
        Optional.of(sampled));
  }

  private List<String> warnings(Kept kept, FitResult.Chains chains) {
    List<String> warnings = new ArrayList<>(sampler.warnings());
    if (sampler.draws().generations() == 0) {
      warnings.add(
          "There are no draws after the burn-in yet: the intervals are of the chains' present"
              + " points, and mean little.");
    } else {
      warnings.addAll(kept.warnings());
    }
    if (chains.outliers().length > 0) {
      warnings.add(
          "Chains "
              + Arrays.toString(chains.outliers())
              + " lie far below the others and are counted in: they may sit in a second minimum."
              + " Look at their traces; raise burn, or start elsewhere.");
    }
    return warnings;
  }

  private FitResult.Chains chains(Kept kept) {
    Draws draws = kept.draws();
    double[] means = new double[draws.chains()];
    double[] logs = new double[means.length];
    for (int c = 0; c < means.length; c++) {
      for (int row = 0; row < draws.generations(); row++) {
        means[c] += draws.nllf(row, c) / draws.generations();
      }
      logs[c] = -means[c];
    }
    int[] outliers = Outliers.below(logs).stream().mapToInt(Integer::intValue).toArray();
    return new FitResult.Chains(kept.burn(), kept.found(), sampler.acceptance(), means, outliers);
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
    Mixing worst = worst();
    return new FitProgress(
        phase(),
        (double) sampler.generation() / planned,
        sampler.evaluations(),
        OptionalInt.of(sampler.generation()),
        problem.chisq(sampler.log().bestNllf()),
        worst.rhat(),
        worst.ess(),
        best);
  }

  /**
   * The largest R-hat and the smallest ESS of any parameter, over the draws. During burn-in R-hat
   * is that of the later traces, and there is no ESS: nothing is drawn yet.
   */
  private Mixing worst() {
    boolean drawn = sampler.draws().generations() > 0;
    Mixing worst = Mixing.UNKNOWN;
    for (int j = 0; j < problem.names().size(); j++) {
      Mixing mixing =
          Mixing.of(drawn ? new Posterior(sampler.draws(), GLANCE).chains(j) : laterTraces(j));
      worst = j == 0 ? mixing : worst.worse(mixing);
    }
    return drawn ? worst : new Mixing(worst.rhat(), Double.NaN, Double.NaN);
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
