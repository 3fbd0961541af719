package org.drumlin.fitter;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Parallel tempering (Swendsen and Wang 1986, Phys. Rev. Lett. 57:2607; Geyer 1991): ladders of
 * chains, one at each temperature T, which sample exp(-nllf/T) and swap neighbours. A chain steps
 * by differences of chains of its own temperature in the other half of the ladders, so that every
 * step is an ordinary Metropolis step; a half is evaluated in one batch over all temperatures.
 * Nothing adapts, so the chains at T = 1 leave the posterior exactly as it is.
 */
final class PtSampler implements ChainSampler {
  private static final int STEP_STREAM = 2;
  private static final int SWAP_STREAM = 3;
  private static final double DIRECT = 0.2;
  private static final double NOISE = 1e-6;
  private static final double SCALE_NOISE = 0.05;
  private static final double SELDOM = 0.02;

  private final Objective objective;
  private final PtOptions options;
  private final int dimension;
  private final int ladders;
  private final int rungs;
  private final int posterior;
  private final CounterRandom random;
  private final long seed;
  private final ChainLog log;
  private final Draws draws;

  /** Rung by rung, ladder by ladder. */
  private final double[] population;

  private final double[] nllf;
  private final double[] proposed;
  private final double[] proposedNllf;
  private final double[] uniforms;
  private final double[] noise;
  private final Acceptance acceptance;
  private final long[] swapped;
  private int generation;
  private long evaluations;

  PtSampler(Objective objective, PtOptions options, long seed) {
    this.objective = objective;
    this.options = options;
    this.seed = seed;
    this.dimension = objective.names().size();
    this.ladders = options.ladders();
    this.rungs = options.rungs();
    this.posterior = options.posterior();
    this.random = new CounterRandom(seed);
    this.log = new ChainLog(objective, ladders);
    this.draws = new Draws(objective.names(), ladders, Math.min(options.steps(), 1024));
    this.population = new double[rungs * ladders * dimension];
    this.nllf = new double[rungs * ladders];
    this.proposed = new double[population.length];
    this.proposedNllf = new double[nllf.length];
    this.uniforms = new double[nllf.length];
    this.noise = new double[dimension];
    for (int j = 0; j < dimension; j++) {
      double size = Math.abs(objective.start()[j]);
      noise[j] = NOISE * (size > 0 ? size : 1);
    }
    this.acceptance = new Acceptance(ladders);
    this.swapped = new long[rungs];
  }

  /** Up to T = 1 chains start near the current point, as its Jacobian suggests; above, anywhere. */
  @Override
  public void start() throws FitException {
    StartPopulation start = new StartPopulation(objective, seed);
    start.fill("lhs", nllf.length, population, nllf);
    evaluations += start.evaluations();
    Laplace laplace = new Laplace(objective, random, objective.start());
    double[] near = new double[(posterior + 1) * ladders * dimension];
    if (objective.cloud().isEmpty() && laplace.fill(0, near)) {
      System.arraycopy(near, 0, population, 0, near.length);
      System.arraycopy(objective.start(), 0, population, 0, dimension);
      objective.nllf(nllf.length, population, nllf);
      evaluations += nllf.length;
    }
    evaluations += laplace.evaluations();
    for (int i = 0; i < nllf.length; i++) {
      log.note(population, i * dimension, nllf[i]);
    }
    record();
  }

  @Override
  public void step() {
    boolean burn = burning();
    generation++;
    move(0, ladders / 2, burn);
    move(ladders / 2, ladders, burn);
    swap(burn);
    if (!burn) {
      acceptance.step();
      draws.add(generation, ofPosterior(population, dimension), ofPosterior(nllf, 1));
    }
    record();
  }

  /** Steps of some ladders at every temperature, evaluated at once. */
  private void move(int from, int to, boolean burn) {
    int count = 0;
    for (int t = 0; t < rungs; t++) {
      for (int ladder = from; ladder < to; ladder++) {
        propose(t, ladder, from == 0 ? to : 0, from == 0 ? ladders : from, count);
        count++;
      }
    }
    objective.nllf(count, proposed, proposedNllf);
    evaluations += count;
    int k = 0;
    for (int t = 0; t < rungs; t++) {
      for (int ladder = from; ladder < to; ladder++, k++) {
        int at = t * ladders + ladder;
        double gain = (nllf[at] - proposedNllf[k]) / options.temperatures()[t];
        if (StrictMath.log(uniforms[k]) < gain) {
          System.arraycopy(proposed, k * dimension, population, at * dimension, dimension);
          nllf[at] = proposedNllf[k];
          log.note(proposed, k * dimension, proposedNllf[k]);
          if (t == posterior && !burn) {
            acceptance.note(ladder);
          }
        }
      }
    }
  }

