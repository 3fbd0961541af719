package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.DoubleStream;
import org.drumlin.data.Dataset;
import org.drumlin.engine.JvmEngine;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts with Poisson's likelihood, against sums by hand and the known posterior of a mean. */
final class CountsTest {
  private static final double[] X = {0, 1, 2, 3, 4, 5, 6, 7};
  private static final double[] Y = {3, 0, 1, 4, 2, 0, 5, 2};
  private static final double SUM = DoubleStream.of(Y).sum();
  private static final double LN_FACTORIALS =
      Math.log(6) + Math.log(24) + 2 * Math.log(2) + Math.log(120);

  private static final String DOCUMENT =
      """
      {"drumlin": 1,
       "datasets": [{"id": "d", "file": "d.txt", "errors": "poisson", "weight": %s}],
       "models": [{"id": "m", "model": "%s", "parameters": {%s}}],
       "method": {"name": "%s", "samples": 60000, "burn": 300, "init": "cov"}}
      """;
  private static final String MEAN =
      "\"a\": {\"value\": 1, \"fit\": [0, 50]}, \"b\": {\"value\": 0}";
  private static final String LINE =
      "\"a\": {\"value\": 1, \"fit\": [-5, 50]}, \"b\": {\"value\": 0.1, \"fit\": [-5, 5]}";

  private static FitProblem problem(double weight, String parameters, String method)
      throws Exception {
    String json = DOCUMENT.formatted(weight, "y = a + b*x", parameters, method);
    if (!method.equals("dream")) {
      json = json.replace(", \"samples\": 60000, \"burn\": 300, \"init\": \"cov\"", "");
    }
    return Problems.of(json, Map.of("d", Problems.line(X, Y, new double[Y.length])));
  }

  private static FitResult fit(FitProblem problem) throws FitException {
    Method method = problem.document().method();
    return Fitters.named(method.name())
        .orElseThrow()
        .fit(problem, method, FitMonitor.silent())
        .result();
  }

  @Test
  void theLikelihoodIsPoissonsTimesTheWeightSquared() throws Exception {
    for (double weight : new double[] {1, 3}) {
      FitProblem problem = problem(weight, LINE, "lm");
      double[] nllf = new double[1];
      problem.nllf(1, new double[] {1, 0.5}, nllf);
      double expected = LN_FACTORIALS;
      double deviance = 0;
      for (int i = 0; i < X.length; i++) {
        double f = 1 + 0.5 * X[i];
        expected += f - Y[i] * Math.log(f);
        deviance += 2 * (f - Y[i] + (Y[i] > 0 ? Y[i] * Math.log(Y[i] / f) : 0));
      }
      assertEquals(weight * weight * expected, nllf[0], 1e-12 * expected);
      assertEquals(weight * weight * deviance / (8 - 2), problem.chisq(nllf[0]), 1e-11);
      double[] residuals = new double[8];
      problem.residuals(1, new double[] {1, 0.5}, residuals);
      double squares = DoubleStream.of(residuals).map(r -> r * r).sum();
      assertEquals(weight * weight * deviance, squares, 1e-11);
      assertTrue(residuals[0] < 0 && residuals[1] > 0, "signs of theory - data");
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 1e-9, 1e-5, 1e-3, 0.049, 0.051, 0.3, 20})
  void theRootOfTheDevianceIsSmooth(double t) {
    double y = 1e6;
    PoissonLikelihood counts = new PoissonLikelihood(new double[] {y}, 2);
    for (double f : new double[] {y * (1 + t), y * (1 - Math.min(t, 0.9))}) {
      double u = (f - y) / y;
      double half = u - Math.log1p(u);
      // Where the difference cancels, its expansion: u^2/2 - u^3/3 + u^4/4.
      double expected = Math.abs(u) < 2e-3 ? u * u * (0.5 - u / 3 + u * u / 4) : half;
      double r = counts.residual(0, f);
      assertEquals(2 * Math.signum(u) * Math.sqrt(2 * y * expected), r, 1e-8 * Math.abs(r));
      double h = 1e-5 * f;
      double slope = (counts.residual(0, f + h) - counts.residual(0, f - h)) / (2 * h);
      assertEquals(slope, counts.slope(0, f), 1e-7 * slope);
      assertEquals(2 / Math.sqrt(f), counts.slope(0, f) * counts.information(0, f), 1e-12);
    }
  }

