package org.drumlin.fitter;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The steps of DREAM (Vrugt, ter Braak, Diks, Robinson, Hyman and Higdon, IJNSNS 10 (2009) 273)
 * with the snooker update of ter Braak and Vrugt, Statistics and Computing 18 (2008) 435. Every
 * step is made of differences between other chains, its donors.
 */
final class Proposals {
  private static final double PAIRS = 0.72;
  private static final double SNOOKER = 0.82;
  private static final int MOST_PAIRS = 3;
  private static final double SCALE_NOISE = 0.05;
  private static final double NOISE = 1e-6;

  /** Given for a step that was not of a crossover rate. */
  static final int NO_RATE = -1;

  /** Given for a step that was learned. */
  static final int LEARNED = -2;

  private final int dimension;
  private final double[] lower;
  private final double[] upper;
  private final double[] noise;
  private final double[] spread;
  private final CrossoverRates rates;
  private final LearnedSteps learned;
  private final int[] donors = new int[2 * MOST_PAIRS];
  private final boolean[] moved;
  private double logWeight;
  private int rate;

  /**
   * @param typical size of each parameter, of which the noise is a millionth
   */
  Proposals(
      double[] lower,
      double[] upper,
      double[] typical,
      CrossoverRates rates,
      LearnedSteps learned) {
    this.learned = learned;
    this.dimension = lower.length;
    this.lower = lower;
    this.upper = upper;
    this.rates = rates;
    this.noise = Arrays.stream(typical).map(t -> NOISE * t).toArray();
    this.spread = new double[dimension];
    this.moved = new boolean[dimension];
    Arrays.fill(spread, 1);
  }

  /** Sets the unit in which the snooker step measures each parameter. */
  void setSpread(double[] standardDeviations) {
    for (int j = 0; j < dimension; j++) {
      double sd = standardDeviations[j];
      spread[j] = sd > 0 && Double.isFinite(sd) ? sd : spread[j];
    }
  }

  /** What the last step adds to the log of its acceptance ratio; -infinity: not to be taken. */
  double logWeight() {
    return logWeight;
  }

  /** Index of the last step's crossover rate, or {@link #NO_RATE}. */
  int rate() {
    return rate;
  }

  /**
   * Proposes a step of one chain from donors first to last-1, which may count the chain itself in
   * (it is then passed over).
   *
   * @param out filled from offset; the current point where the step leaves the bounds for good
   */
  void propose(
      CounterRandom random,
      double[] population,
      int chain,
      int first,
      int last,
      double[] out,
      int offset) {
    System.arraycopy(population, chain * dimension, out, offset, dimension);
    logWeight = 0;
    rate = NO_RATE;
    if (learned.share() > 0 && random.uniform() < learned.share()) {
      learned.propose(random, out, offset);
      logWeight = learned.logWeight();
      rate = LEARNED;
      return;
    }
    double kind = random.uniform();
    if (kind < PAIRS) {
      differences(random, population, chain, first, last, out, offset);
    } else if (kind < SNOOKER) {
      snooker(random, population, chain, first, last, out, offset);
    } else {
      direct(random, population, chain, first, last, out, offset);
    }
  }

  private void differences(
      CounterRandom random,
      double[] population,
      int chain,
      int first,
      int last,
      double[] out,
      int offset) {
    int others = last - first - (chain >= first && chain < last ? 1 : 0);
    int pairs = 1 + random.below(Math.min(MOST_PAIRS, others / 2));
    pick(random, 2 * pairs, chain, first, last);
    rate = rates.pick(random.uniform());
    int count = choose(random, CrossoverRates.rate(rate));
    double scale = 2.38 / Math.sqrt(2.0 * count * pairs) * (1 + SCALE_NOISE * random.signed());
    for (int j = 0; j < dimension; j++) {
      if (moved[j]) {
        double difference = 0;
        for (int p = 0; p < pairs; p++) {
          difference +=
              population[donors[2 * p] * dimension + j]
                  - population[donors[2 * p + 1] * dimension + j];
        }
        shift(j, scale * difference + noise[j] * random.normal(), out, offset);
      }
    }
  }

  /** Chooses the dimensions that move, each with that probability and at least one. */
  private int choose(CounterRandom random, double probability) {
    int count = 0;
    for (int j = 0; j < dimension; j++) {
      moved[j] = probability >= 1 || random.uniform() < probability;
      count += moved[j] ? 1 : 0;
    }
    if (count == 0) {
      moved[random.below(dimension)] = true;
      count = 1;
    }
    return count;
  }

  private void direct(
      CounterRandom random,
      double[] population,
      int chain,
      int first,
      int last,
      double[] out,
      int offset) {
    pick(random, 2, chain, first, last);
    for (int j = 0; j < dimension; j++) {
      double difference =
          population[donors[0] * dimension + j] - population[donors[1] * dimension + j];
      shift(j, difference + noise[j] * random.normal(), out, offset);
    }
  }

  /**
   * Along the line to another chain. Reflection would leave that line and make the published ratio
   * wrong, so a step out of bounds is refused instead.
   */
  private void snooker(
      CounterRandom random,
      double[] population,
      int chain,
      int first,
      int last,
      double[] out,
      int offset) {
    pick(random, 3, chain, first, last);
    int x = chain * dimension;
    int z = donors[0] * dimension;
    double length = 0;
    double along = 0;
    for (int j = 0; j < dimension; j++) {
      double u = (population[x + j] - population[z + j]) / spread[j];
      double v =
          (population[donors[1] * dimension + j] - population[donors[2] * dimension + j])
              / spread[j];
      length += u * u;
      along += u * v;
    }
    if (!(length > 0)) {
      logWeight = Double.NEGATIVE_INFINITY;
      return;
    }
    double step = (1.2 + random.uniform()) * along / length;
    boolean inside = true;
    for (int j = 0; j < dimension; j++) {
      double to = population[x + j] + step * (population[x + j] - population[z + j]);
      inside &= to >= lower[j] && to <= upper[j];
      out[offset + j] = to;
    }
    // |x* - z| is |1 + step| times |x - z|, in any units.
    logWeight = (dimension - 1) * StrictMath.log(Math.abs(1 + step));
    if (!inside) {
      logWeight = Double.NEGATIVE_INFINITY;
      System.arraycopy(population, x, out, offset, dimension);
    }
  }

  private void shift(int j, double by, double[] out, int offset) {
    out[offset + j] = Bounds.reflect(out[offset + j] + by, lower[j], upper[j]);
  }

  /** Different donors, none of them the chain. */
  private void pick(CounterRandom random, int count, int chain, int first, int last) {
    for (int a = 0; a < count; ) {
      int candidate = first + random.below(last - first);
      boolean fresh = candidate != chain;
      for (int b = 0; b < a; b++) {
        fresh &= donors[b] != candidate;
      }
      if (fresh) {
        donors[a++] = candidate;
      }
    }
  }

  void save(DataOutput out) throws IOException {
    DoubleArrays.write(out, spread);
    rates.save(out);
    learned.save(out);
  }

  void restore(DataInput in) throws IOException {
    DoubleArrays.read(in, spread);
    rates.restore(in);
    learned.restore(in);
  }
}
