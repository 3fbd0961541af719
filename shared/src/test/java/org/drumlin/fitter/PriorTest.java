package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.drumlin.fit.Prior;
import org.junit.jupiter.api.Test;

/** Every prior's density, slope and draws, against the formula of its density. */
final class PriorTest {
  private static final double MU = Math.log(2) - 0.5 * Math.log1p(0.0625);
  private static final double WIDTH = Math.sqrt(Math.log1p(0.0625));

  private record Case(String json, Prior prior, DoubleUnaryOperator density) {}

  private static final List<Case> CASES =
      List.of(
          new Case(
              "{\"normal\": [2.5, 0.5]}",
              new Prior.Normal(2.5, 0.5),
              x -> Math.exp(-2 * (x - 2.5) * (x - 2.5))),
          new Case(
              "{\"truncated_normal\": [2.5, 0.5, 2, 2.7]}",
              new Prior.TruncatedNormal(2.5, 0.5, 2, 2.7),
              x -> x < 2 || x > 2.7 ? 0 : Math.exp(-2 * (x - 2.5) * (x - 2.5))),
          new Case(
              "{\"soft_range\": [1, 2, 0.4]}",
              new Prior.SoftRange(1, 2, 0.4),
              x -> {
                double beyond = Math.max(0, Math.max(1 - x, x - 2)) / 0.4;
                return Math.exp(-0.5 * beyond * beyond);
              }),
          new Case(
              "{\"lognormal\": [2, 0.5]}",
              new Prior.LogNormal(2, 0.5),
              x -> {
                double z = (Math.log(x) - MU) / WIDTH;
                return x <= 0 ? 0 : Math.exp(-0.5 * z * z) / x;
              }),
          new Case("\"uniform\"", new Prior.Uniform(), x -> 1));

  @Test
  void halfTheSquareIsMinusTheLogOfTheDensity() {
    for (Case c : CASES) {
      PriorTerm term = new PriorTerm(0, c.prior());
      double constant = Double.NaN;
      for (double x = 2.02; x < 2.69; x += 0.03) {
        double r = term.residual(x);
        double sum = 0.5 * r * r + Math.log(c.density().applyAsDouble(x));
        constant = Double.isNaN(constant) ? sum : constant;
        assertEquals(constant, sum, 1e-12, c.json() + " at " + x);
      }
    }
  }

  @Test
  void slopesAreThoseOfTheResiduals() {
    for (Case c : CASES) {
      PriorTerm term = new PriorTerm(0, c.prior());
      for (double x : new double[] {0.3, 0.9, 1.5, 2.2, 3.1}) {
        double h = 1e-6;
        double slope = (term.residual(x + h) - term.residual(x - h)) / (2 * h);
        assertEquals(slope, term.slope(x), 1e-8, c.json() + " at " + x);
      }
    }
  }

  /** Means and deviations of 20,000 draws within four of their standard errors. */
  @Test
  void drawsHaveTheDensityWithinTheBounds() throws Exception {
    for (Case c : CASES) {
      FitProblem problem = problem(c.json(), "none");
      double low = problem.lower()[1];
      double high = problem.upper()[1];
      CounterRandom random = new CounterRandom(11);
      random.seek(9, 0, 0);
      double[] point = new double[2];
      double[] draws = new double[20_000];
      for (int i = 0; i < draws.length; i++) {
        problem.drawFromPrior(random, point);
        draws[i] = point[1];
        assertTrue(low <= point[1] && point[1] <= high, c.json() + " " + point[1]);
      }
      double[] moments = moments(c.density(), low, high);
      double mean = Arrays.stream(draws).average().orElseThrow();
      double sd =
          Math.sqrt(Arrays.stream(draws).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
      assertEquals(moments[0], mean, 4 * moments[1] / Math.sqrt(draws.length), c.json());
      assertEquals(moments[1], sd, 0.03 * moments[1], c.json());
    }
  }

  private static double[] moments(DoubleUnaryOperator density, double low, double high) {
    int n = 20_000;
    double sum = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < n; i++) {
      double x = low + (i + 0.5) * (high - low) / n;
      double p = density.applyAsDouble(x);
      sum += p;
      first += x * p;
      second += x * x * p;
    }
    double mean = first / sum;
    return new double[] {mean, Math.sqrt(second / sum - mean * mean)};
  }

  /** Without errors the data's part of nllf is (n/2) ln(squares), and the prior's as ever. */
  @Test
  void aPriorStandsBesideDataWithoutErrors() throws Exception {
    FitProblem problem = problem("{\"normal\": [2.5, 0.5]}", "none");
    double[] nllf = new double[1];
    problem.nllf(1, new double[] {1, 2}, nllf);
    // 1 + 2x against 1, 3, 5, 8.
    assertEquals(2 * Math.log(1) + 0.5, nllf[0], 1e-12);
    problem.nllf(1, new double[] {1, 3}, nllf);
    assertEquals(2 * Math.log(1 + 4 + 4) + 0.5, nllf[0], 1e-12);
    assertEquals(4 + 1 - 2, problem.degreesOfFreedom());
  }

  private static FitProblem problem(String prior, String errors) throws Exception {
    String json =
        """
        {"drumlin": 1, "datasets": [{"id": "d", "file": "d.txt", "errors": "%s"}],
         "models": [{"id": "m", "model": "y = a + b*x", "parameters": {
           "a": {"value": 1, "fit": [-10, 10]},
           "b": {"value": 2.3, "fit": [0.2, 3], "prior": %s}}}],
         "method": {"name": "dream"}}
        """
            .formatted(errors, prior);
    double[] x = {0, 1, 2, 3};
    double[] y = {1, 3, 5, 8};
    return Problems.of(json, Map.of("d", Problems.line(x, y, new double[] {1, 1, 1, 1})));
  }
}
