package org.drumlin.fitter;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Chains left behind during burn-in: those whose mean log-density over the second half of the
 * history lies more than twice the interquartile range below the first quartile of all chains.
 */
final class Outliers {
  /** Generations of history at most. */
  private static final int WINDOW = 1000;

  /** Generations before the first look. */
  private static final int SETTLE = 20;

  private final int chains;
  private final double[] history;
  private final TreeSet<Integer> moved = new TreeSet<>();
  private int generations;
  private int looks;
  private int last;

  Outliers(int chains, int burn) {
    this.chains = chains;
    this.history = new double[Math.min(burn, WINDOW) * chains];
  }

  void note(double[] nllf) {
    int rows = history.length / chains;
    if (rows > 0) {
      System.arraycopy(nllf, 0, history, generations % rows * chains, chains);
      generations++;
    }
  }

  /** The chains left behind, in order. */
  List<Integer> find() {
    int rows = history.length / chains;
    int known = Math.min(generations, rows);
    if (known < SETTLE) {
      return List.of();
    }
    double[] means = new double[chains];
    for (int back = 1; back <= known / 2; back++) {
      int row = Math.floorMod(generations - back, rows);
      for (int c = 0; c < chains; c++) {
        means[c] -= history[row * chains + c] / (known / 2);
      }
    }
    return below(means);
  }

  /** Those of some chains whose mean log-density lies far below the others'. */
  static List<Integer> below(double[] means) {
    double[] sorted = means.clone();
    Arrays.sort(sorted);
    double low = Quantiles.ofSorted(sorted, 0.25);
    double high = Quantiles.ofSorted(sorted, 0.75);
    List<Integer> found = new ArrayList<>();
    for (int c = 0; c < means.length; c++) {
      if (means[c] < low - 2 * (high - low)) {
        found.add(c);
      }
    }
    return found;
  }

  /**
   * What to tell of the chains that were put onto others: one sentence, however often it happened.
   */
  Optional<String> words() {
    if (moved.isEmpty()) {
      return Optional.empty();
    }
    String often = looks == 1 ? "" : looks + " times, the last ";
    return Optional.of(
        "During the burn-in chains far below the others were put onto others, "
            + often
            + "at generation "
            + last
            + ": "
            + moved
            + ".");
  }

  /** Notes that chains were put onto others. */
  void moved(int generation, List<Integer> found) {
    looks++;
    last = generation;
    moved.addAll(found);
  }

  /** Gives a chain another's history, so that it is not found again for its past. */
  void replace(int chain, int by) {
    for (int row = 0; row < history.length / chains; row++) {
      history[row * chains + chain] = history[row * chains + by];
    }
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(generations);
    DoubleArrays.write(out, history);
    out.writeInt(looks);
    out.writeInt(last);
    out.writeInt(moved.size());
    for (int chain : moved) {
      out.writeInt(chain);
    }
  }

  void restore(DataInput in) throws IOException {
    generations = in.readInt();
    DoubleArrays.read(in, history);
    looks = in.readInt();
    last = in.readInt();
    moved.clear();
    for (int left = in.readInt(); left > 0; left--) {
      moved.add(in.readInt());
    }
  }
}
