package org.drumlin.fitter;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The crossover probabilities of DREAM, 1/3, 2/3 and 1, with the weights they are drawn by: adapted
 * to the squared jump (in standard deviations of the population) that each brings, during burn-in.
 */
final class CrossoverRates {
  private static final int RATES = 3;

  private final double[] weights = new double[RATES];
  private final double[] jumps = new double[RATES];
  private final long[] uses = new long[RATES];

  CrossoverRates() {
    Arrays.fill(weights, 1.0 / RATES);
  }

  int pick(double uniform) {
    double sum = 0;
    for (int i = 0; i < RATES - 1; i++) {
      sum += weights[i];
      if (uniform < sum) {
        return i;
      }
    }
    return RATES - 1;
  }

  static double rate(int index) {
    return index == RATES - 1 ? 1 : (index + 1.0) / RATES;
  }

  /** Notes a step by that rate; 0 where it was refused. */
  void note(int index, double squaredJump) {
    uses[index]++;
    jumps[index] += squaredJump;
  }

  /** Sets the weights to the mean squared jumps, when every rate was tried and some moved. */
  void adapt() {
    double sum = 0;
    double[] means = new double[RATES];
    for (int i = 0; i < RATES; i++) {
      if (uses[i] == 0) {
        return;
      }
      means[i] = jumps[i] / uses[i];
      sum += means[i];
    }
    if (sum > 0 && Double.isFinite(sum)) {
      for (int i = 0; i < RATES; i++) {
        weights[i] = means[i] / sum;
      }
    }
  }

  void save(DataOutput out) throws IOException {
    DoubleArrays.write(out, weights);
    DoubleArrays.write(out, jumps);
    for (long use : uses) {
      out.writeLong(use);
    }
  }

  void restore(DataInput in) throws IOException {
    DoubleArrays.read(in, weights);
    DoubleArrays.read(in, jumps);
    for (int i = 0; i < RATES; i++) {
      uses[i] = in.readLong();
    }
  }
}
