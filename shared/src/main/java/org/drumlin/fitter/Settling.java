package org.drumlin.fitter;

import java.util.OptionalInt;

/**
 * Where chains have settled: whether their draws of an early stretch have the same mean as those of
 * the later half. Each chain gives one difference for every parameter and the nllf; chains being
 * all but independent, the mean difference over its error is Student's, whatever the correlation
 * along a chain.
 */
final class Settling {
  /** A cut is looked for at these parts of the draws. */
  private static final double[] PARTS = {0, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5};

  /** Chance of finding chains unsettled that are not. */
  static final double LEVEL = 1e-3;

  /** Fewer rows tell nothing. */
  static final int FEWEST_ROWS = 40;

  private Settling() {}

  /** Rows to leave out at the beginning; empty when the draws never settle, or are too few. */
  static OptionalInt rows(Draws draws) {
    if (draws.generations() < FEWEST_ROWS) {
      return OptionalInt.empty();
    }
    for (double part : PARTS) {
      int cut = (int) (part * draws.generations());
      if (agree(draws, cut, LEVEL)) {
        return OptionalInt.of(cut);
      }
    }
    return OptionalInt.empty();
  }

  /** Whether the first quarter after a cut agrees with the last half of what follows it. */
  static boolean agree(Draws draws, int cut, double level) {
    int rows = draws.generations() - cut;
    if (rows < FEWEST_ROWS / 2) {
      return false;
    }
    int d = draws.names().size();
    double limit = limit(level / (d + 1), draws.chains());
    for (int j = 0; j <= d; j++) {
      if (!(Math.abs(difference(draws, j, cut, rows)) <= limit)) {
        return false;
      }
    }
    return true;
  }

  /** Student's t of the chains' differences; parameter d is the nllf. */
  private static double difference(Draws draws, int parameter, int cut, int rows) {
    int chains = draws.chains();
    double[] differences = new double[chains];
    double mean = 0;
    for (int c = 0; c < chains; c++) {
      differences[c] =
          mean(draws, parameter, c, cut, cut + rows / 4)
              - mean(draws, parameter, c, cut + rows / 2, cut + rows);
      mean += differences[c] / chains;
    }
    double sum = 0;
    for (double x : differences) {
      sum += (x - mean) * (x - mean);
    }
    return mean == 0 ? 0 : mean / Math.sqrt(sum / (chains - 1) / chains);
  }

  private static double mean(Draws draws, int parameter, int chain, int from, int to) {
    boolean nllf = parameter == draws.names().size();
    double sum = 0;
    for (int row = from; row < to; row++) {
      sum += nllf ? draws.nllf(row, chain) : draws.value(row, chain, parameter);
    }
    return sum / (to - from);
  }

  /** Two-sided quantile of Student's distribution, from the normal one (Peizer and Pratt 1968). */
  private static double limit(double level, int chains) {
    double z = NormalDistribution.quantile(1 - level / 2);
    double freedom = chains - 1;
    double b = freedom - 2.0 / 3 + 1 / (10 * freedom);
    double a = (freedom - 5.0 / 6) / (b * b);
    return Math.sqrt(freedom * StrictMath.expm1(a * z * z));
  }
}
