package org.drumlin.fitter;

import java.util.Arrays;

/**
 * How well chains agree and how many independent draws they are worth: rank-normalised split R-hat
 * and bulk effective sample size of Vehtari, Gelman, Simpson, Carpenter and Buerkner, Bayesian
 * Analysis 16 (2021) 667.
 *
 * @param rhat the larger of the bulk's and the folded one; NaN where it cannot be told
 * @param ess of the bulk; NaN where it cannot be told
 * @param essTail the smaller of those of the 5 and the 95 % quantile; NaN where it cannot be told
 */
public record Mixing(double rhat, double ess, double essTail) {
  /** Of what has no chains. */
  static final Mixing UNKNOWN = new Mixing(Double.NaN, Double.NaN, Double.NaN);

  /** Products that the sums of autocovariances may take; beyond, the chains are thinned first. */
  private static final double WORK = 4e8;

  private static final int SHORTEST = 4;

  /**
   * @param draws of one parameter, chain by chain, all of one length
   */
  public static Mixing of(double[][] draws) {
    if (draws.length == 0 || draws[0].length < 2 * SHORTEST) {
      return UNKNOWN;
    }
    double[][] split = split(draws);
    double first = split[0][0];
    boolean constant = true;
    for (double[] chain : split) {
      for (double x : chain) {
        if (!Double.isFinite(x)) {
          return UNKNOWN;
        }
        constant &= x == first;
      }
    }
    if (constant) {
      return UNKNOWN;
    }
    double[][] bulk = normalScores(split);
    double rhat = Math.max(rhat(bulk), rhat(normalScores(folded(split))));
    return new Mixing(rhat, ess(bulk), Math.min(ess(split, 0.05), ess(split, 0.95)));
  }

  /** The worse of each of two parameters; unknown where one of them is. */
  Mixing worse(Mixing other) {
    return new Mixing(
        Math.max(rhat, other.rhat), Math.min(ess, other.ess), Math.min(essTail, other.essTail));
  }

  /** The effective sample size that the error of a mean goes by: of the values as they are. */
  static double ofMean(double[][] draws) {
    return ess(split(draws));
  }

  /** First and second half of each chain, the middle draw of an odd number left out. */
  private static double[][] split(double[][] draws) {
    int length = draws[0].length;
    int half = length / 2;
    double[][] split = new double[2 * draws.length][];
    for (int c = 0; c < draws.length; c++) {
      split[2 * c] = Arrays.copyOfRange(draws[c], 0, half);
      split[2 * c + 1] = Arrays.copyOfRange(draws[c], length - half, length);
    }
    return split;
  }

  private static double[][] folded(double[][] chains) {
    double[] all = flat(chains);
    Arrays.sort(all);
    double median = Quantiles.ofSorted(all, 0.5);
    double[][] folded = new double[chains.length][];
    for (int c = 0; c < chains.length; c++) {
      folded[c] = Arrays.stream(chains[c]).map(x -> Math.abs(x - median)).toArray();
    }
    return folded;
  }

  /** Replaces every draw by the normal quantile of its rank among all; ties share a rank. */
  private static double[][] normalScores(double[][] chains) {
    double[] ranks = Ranks.of(flat(chains));
    double[][] scores = new double[chains.length][];
    int at = 0;
    for (int c = 0; c < chains.length; c++) {
      scores[c] = new double[chains[c].length];
      for (int i = 0; i < scores[c].length; i++) {
        scores[c][i] = NormalDistribution.quantile((ranks[at++] - 0.375) / (ranks.length + 0.25));
      }
    }
    return scores;
  }

  /** Of the quantile of that probability: of whether draws lie below it. */
  private static double ess(double[][] chains, double probability) {
    double[] all = flat(chains);
    Arrays.sort(all);
    double quantile = Quantiles.ofSorted(all, probability);
    double[][] below = new double[chains.length][];
    for (int c = 0; c < chains.length; c++) {
      below[c] = Arrays.stream(chains[c]).map(x -> x <= quantile ? 1 : 0).toArray();
    }
    double within = within(below);
    return within > 0 ? ess(below) : Double.NaN;
  }

