package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The chains of DREAM, a generation at a time. The chains move in two halves, each evaluated in one
 * batch, with steps made of the other half's present points: given those, every step is an ordinary
 * Metropolis step, so the posterior is left exactly as it is. Moving all at once by steps made of
 * one another is not exact (docs/methods.md has the figures).
 */
final class DreamSampler {
  private static final int ADAPT_EVERY = 10;
  private static final int STEP_STREAM = 2;
  private static final int OUTLIER_STREAM = 3;
  private static final int HISTORY = 200;
  private static final int TRACED_CHAINS = 12;

  private final Objective objective;
  private final DreamOptions options;
  private final int dimension;
  private final int chains;
  private final int groups;
  private final CounterRandom random;
  private final long seed;
  private final CrossoverRates rates = new CrossoverRates();
  private final Proposals proposals;
  private final Outliers outliers;
  private final Draws draws;
  private final History convergence = new History(HISTORY);
  private final History traces = new History(HISTORY);
  private final int[] tracedChains;
  private final List<String> warnings = new ArrayList<>();
  private final double[] population;
  private final double[] nllf;
  private final double[] proposed;
  private final double[] proposedNllf;
  private final double[] logWeights;
  private final double[] uniforms;
  private final int[] rateIndices;
  private final double[] spread;
  private final double[] best;
  private double bestNllf = Double.POSITIVE_INFINITY;
  private int generation;
  private long evaluations;
  private long steps;
  private long accepted;

  DreamSampler(Objective objective, DreamOptions options, long seed) {
    this(objective, options, seed, 2);
  }

  /**
   * @param groups 2; 1 moves all chains at once (for the comparison that settled it)
   */
  DreamSampler(Objective objective, DreamOptions options, long seed, int groups) {
    this.objective = objective;
    this.options = options;
    this.seed = seed;
    this.groups = groups;
    this.dimension = objective.names().size();
    this.chains = options.chains();
    this.random = new CounterRandom(seed);
    this.outliers = new Outliers(chains, options.burn());
    double[] typical = new double[dimension];
    for (int j = 0; j < dimension; j++) {
      double range = objective.upper()[j] - objective.lower()[j];
      double size = Math.abs(objective.start()[j]);
      typical[j] = size > 0 ? size : Double.isFinite(range) ? Math.min(range, 1) : 1;
    }
    this.proposals = new Proposals(objective.lower(), objective.upper(), typical, rates);
    this.draws =
        new Draws(
            objective.names(), chains, Math.min(options.generations() / options.thin(), 1024));
    int traced = Math.min(chains, TRACED_CHAINS);
    this.tracedChains = new int[traced];
    for (int i = 0; i < traced; i++) {
      tracedChains[i] = i * chains / traced;
    }
    this.population = new double[chains * dimension];
    this.nllf = new double[chains];
    this.proposed = new double[chains * dimension];
    this.proposedNllf = new double[chains];
    this.logWeights = new double[chains];
    this.uniforms = new double[chains];
    this.rateIndices = new int[chains];
    this.spread = new double[dimension];
    this.best = objective.start().clone();
  }

  /**
   * Draws and evaluates the start.
   *
   * @throws FitException when the model has no value at the current point
   */
  void start() throws FitException {
    StartPopulation start = new StartPopulation(objective, seed);
    start.fill(options.init(), chains, population, nllf);
    evaluations += start.evaluations();
    warnings.addAll(start.warnings());
    for (int i = 0; i < chains; i++) {
      noteBest(i);
    }
    record();
  }

  boolean done() {
    return generation >= options.burn() + options.generations();
  }

  boolean burning() {
    return generation < options.burn();
  }

  /** One generation: a step of every chain. */
  void step() {
    boolean burn = burning();
    generation++;
    if (burn) {
      measureSpread();
    }
    for (int group = 0; group < groups; group++) {
      int from = group * chains / groups;
      int to = (group + 1) * chains / groups;
      move(from, to, burn);
    }
    evaluations += chains;
    if (burn) {
      adapt();
    } else if ((generation - options.burn()) % options.thin() == 0) {
      draws.add(generation, population, nllf);
    }
    record();
  }

