package org.drumlin.fitter;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The chains of DREAM, a generation at a time. The chains move in two halves, each evaluated in one
 * batch, with steps made of the other half's present points: given those, every step is an ordinary
 * Metropolis step, so the posterior is left exactly as it is. Moving all at once by steps made of
 * one another is not exact (docs/methods.md has the figures).
 */
final class DreamSampler implements ChainSampler {
  private static final int ADAPT_EVERY = 10;
  private static final double FEW = 0.05;
  private static final int SUPPOSED = 500;
  private static final int STEP_STREAM = 2;
  private static final int OUTLIER_STREAM = 3;

  private final Objective objective;
  private final DreamOptions options;
  private final int dimension;
  private final int chains;
  private final int groups;
  private final CounterRandom random;
  private final long seed;
  private final CrossoverRates rates = new CrossoverRates();
  private final LearnedSteps learned;
  private final Proposals proposals;
  private final Outliers outliers;
  private final Draws draws;
  private final ChainLog log;
  private final List<String> warnings = new ArrayList<>();
  private final double[] population;
  private final double[] nllf;
  private final double[] proposed;
  private final double[] proposedNllf;
  private final double[] logWeights;
  private final double[] uniforms;
  private final int[] rateIndices;
  private final double[] spread;
  private final double[] supposed;
  private final Acceptance acceptance;
  private int generation;
  private long evaluations;
  private long learnedTries;
  private long learnedTaken;

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
    this.learned = new LearnedSteps(objective.lower(), objective.upper(), chains);
    this.proposals = new Proposals(objective.lower(), objective.upper(), typical, rates, learned);
    this.draws =
        new Draws(
            objective.names(), chains, Math.min(options.generations() / options.thin(), 1024));
    this.log = new ChainLog(objective, chains);
    this.population = new double[chains * dimension];
    this.nllf = new double[chains];
    this.proposed = new double[chains * dimension];
    this.proposedNllf = new double[chains];
    this.logWeights = new double[chains];
    this.uniforms = new double[chains];
    this.rateIndices = new int[chains];
    this.spread = new double[dimension];
    this.supposed = new double[SUPPOSED * dimension];
    this.acceptance = new Acceptance(chains);
  }

  @Override
  public void start() throws FitException {
    StartPopulation start = new StartPopulation(objective, seed);
    start.fill(options.init(), chains, population, nllf);
    evaluations += start.evaluations();
    warnings.addAll(start.warnings());
    for (int i = 0; i < chains; i++) {
      log.note(population, i * dimension, nllf[i]);
    }
    record();
    learn();
  }

  /**
   * Learns from the chains; while what they taught is not taken, from what the Jacobian suggests.
   */
  private void learn() {
    boolean useless = learnedTaken < FEW * learnedTries || learnedTries == 0;
    learnedTries = 0;
    learnedTaken = 0;
    if (useless && generation <= options.burn() / 2) {
      Laplace laplace = new Laplace(objective, random, log.best());
      if (laplace.fill(generation, supposed)) {
        learned.learn(supposed);
        log.note(laplace.centre(), 0, laplace.centreNllf());
      }
      evaluations += laplace.evaluations();
    } else {
      learned.learn();
    }
  }

  @Override
  public boolean done() {
    return generation >= options.burn() + options.generations();
  }

  @Override
  public boolean burning() {
    return generation < options.burn();
  }

  @Override
  public void step() {
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
    } else {
      keep();
    }
    record();
  }

  private void keep() {
    acceptance.step();
    if ((generation - options.burn()) % options.thin() == 0) {
      draws.add(generation, population, nllf);
    }
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
      if (burn && rateIndices[i] == Proposals.LEARNED) {
        learnedTries++;
        learnedTaken += take ? 1 : 0;
      } else if (burn && rateIndices[i] != Proposals.NO_RATE) {
        rates.note(rateIndices[i], take ? squaredJump(i, k) : 0);
      }
      if (take) {
        if (!burn) {
          acceptance.note(i);
        }
        System.arraycopy(proposed, k * dimension, population, i * dimension, dimension);
        nllf[i] = proposedNllf[k];
        log.note(proposed, k * dimension, nllf[i]);
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
    learned.note(population);
    if (generation % ADAPT_EVERY != 0) {
      return;
    }
    rates.adapt();
    if (options.replaceOutliers()) {
      replaceOutliers();
    }
    learn();
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
    outliers.moved(generation, found);
  }

  private void record() {
    log.record(generation, evaluations, population, nllf);
  }

  @Override
  public int generation() {
    return generation;
  }

  @Override
  public long evaluations() {
    return evaluations;
  }

  @Override
  public double[] acceptance() {
    return acceptance.parts();
  }

  @Override
  public Draws draws() {
    return draws;
  }

  @Override
  public ChainLog log() {
    return log;
  }

  @Override
  public List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    outliers.words().ifPresent(all::add);
    return all;
  }

  @Override
  public Draws present() {
    Draws present = new Draws(objective.names(), chains, 1);
    present.add(generation, population, nllf);
    return present;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(generation);
    out.writeLong(evaluations);
    acceptance.save(out);
    out.writeLong(learnedTries);
    out.writeLong(learnedTaken);
    DoubleArrays.write(out, population);
    DoubleArrays.write(out, nllf);
    proposals.save(out);
    outliers.save(out);
    log.save(out);
    out.writeInt(warnings.size());
    for (String warning : warnings) {
      out.writeUTF(warning);
    }
    draws.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    generation = in.readInt();
    evaluations = in.readLong();
    acceptance.restore(in);
    learnedTries = in.readLong();
    learnedTaken = in.readLong();
    DoubleArrays.read(in, population);
    DoubleArrays.read(in, nllf);
    proposals.restore(in);
    outliers.restore(in);
    log.restore(in);
    warnings.clear();
    for (int left = in.readInt(); left > 0; left--) {
      warnings.add(in.readUTF());
    }
    draws.restore(in);
  }
}
