package org.drumlin.fitter;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** What is remembered of a population on its way: its best point, how chisq went, some traces. */
final class ChainLog {
  private static final int HISTORY = 200;
  private static final int TRACED_CHAINS = 12;

  private final Objective objective;
  private final int dimension;
  private final int[] tracedChains;
  private final History convergence = new History(HISTORY);
  private final History traces = new History(HISTORY);
  private final double[] best;
  private double bestNllf = Double.POSITIVE_INFINITY;

  ChainLog(Objective objective, int chains) {
    this.objective = objective;
    this.dimension = objective.names().size();
    this.best = objective.start().clone();
    int traced = Math.min(chains, TRACED_CHAINS);
    this.tracedChains = new int[traced];
    for (int i = 0; i < traced; i++) {
      tracedChains[i] = i * chains / traced;
    }
  }

  /** Notes a point of any chain. */
  void note(double[] points, int offset, double nllf) {
    if (nllf < bestNllf) {
      bestNllf = nllf;
      System.arraycopy(points, offset, best, 0, dimension);
    }
  }

  /** Notes a generation of the chains that are drawn from. */
  void record(int generation, long evaluations, double[] population, double[] nllf) {
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

  double[] best() {
    return best;
  }

  double bestNllf() {
    return bestNllf;
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

  void save(DataOutput out) throws IOException {
    DoubleArrays.write(out, best);
    out.writeDouble(bestNllf);
    convergence.save(out);
    traces.save(out);
  }

  void restore(DataInput in) throws IOException {
    DoubleArrays.read(in, best);
    bestNllf = in.readDouble();
    convergence.restore(in);
    traces.restore(in);
  }
}
