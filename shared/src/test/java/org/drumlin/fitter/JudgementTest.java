package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.Method;
import org.junit.jupiter.api.Test;

/** Criteria, bands and priors' words in results, against sums done by hand and one another. */
final class JudgementTest {
  private static final String LM = "\"method\": {\"name\": \"lm\"}";
  private static final String DREAM =
      "\"method\": {\"name\": \"dream\", \"samples\": 40000, \"burn\": 200, \"init\": \"cov\"}";
  private static final double[] X = {0, 1, 2, 3, 4};
  private static final double[] Y = {1, 3, 4, 8, 9};
  private static final double[] DY = {1, 0.5, 0.5, 2, 1};

  private static FitResult line(String errors, String method) throws Exception {
    String json =
        """
        {"drumlin": 1, "datasets": [{"id": "d", "file": "d.txt", "errors": "%s"}],
         "models": [{"id": "m", "model": "y = a + b*x", "parameters": {
           "a": {"value": 1, "fit": [-10, 10]}, "b": {"value": 1, "fit": [-10, 10]}}}],
         %s}
        """
            .formatted(errors, method);
    return fit(Problems.of(json, Map.of("d", Problems.line(X, Y, DY))), FitMonitor.silent());
  }

  private static FitResult fit(FitProblem problem, FitMonitor monitor) throws FitException {
    Method method = problem.document().method();
    return Fitters.named(method.name()).orElseThrow().fit(problem, method, monitor).result();
  }

  private static double squares(FitResult result) {
    double sum = 0;
    for (double r : result.curves().getFirst().residuals()) {
      sum += r * r;
    }
    return sum;
  }

  @Test
  void criteriaCountFromAModelThroughEveryPoint() throws Exception {
    FitResult result = line("file", LM);
    FitResult.Criteria criteria = result.criteria().orElseThrow();
    assertEquals(squares(result) + 2 * 2, criteria.aic(), 1e-12);
    assertEquals(squares(result) + 2 * Math.log(5), criteria.bic(), 1e-12);
    assertEquals(result.chisq() * result.dof(), squares(result), 1e-12);
  }

  @Test
  void withoutErrorsTheirSizeIsAParameterMore() throws Exception {
    FitResult result = line("none", LM);
    FitResult.Criteria criteria = result.criteria().orElseThrow();
    double misfit = 5 * Math.log(squares(result) / 5);
    assertEquals(misfit + 2 * 3, criteria.aic(), 1e-12);
    assertEquals(misfit + 3 * Math.log(5), criteria.bic(), 1e-12);
  }

  @Test
  void theBandsOfALineAreThoseOfItsCovariance() throws Exception {
    for (String errors : List.of("file", "none")) {
      FitResult result = line(errors, LM);
      double[][] c = result.covariance();
      FitResult.FittedCurve curve = result.curves().getFirst();
      FitResult.Bands bands = curve.bands().orElseThrow();
      for (int i = 0; i < X.length; i++) {
        double sd = Math.sqrt(c[0][0] + 2 * X[i] * c[0][1] + X[i] * X[i] * c[1][1]);
        assertEquals(curve.theory()[i] + 1.959964 * sd, bands.high95()[i], 1e-6);
        assertEquals(curve.theory()[i] - 1.959964 * sd, bands.low95()[i], 1e-6);
        assertEquals(curve.theory()[i] + 0.994458 * sd, bands.high68()[i], 1e-6);
        assertEquals(curve.theory()[i] - 0.994458 * sd, bands.low68()[i], 1e-6);
      }
    }
  }

  @Test
  void sampledBandsAreThoseOfTheMinimum() throws Exception {
    FitResult.Bands first =
        fit(Problems.blend("file", Problems.FREE, LM), FitMonitor.silent())
            .curves()
            .getFirst()
            .bands()
            .orElseThrow();
    FitResult.Bands drawn =
        fit(Problems.blend("file", Problems.FREE, DREAM), FitMonitor.silent())
            .curves()
            .getFirst()
            .bands()
            .orElseThrow();
    for (int i = 0; i < first.low95().length; i++) {
      double sd = (first.high68()[i] - first.low68()[i]) / 2;
      // 400 draws: the ends of the bands are uncertain by 0.08 and 0.13 of a deviation.
      assertEquals(first.low68()[i], drawn.low68()[i], 0.35 * sd, "point " + i);
      assertEquals(first.high68()[i], drawn.high68()[i], 0.35 * sd, "point " + i);
      assertEquals(first.low95()[i], drawn.low95()[i], 0.55 * sd, "point " + i);
      assertEquals(first.high95()[i], drawn.high95()[i], 0.55 * sd, "point " + i);
    }
  }

  @Test
  void bandsAndCombinationsAreKnownWhereTheirParametersAreNot() throws Exception {
    String both = Problems.FREE + ", \"scale\": {\"value\": 1, \"fit\": [0, 10]}";
    String derived =
        ", \"derived\": {\"product\": \"scale * i_zero\", \"ratio\": \"i_zero / scale\"}";
    FitResult known = fit(Problems.blend("file", Problems.FREE, LM), FitMonitor.silent());
    FitResult result = fit(Problems.blend("file", both, LM + derived), FitMonitor.silent());
    FitResult.FittedParameter zero = known.parameters().get(1);
    assertEquals("i_zero", zero.name());
    assertTrue(Double.isNaN(result.parameters().getFirst().stderr()));
    assertEquals(zero.stderr(), result.derived().getFirst().stderr(), 1e-3 * zero.stderr());
    assertTrue(Double.isNaN(result.derived().getLast().stderr()));
    assertArrayEquals(
        known.curves().getFirst().bands().orElseThrow().high95(),
        result.curves().getFirst().bands().orElseThrow().high95(),
        1e-4);
  }

  @Test
  void aRunningFitHasCriteriaAndNoBands() throws Exception {
    for (String method : List.of(LM, DREAM.replace("40000", "400"))) {
      List<FitResult> seen = new ArrayList<>();
      FitMonitor watching =
          new FitMonitor() {
            @Override
            public boolean shouldStop() {
              return false;
            }

            @Override
            public void step(FitSnapshot snapshot) {
              seen.add(snapshot.partial());
            }
          };
      fit(Problems.blend("file", Problems.FREE, method), watching);
      assertTrue(seen.size() > 2);
      for (FitResult partial : seen) {
        assertTrue(partial.curves().getFirst().bands().isEmpty());
        assertTrue(partial.curves().getFirst().check().isPresent());
        assertTrue(partial.criteria().isPresent());
        assertEquals(
            List.of(), partial.warnings().stream().filter(w -> w.contains("bound")).toList());
      }
    }
  }

  @Test
  void priorsAreToldInWords() throws Exception {
    String parameters =
        """
        "i_zero": {"value": 50, "fit": [0, 200], "prior": {"soft_range": [40, 60, 2.5]}},
        "rg": {"value": 60, "fit": [5, 200], "prior": {"truncated_normal": [56, 5, 40, 80]}},
        "background": {"value": 0.05, "fit": [0, 1], "prior": {"lognormal": [0.07, 0.01]}}
        """;
    FitResult result = fit(Problems.blend("file", parameters, LM), FitMonitor.silent());
    assertEquals(
        List.of(
            "lognormal 0.07 ± 0.01", "40 to 60, soft by 2.5", "normal 56 ± 5 between 40 and 80"),
        result.parameters().stream().map(FitResult.FittedParameter::prior).toList());
  }
}
