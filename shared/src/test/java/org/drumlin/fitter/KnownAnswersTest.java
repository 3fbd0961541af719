package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Samplers against posteriors whose mean, deviation and 5 and 95 % quantiles are known: each within
 * four Monte Carlo standard errors. The error of a statistic comes from the effective sample size
 * of what it averages, so a sampler cannot pass by being slow.
 */
final class KnownAnswersTest {
  private static final long SEED = 20261124;

  @ParameterizedTest
  @CsvSource({"2, 0.9", "5, 0.9", "10, 0.7", "20, 0.5"})
  void correlatedGaussiansByDream(int dimension, double correlation) throws FitException {
    GaussianObjective gaussian = GaussianObjective.correlated(dimension, correlation);
    Draws draws = dream(gaussian, 200_000, 600);
    for (int j = 0; j < dimension; j++) {
      check(draws, j, 0, 1, KnownAnswersTest::normal);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 0.9", "5, 0.9"})
  void correlatedGaussiansByPt(int dimension, double correlation) throws FitException {
    GaussianObjective gaussian = GaussianObjective.correlated(dimension, correlation);
    Draws draws = pt(gaussian, 4000);
    for (int j = 0; j < dimension; j++) {
      check(draws, j, 0, 1, KnownAnswersTest::normal);
    }
  }

  /** x is normal and y normal around x squared. */
  @ParameterizedTest
  @CsvSource({"dream", "pt"})
  void aBanana(String sampler) throws FitException {
    double width = 0.5;
    DensityObjective banana =
        new DensityObjective(
            p -> 0.5 * (p[0] * p[0] + square((p[1] - p[0] * p[0]) / width)),
            new double[] {0.5, 0.5},
            new double[] {-10, -10},
            new double[] {10, 100});
    Draws draws = sampler.equals("pt") ? pt(banana, 20_000) : dream(banana, 400_000, 600);
    check(draws, 0, 0, 1, KnownAnswersTest::normal);
    check(
        draws,
        1,
        1,
        Math.sqrt(2 + width * width),
        t -> integral(x -> density(x) * normal((t - x * x) / width)));
  }

  @Test
  void twoModesFarApartByPt() throws FitException {
    double part = 0.3;
    double at = 5;
    DensityObjective modes =
        new DensityObjective(
            p ->
                -StrictMath.log(
                    part * StrictMath.exp(-0.5 * square(p[0] + at) - 0.5 * p[1] * p[1])
                        + (1 - part) * StrictMath.exp(-0.5 * square(p[0] - at) - 0.5 * p[1] * p[1])
                        + 1e-300),
            new double[] {-5, 0},
            new double[] {-30, -30},
            new double[] {30, 30});
    Draws draws = pt(modes, 20_000);
    double mean = at * (1 - 2 * part);
    check(
        draws,
        0,
        mean,
        Math.sqrt(1 + at * at - mean * mean),
        t -> part * normal(t + at) + (1 - part) * normal(t - at));
    check(draws, 1, 0, 1, KnownAnswersTest::normal);
  }

  /** A bound at the mode, one beside it, and none. */
  @ParameterizedTest
  @CsvSource({"dream", "pt"})
  void boundsCut(String sampler) throws FitException {
    GaussianObjective cut =
        GaussianObjective.correlated(3, 0).bounded(0, 0, 10).bounded(1, -1, 1.5);
    Draws draws = sampler.equals("pt") ? pt(cut, 6000) : dream(cut, 200_000, 400);
    check(draws, 0, Math.sqrt(2 / Math.PI), Math.sqrt(1 - 2 / Math.PI), t -> 2 * normal(t) - 1);
    double whole = normal(1.5) - normal(-1);
    double mean = (density(-1) - density(1.5)) / whole;
    double variance = 1 + (-density(-1) - 1.5 * density(1.5)) / whole - mean * mean;
    check(draws, 1, mean, Math.sqrt(variance), t -> (normal(t) - normal(-1)) / whole);
    check(draws, 2, 0, 1, KnownAnswersTest::normal);
  }

  private static Draws dream(Objective objective, int samples, int burn) throws FitException {
    int chains = 10 * objective.names().size();
    DreamOptions options = new DreamOptions(chains, burn, samples / chains, 1, "eps", true);
    return run(new DreamSampler(objective, options, SEED));
  }

  private static Draws pt(Objective objective, int steps) throws FitException {
    double[] temperatures = {0.3, 1, 1.8, 3.2, 5.6, 10};
    int ladders = Math.max(8, 2 * (objective.names().size() + 2));
    return run(
        new PtSampler(objective, new PtOptions(ladders, temperatures, 300, steps, 0.9), SEED));
  }

  private static Draws run(ChainSampler sampler) throws FitException {
    sampler.start();
    while (!sampler.done()) {
      sampler.step();
    }
    return sampler.draws();
  }

  /**
   * @param distribution the share of the posterior below a value
   */
  private static void check(
      Draws draws, int j, double mean, double sd, DoubleUnaryOperator distribution) {
    double[][] chains = new Posterior(draws, draws.generations()).chains(j);
    double limit = Verdict.limit(chains.length);
    assertTrue(Mixing.of(chains).rhat() < limit, "R-hat " + Mixing.of(chains).rhat());
    within(chains, x -> x, mean, "mean of " + j);
    within(chains, x -> square(x - mean), sd * sd, "variance of " + j);
    // The quantile's own value is compared by the share of draws below it.
    for (double p : new double[] {0.05, 0.95}) {
      double quantile = root(distribution, p, mean - 8 * sd, mean + 8 * sd);
      within(chains, x -> x <= quantile ? 1 : 0, p, p + " quantile of " + j);
    }
  }

  private static void within(
      double[][] chains, DoubleUnaryOperator of, double expected, String what) {
    double[][] values = new double[chains.length][];
    for (int c = 0; c < chains.length; c++) {
      values[c] = Arrays.stream(chains[c]).map(of).toArray();
    }
    double[] all = Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
    double mean = Arrays.stream(all).average().orElseThrow();
    double variance = Arrays.stream(all).map(x -> square(x - mean)).average().orElseThrow();
    double ess = Mixing.ofMean(values);
    assertTrue(ess > 400, what + ": ESS " + ess);
    assertEquals(expected, mean, 4 * Math.sqrt(variance / ess), what + ", seed " + SEED);
  }

  private static double root(DoubleUnaryOperator f, double p, double low, double high) {
    double a = low;
    double b = high;
    for (int i = 0; i < 80; i++) {
      double middle = 0.5 * (a + b);
      if (f.applyAsDouble(middle) < p) {
        a = middle;
      } else {
        b = middle;
      }
    }
    return 0.5 * (a + b);
  }

  private static double integral(DoubleUnaryOperator f) {
    double h = 0.005;
    double sum = 0;
    for (double x = -8; x <= 8; x += h) {
      sum += h * f.applyAsDouble(x);
    }
    return sum;
  }

  private static double normal(double x) {
    return 0.5 * Erf.erfc(-x / Math.sqrt(2));
  }

  private static double density(double x) {
    return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  }

  private static double square(double x) {
    return x * x;
  }
}