  @Test
  void aMeanHasItsKnownEstimateAndError() throws Exception {
    FitResult result = fit(problem(1, MEAN, "lm"));
    FitResult.FittedParameter a = result.parameters().getFirst();
    double mean = SUM / Y.length;
    assertEquals(mean, a.value(), 1e-7);
    assertEquals(Math.sqrt(mean / Y.length), a.stderr(), 1e-7);
    assertEquals("poisson", result.curves().getFirst().likelihood());
    assertEquals(
        "counts, with Poisson's likelihood; covariance not rescaled", result.uncertainty());
    double deviance = result.chisq() * result.dof();
    assertEquals(deviance + 2, result.criteria().orElseThrow().aic(), 1e-12);
    double nllf = SUM - SUM * Math.log(mean) + LN_FACTORIALS;
    assertEquals(nllf, result.nllf(), 1e-9);
    assertEquals(1, result.curves().getFirst().dI().orElseThrow()[1]);
    assertEquals(
        mean + 1.959964 * Math.sqrt(mean / Y.length),
        result.curves().getFirst().bands().orElseThrow().high95()[3],
        1e-6);
  }

  /** With a uniform prior the posterior of the mean is a gamma distribution of sum + 1 and n. */
  @Test
  void samplingAMeanGivesTheGammaDistribution() throws Exception {
    FitResult result = fit(problem(1, MEAN, "dream"));
    FitResult.FittedParameter a = result.parameters().getFirst();
    double sd = Math.sqrt(SUM + 1) / Y.length;
    double mcse = sd / Math.sqrt(a.ess());
    assertEquals((SUM + 1) / Y.length, a.mean(), 4 * mcse);
    assertEquals(sd, a.stderr(), 4 * mcse);
    assertEquals(SUM / Y.length, a.value(), 0.05);
  }

  @Test
  void exactDerivativesGoThroughTheLikelihoodAndTies() throws Exception {
    String json =
        """
        {"drumlin": 1,
         "datasets": [{"id": "n", "file": "n.txt", "errors": "poisson", "weight": 2},
                      {"id": "g", "file": "g.txt"}],
         "models": [
          {"id": "u", "dataset": "n", "model": "line", "parameters": {
            "intercept": {"value": 2, "fit": [0.1, 10]}, "slope": {"value": 0.3, "fit": [0, 5]},
            "background": 0}},
          {"id": "v", "dataset": "g", "model": "line", "parameters": {
            "intercept": {"tie": "u.intercept^2 / u.slope"}, "slope": {"tie": "u.slope"},
            "background": {"value": 0.2, "fit": [0, 1], "prior": {"lognormal": [0.2, 0.1]}}}}],
         "method": {"name": "lm"}}
        """;
    double[] dy = {1, 2, 1, 2, 1, 2, 1, 2};
    Map<String, Dataset> data =
        Map.of("n", Problems.line(X, Y, dy), "g", Problems.line(X, new double[8], dy));
    try (JvmEngine engine = JvmEngine.create(1)) {
      FitProblem problem = FitProblem.of(FitDocuments.parse(json), data, engine);
      int n = problem.residualCount();
      assertEquals(8 + 8 + 1, n);
      double[] point = {2, 0.3, 0.25};
      double[][] exact = new double[n][3];
      assertTrue(problem.jacobian(point, exact));
      for (int j = 0; j < 3; j++) {
        double h = 1e-6;
        double[] both = {2, 0.3, 0.25, 2, 0.3, 0.25};
        both[j] += h;
        both[3 + j] -= h;
        double[] residuals = new double[2 * n];
        problem.residuals(2, both, residuals);
        for (int i = 0; i < n; i++) {
          double slope = (residuals[i] - residuals[n + i]) / (2 * h);
          assertEquals(slope, exact[i][j], 1e-6 * Math.max(1, Math.abs(slope)), i + ", " + j);
        }
      }
      FitResult result = fit(problem);
      assertEquals(
          "measured errors, and counts with Poisson's likelihood; covariance not rescaled",
          result.uncertainty());
      assertEquals("gaussian", result.curves().getLast().likelihood());
    }
  }

  @Test
  void aTheoryOfZeroOrBelowHasNoValue() throws Exception {
    double[] nllf = new double[3];
    problem(1, LINE, "dream").nllf(3, new double[] {7, -1, 7.1, -1, 1, 0.1}, nllf);
    assertEquals(Double.POSITIVE_INFINITY, nllf[0], "0 at the last point");
    assertTrue(Double.isFinite(nllf[1]) && Double.isFinite(nllf[2]));
    for (String method : new String[] {"lm", "dream"}) {
      FitProblem below = problem(1, LINE.replace("0.1,", "-0.5,"), method);
      FitException e = assertThrows(FitException.class, () -> fit(below));
      assertEquals(
          "The theory of data set d is 0.0 at q = 2.0 at the starting point, and that of counts has"
              + " to be above 0: raise the scale or the background.",
          e.getMessage());
    }
  }
}
