package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.fit.FitResult;

/** Summaries of draws. */
final class Posterior {
  private static final int BINS = 50;
  private static final int PAIRS = 2000;

  /** A parameter rests on a bound when so many draws lie within so many deviations of it. */
  private static final double CROWD = 0.02;

  private static final double NEAR = 0.1;

  private final Draws draws;
  private final int every;

  /**
   * @param mostRows generations to look at, evenly spaced, when there are more
   */
  Posterior(Draws draws, int mostRows) {
    this.draws = draws;
    this.every = Math.max(1, (draws.generations() + mostRows - 1) / mostRows);
  }

  private int rows() {
    return (draws.generations() + every - 1) / every;
  }

  /** One parameter, chain by chain. */
  double[][] chains(int parameter) {
    double[][] chains = new double[draws.chains()][rows()];
    for (int c = 0; c < chains.length; c++) {
      for (int i = 0; i < chains[c].length; i++) {
        chains[c][i] = draws.value(i * every, c, parameter);
      }
    }
    return chains;
  }

  /** Every looked-at draw of one parameter. */
  private double[] values(int parameter) {
    double[] values = new double[rows() * draws.chains()];
    int at = 0;
    for (int i = 0; i < draws.generations(); i += every) {
      for (int c = 0; c < draws.chains(); c++) {
        values[at++] = draws.value(i, c, parameter);
      }
    }
    return values;
  }

  Estimate estimate(int parameter, double best, double lower, double upper) {
    double[] values = values(parameter);
    Mixing mixing = Mixing.of(chains(parameter));
    return estimate(values, best, lower, upper, mixing);
  }

  /** The derived quantities over the draws. */
  List<Estimate> derived(Derivation derivation, double[] best) {
    List<Estimate> estimates = new ArrayList<>();
    double[] point = new double[best.length];
    for (int k = 0; k < derivation.count(); k++) {
      double[] values = new double[rows() * draws.chains()];
      int at = 0;
      for (int i = 0; i < draws.generations(); i += every) {
        for (int c = 0; c < draws.chains(); c++) {
          for (int j = 0; j < point.length; j++) {
            point[j] = draws.value(i, c, j);
          }
          values[at++] = derivation.value(k, point, 0);
        }
      }
      double[] whole = values;
      values = Arrays.stream(values).filter(Double::isFinite).toArray();
      estimates.add(
          estimate(
              values,
              derivation.value(k, best, 0),
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              Mixing.of(byChain(whole))));
    }
    return estimates;
  }

  /** Values in the order of {@link #values}, chain by chain. */
  private double[][] byChain(double[] values) {
    double[][] chains = new double[draws.chains()][rows()];
    for (int i = 0; i < values.length; i++) {
      chains[i % chains.length][i / chains.length] = values[i];
    }
    return chains;
  }

  private static Estimate estimate(
      double[] values, double best, double lower, double upper, Mixing mixing) {
    double mean = mean(values);
    double sum = 0;
    for (double v : values) {
      sum += (v - mean) * (v - mean);
    }
    double sd = Math.sqrt(sum / (values.length - 1));
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Estimate(
        best,
        sd,
        mean,
        Quantiles.ofSorted(sorted, 0.5),
        interval(sorted, Quantiles.LOW_68, Quantiles.HIGH_68),
        interval(sorted, Quantiles.LOW_95, Quantiles.HIGH_95),
        atBound(sorted, sd, lower, upper),
        mixing.rhat(),
        mixing.ess(),
        mixing.essTail(),
        sd / Math.sqrt(mixing.ess()),
        histogram(sorted));
  }

  private static FitResult.Interval interval(double[] sorted, double low, double high) {
    return new FitResult.Interval(
        Quantiles.ofSorted(sorted, low), Quantiles.ofSorted(sorted, high));
  }

  private static Optional<FitResult.Bound> atBound(
      double[] sorted, double sd, double lower, double upper) {
    long low = Arrays.stream(sorted).filter(x -> x - lower < NEAR * sd).count();
    long high = Arrays.stream(sorted).filter(x -> upper - x < NEAR * sd).count();
    if (Math.max(low, high) <= CROWD * sorted.length) {
      return Optional.empty();
    }
    return Optional.of(low >= high ? FitResult.Bound.LOWER : FitResult.Bound.UPPER);
  }

  /** Over the central 99.8 %, so that a few strays do not flatten it. */
  private static Optional<FitResult.Histogram> histogram(double[] sorted) {
    double low = Quantiles.ofSorted(sorted, 0.001);
    double high = Quantiles.ofSorted(sorted, 0.999);
    if (!(high > low)) {
      return Optional.empty();
    }
    double[] edges = new double[BINS + 1];
    for (int b = 0; b <= BINS; b++) {
      edges[b] = b == BINS ? high : low + b * ((high - low) / BINS);
    }
    int[] counts = new int[BINS];
    for (double x : sorted) {
      if (x >= low && x <= high) {
        int bin = (int) ((x - low) / (high - low) * BINS);
        counts[Math.min(bin, BINS - 1)]++;
      }
    }
    return Optional.of(new FitResult.Histogram(edges, counts));
  }

  double[][] covariance() {
    int d = draws.names().size();
    double[][] columns = new double[d][];
    for (int j = 0; j < d; j++) {
      double[] values = values(j);
      double mean = mean(values);
      for (int i = 0; i < values.length; i++) {
        values[i] -= mean;
      }
      columns[j] = values;
    }
    double[][] covariance = new double[d][d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < columns[i].length; k++) {
          sum += columns[i][k] * columns[j][k];
        }
        covariance[i][j] = sum / (columns[i].length - 1);
        covariance[j][i] = covariance[i][j];
      }
    }
    return covariance;
  }

  /** The same evenly spaced draws of every parameter. */
  Map<String, double[]> pairs() {
    int total = draws.size();
    int count = Math.min(total, PAIRS);
    Map<String, double[]> pairs = new LinkedHashMap<>();
    for (int j = 0; j < draws.names().size(); j++) {
      double[] some = new double[count];
      for (int k = 0; k < count; k++) {
        int draw = (int) ((long) k * total / count);
        some[k] = draws.value(draw / draws.chains(), draw % draws.chains(), j);
      }
      pairs.put(draws.names().get(j), some);
    }
    return pairs;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double v : values) {
      sum += v;
    }
    return sum / values.length;
  }
}