  private void move(int from, int to, boolean burn) {
    int firstDonor = groups == 1 ? 0 : from == 0 ? to : 0;
    int lastDonor = groups == 1 || from == 0 ? chains : from;
    for (int i = from; i < to; i++) {
      random.seek(STEP_STREAM, generation, i);
      uniforms[i] = random.uniform();
      proposals.propose(
          random, population, i, firstDonor, lastDonor, proposed, (i - from) * dimension);
      logWeights[i] = proposals.logWeight();
      rateIndices[i] = proposals.rate();
    }
    objective.nllf(to - from, proposed, proposedNllf);
    for (int i = from; i < to; i++) {
      int k = i - from;
      boolean take = StrictMath.log(uniforms[i]) < nllf[i] - proposedNllf[k] + logWeights[i];
      if (burn && rateIndices[i] != Proposals.NO_RATE) {
        rates.note(rateIndices[i], take ? squaredJump(i, k) : 0);
      }
      if (!burn) {
        steps++;
        accepted += take ? 1 : 0;
      }
      if (take) {
        System.arraycopy(proposed, k * dimension, population, i * dimension, dimension);
        nllf[i] = proposedNllf[k];
        noteBest(i);
      }
    }
  }

  private double squaredJump(int chain, int row) {
    double sum = 0;
    for (int j = 0; j < dimension; j++) {
      double d = proposed[row * dimension + j] - population[chain * dimension + j];
      double sd = spread[j];
      sum += sd > 0 ? d * d / (sd * sd) : 0;
    }
    return sum;
  }

  private void measureSpread() {
    for (int j = 0; j < dimension; j++) {
      double mean = 0;
      for (int i = 0; i < chains; i++) {
        mean += population[i * dimension + j];
      }
      mean /= chains;
      double sum = 0;
      for (int i = 0; i < chains; i++) {
        double d = population[i * dimension + j] - mean;
        sum += d * d;
      }
      spread[j] = Math.sqrt(sum / (chains - 1));
    }
    proposals.setSpread(spread);
  }

  private void adapt() {
    outliers.note(nllf);
    if (generation % ADAPT_EVERY != 0) {
      return;
    }
    rates.adapt();
    if (options.replaceOutliers()) {
      replaceOutliers();
    }
  }

  private void replaceOutliers() {
    List<Integer> found = outliers.find();
    if (found.isEmpty() || 2 * found.size() >= chains) {
      return;
    }
    for (int chain : found) {
      random.seek(OUTLIER_STREAM, generation, chain);
      int by;
      do {
        by = random.below(chains);
      } while (found.contains(by));
      System.arraycopy(population, by * dimension, population, chain * dimension, dimension);
      nllf[chain] = nllf[by];
      outliers.replace(chain, by);
    }
    warnings.add(
        "During the burn-in, at generation "
            + generation
            + ", chains far below the others were put onto others: "
            + found
            + ".");
  }

  private void noteBest(int chain) {
    if (nllf[chain] < bestNllf) {
      bestNllf = nllf[chain];
      System.arraycopy(population, chain * dimension, best, 0, dimension);
    }
  }

  private void record() {
    if (convergence.wants(generation)) {
      double[] sorted = nllf.clone();
      Arrays.sort(sorted);
      convergence.add(
          generation,
          new double[] {
            evaluations,
            objective.chisq(bestNllf),
            objective.chisq(Quantiles.ofSorted(sorted, Quantiles.LOW_68)),
            objective.chisq(Quantiles.ofSorted(sorted, 0.5)),
            objective.chisq(Quantiles.ofSorted(sorted, Quantiles.HIGH_68))
          });
    }
    if (traces.wants(generation)) {
      double[] row = new double[1 + tracedChains.length * dimension];
      row[0] = generation;
      for (int c = 0; c < tracedChains.length; c++) {
        System.arraycopy(
            population, tracedChains[c] * dimension, row, 1 + c * dimension, dimension);
      }
      traces.add(generation, row);
    }
  }

  DreamOptions options() {
    return options;
  }

  int generation() {
    return generation;
  }

  long evaluations() {
    return evaluations;
  }

  double[] best() {
    return best;
  }

  double bestNllf() {
    return bestNllf;
  }

  /** Part of the steps taken after burn-in; NaN before. */
  double acceptance() {
    return steps == 0 ? Double.NaN : (double) accepted / steps;
  }

  /** The draws kept so far. */
  Draws draws() {
    return draws;
  }

  /** Rows of evaluations, best, low, median and high reduced chisq. */
  History convergence() {
    return convergence;
  }

  /** Rows of the generation, then the traced chains' points. */
  History traces() {
    return traces;
  }

  int[] tracedChains() {
    return tracedChains;
  }

  List<String> warnings() {
    return warnings;
  }

  /** The present points as draws: what there is when the fit ended during burn-in. */
  Draws present() {
    Draws present = new Draws(objective.names(), chains, 1);
    present.add(generation, population, nllf);
    return present;
  }
}
