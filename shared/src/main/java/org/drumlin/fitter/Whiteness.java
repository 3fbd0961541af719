package org.drumlin.fitter;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.drumlin.fit.FitResult;

/**
 * Whether residuals look like noise, in figures and in a sentence. A model that lacks something
 * shows it as a drift over neighbouring points long before chisq does.
 */
final class Whiteness {
  private static final int FEWEST_POINTS = 10;

  /** Below this chance, and beyond so many standard deviations of lag 1, it is not called noise. */
  private static final double CHANCE = 0.01;

  private static final double DEVIATIONS = 2.6;

  /** Residuals beyond this many errors are told of: 6 in 100,000 are in noise. */
  private static final double FAR = 4;

  private static final int SHORTEST = 3;

  /** Windows begin and end at so many places at most. */
  private static final int PLACES = 1000;

  private final double[] q;
  private final double[] residuals;
  private final boolean inErrors;

  private Whiteness(double[] q, double[] residuals, boolean inErrors) {
    int[] order =
        IntStream.range(0, q.length)
            .filter(i -> Double.isFinite(residuals[i]))
            .boxed()
            .sorted((a, b) -> Double.compare(q[a], q[b]))
            .mapToInt(i -> i)
            .toArray();
    this.q = IntStream.of(order).mapToDouble(i -> q[i]).toArray();
    this.residuals = IntStream.of(order).mapToDouble(i -> residuals[i]).toArray();
    this.inErrors = inErrors;
  }

  /**
   * The check of a curve.
   *
   * @param residuals theory minus data, at q
   * @param inErrors whether they are in units of the data's known errors
   * @return empty with fewer than ten points
   */
  static Optional<FitResult.ResidualCheck> check(double[] q, double[] residuals, boolean inErrors) {
    Whiteness whiteness = new Whiteness(q, residuals, inErrors);
    return whiteness.q.length < FEWEST_POINTS ? Optional.empty() : Optional.of(whiteness.check());
  }

  private FitResult.ResidualCheck check() {
    Runs runs = Runs.of(residuals);
    double lag1 = lag1();
    return new FitResult.ResidualCheck(
        runs.count(), runs.expected(), runs.chance(), lag1, words(runs, lag1));
  }

  /** Autocorrelation of neighbours, about the mean; 0 where all are equal. */
  private double lag1() {
    double mean = IntStream.range(0, residuals.length).mapToDouble(i -> residuals[i]).sum();
    mean /= residuals.length;
    double products = 0;
    double squares = 0;
    for (int i = 0; i < residuals.length; i++) {
      double d = residuals[i] - mean;
      squares += d * d;
      products += i == 0 ? 0 : d * (residuals[i - 1] - mean);
    }
    return squares > 0 ? products / squares : 0;
  }

  private String words(Runs runs, double lag1) {
    if (Double.isNaN(runs.chance())) {
      return runs.count() == 0
          ? "The theory goes through every point."
          : "The theory lies " + side(residuals[largest()]) + " the data at every point.";
    }
    double deviations = lag1 * Math.sqrt(residuals.length);
    String figures = figures(runs, lag1);
    String words;
    if (runs.chance() < CHANCE || deviations > DEVIATIONS) {
      words = "The residuals drift, as noise does not: " + figures + ". " + region() + ".";
    } else if (runs.chance() > 1 - CHANCE || deviations < -DEVIATIONS) {
      words = "Neighbouring residuals alternate more than noise does: " + figures + ".";
    } else {
      words = "The residuals look like noise: " + figures + ".";
    }
    return words + far();
  }

  private static String figures(Runs runs, double lag1) {
    String chance =
        runs.chance() < CHANCE
            ? String.format(Locale.ROOT, " (so few by chance: %.1g)", runs.chance())
            : "";
    return String.format(
        Locale.ROOT,
        "%d stretches of one sign where %.0f are expected%s, correlation of neighbours %.2f",
        runs.count(),
        runs.expected(),
        chance,
        lag1);
  }

  private static String side(double residual) {
    return residual > 0 ? "above" : "below";
  }

  private int largest() {
    int largest = 0;
    for (int i = 1; i < residuals.length; i++) {
      if (Math.abs(residuals[i]) > Math.abs(residuals[largest])) {
        largest = i;
      }
    }
    return largest;
  }

  /** The window whose sum is furthest from what noise of its length has. */
  private String region() {
    int n = residuals.length;
    double[] sums = new double[n + 1];
    for (int i = 0; i < n; i++) {
      sums[i + 1] = sums[i] + residuals[i];
    }
    int stride = (n + PLACES - 1) / PLACES;
    double most = -1;
    int from = 0;
    int to = n;
    for (int a = 0; a < n; a += stride) {
      for (int b = a + SHORTEST; b <= n; b += stride) {
        double sum = sums[b] - sums[a];
        double weight = sum * sum / (b - a);
        if (weight > most) {
          most = weight;
          from = a;
          to = b;
        }
      }
    }
    return String.format(
        Locale.ROOT,
        "Most of all from q = %.4g to %.4g, where the theory lies %s the data",
        q[from],
        q[to - 1],
        side(sums[to] - sums[from]));
  }

  private String far() {
    int[] far =
        IntStream.range(0, inErrors ? residuals.length : 0)
            .filter(i -> Math.abs(residuals[i]) > FAR)
            .toArray();
    if (far.length == 0) {
      return "";
    }
    int worst = largest();
    return String.format(
        Locale.ROOT,
        far.length == 1
            ? " %d point is more than 4 errors off: %.1f at q = %.4g."
            : " %d points are more than 4 errors off, the worst %.1f at q = %.4g.",
        far.length,
        Math.abs(residuals[worst]),
        q[worst]);
  }
}