  private static double rhat(double[][] chains) {
    int n = chains[0].length;
    double within = within(chains);
    double between = n * variance(means(chains));
    return Math.sqrt(((n - 1.0) / n * within + between / n) / within);
  }

  private static double ess(double[][] chains) {
    double[][] used = chains;
    int thin = 1;
    while (true) {
      double ess = essOf(used);
      if (ess > 0 || used[0].length < 4 * SHORTEST) {
        return Math.abs(ess);
      }
      thin *= 2;
      used = thinned(chains, thin);
    }
  }

  /** Minus the estimate where the sum of autocorrelations was cut short by the work it takes. */
  private static double essOf(double[][] chains) {
    int m = chains.length;
    int n = chains[0].length;
    int longest = (int) Math.min(n - 1L, Math.max(100, (long) (WORK / ((double) m * n))));
    double[] means = means(chains);
    double within = within(chains);
    double plus = within * (n - 1.0) / n + (m > 1 ? variance(means) : 0);
    double sum = 0;
    double previous = Double.POSITIVE_INFINITY;
    boolean ended = false;
    for (int lag = 0; lag + 1 <= longest; lag += 2) {
      double even = lag == 0 ? 1 : correlation(chains, means, lag, within, plus);
      double odd = correlation(chains, means, lag + 1, within, plus);
      double pair = even + odd;
      if (!(pair > 0)) {
        ended = true;
        break;
      }
      previous = Math.min(previous, pair);
      sum += previous;
    }
    double total = (double) m * n;
    double tau = Math.max(2 * sum - 1, 1 / StrictMath.log10(total));
    boolean whole = ended || longest >= n - 1;
    return whole ? total / tau : -total / tau;
  }

  private static double correlation(
      double[][] chains, double[] means, int lag, double within, double plus) {
    double sum = 0;
    int n = chains[0].length;
    for (int c = 0; c < chains.length; c++) {
      sum += products(chains[c], means[c], lag) / n;
    }
    return 1 - (within - sum / chains.length) / plus;
  }

  /** Sum of products at a lag: four running sums, in an order that nothing changes. */
  private static double products(double[] x, double mean, int lag) {
    int n = x.length - lag;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < n; i += 4) {
      s0 += (x[i] - mean) * (x[i + lag] - mean);
      s1 += (x[i + 1] - mean) * (x[i + 1 + lag] - mean);
      s2 += (x[i + 2] - mean) * (x[i + 2 + lag] - mean);
      s3 += (x[i + 3] - mean) * (x[i + 3 + lag] - mean);
    }
    for (; i < n; i++) {
      s0 += (x[i] - mean) * (x[i + lag] - mean);
    }
    return s0 + s1 + (s2 + s3);
  }

  private static double[][] thinned(double[][] chains, int every) {
    double[][] thinned = new double[chains.length][chains[0].length / every];
    for (int c = 0; c < chains.length; c++) {
      for (int i = 0; i < thinned[c].length; i++) {
        thinned[c][i] = chains[c][i * every];
      }
    }
    return thinned;
  }

  private static double within(double[][] chains) {
    double sum = 0;
    for (double[] chain : chains) {
      sum += variance(chain);
    }
    return sum / chains.length;
  }

  private static double[] means(double[][] chains) {
    return Arrays.stream(chains).mapToDouble(Mixing::mean).toArray();
  }

  private static double mean(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v;
    }
    return sum / x.length;
  }

  private static double variance(double[] x) {
    double mean = mean(x);
    double sum = 0;
    for (double v : x) {
      sum += (v - mean) * (v - mean);
    }
    return sum / (x.length - 1);
  }

  private static double[] flat(double[][] chains) {
    double[] all = new double[chains.length * chains[0].length];
    int at = 0;
    for (double[] chain : chains) {
      System.arraycopy(chain, 0, all, at, chain.length);
      at += chain.length;
    }
    return all;
  }
}