  private void propose(int t, int ladder, int firstDonor, int lastDonor, int row) {
    int at = t * ladders + ladder;
    random.seek(STEP_STREAM, generation, at);
    uniforms[row] = random.uniform();
    int donors = lastDonor - firstDonor;
    int a = random.below(donors);
    int b = (a + 1 + random.below(donors - 1)) % donors;
    int first = (t * ladders + firstDonor + a) * dimension;
    int second = (t * ladders + firstDonor + b) * dimension;
    boolean direct = random.uniform() < DIRECT;
    int forced = random.below(dimension);
    boolean[] moved = new boolean[dimension];
    int count = 0;
    for (int j = 0; j < dimension; j++) {
      moved[j] = direct || j == forced || random.uniform() < options.crossover();
      count += moved[j] ? 1 : 0;
    }
    double scale = direct ? 1 : 2.38 / Math.sqrt(2.0 * count) * (1 + SCALE_NOISE * random.signed());
    for (int j = 0; j < dimension; j++) {
      double x = population[at * dimension + j];
      if (moved[j]) {
        double by = scale * (population[first + j] - population[second + j]);
        x += by + noise[j] * random.normal();
        x = Bounds.reflect(x, objective.lower()[j], objective.upper()[j]);
      }
      proposed[row * dimension + j] = x;
    }
  }

  /** Neighbouring temperatures of each ladder, the even and the odd pairs in turn. */
  private void swap(boolean burn) {
    for (int t = generation % 2; t + 1 < rungs; t += 2) {
      double difference = 1 / options.temperatures()[t] - 1 / options.temperatures()[t + 1];
      for (int ladder = 0; ladder < ladders; ladder++) {
        int cold = t * ladders + ladder;
        int hot = cold + ladders;
        random.seek(SWAP_STREAM, generation, cold);
        if (StrictMath.log(random.uniform()) < difference * (nllf[cold] - nllf[hot])) {
          exchange(cold, hot);
          swapped[t] += burn ? 0 : 1;
        }
      }
    }
  }

  private void exchange(int one, int other) {
    double value = nllf[one];
    nllf[one] = nllf[other];
    nllf[other] = value;
    for (int j = 0; j < dimension; j++) {
      double x = population[one * dimension + j];
      population[one * dimension + j] = population[other * dimension + j];
      population[other * dimension + j] = x;
    }
  }

  /** At the end: a ladder that is broken somewhere brings nothing from the hot end down. */
  @Override
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (int t = posterior; done() && t + 1 < rungs; t++) {
      double rate = 2.0 * swapped[t] / Math.max(1, acceptance.steps() * ladders);
      if (rate < SELDOM) {
        warnings.add(
            "The temperatures "
                + (float) options.temperatures()[t]
                + " and "
                + (float) options.temperatures()[t + 1]
                + " hardly ever swap: raise nT, or lower Tmax.");
      }
    }
    return warnings;
  }

  private double[] ofPosterior(double[] all, int width) {
    int length = ladders * width;
    return java.util.Arrays.copyOfRange(all, posterior * length, (posterior + 1) * length);
  }

  private void record() {
    log.record(generation, evaluations, ofPosterior(population, dimension), ofPosterior(nllf, 1));
  }

  @Override
  public boolean done() {
    return generation >= options.burn() + options.steps();
  }

  @Override
  public boolean burning() {
    return generation < options.burn();
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
  public ChainLog log() {
    return log;
  }

  @Override
  public Draws draws() {
    return draws;
  }

  @Override
  public Draws present() {
    Draws present = new Draws(objective.names(), ladders, 1);
    present.add(generation, ofPosterior(population, dimension), ofPosterior(nllf, 1));
    return present;
  }

  @Override
  public double[] acceptance() {
    return acceptance.parts();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(generation);
    out.writeLong(evaluations);
    acceptance.save(out);
    for (long count : swapped) {
      out.writeLong(count);
    }
    DoubleArrays.write(out, population);
    DoubleArrays.write(out, nllf);
    log.save(out);
    draws.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    generation = in.readInt();
    evaluations = in.readLong();
    acceptance.restore(in);
    for (int t = 0; t < rungs; t++) {
      swapped[t] = in.readLong();
    }
    DoubleArrays.read(in, population);
    DoubleArrays.read(in, nllf);
    log.restore(in);
    draws.restore(in);
  }
}
