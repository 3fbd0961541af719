package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.drumlin.data.Dataset;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FitProblemTest {
  private static final double[] X = {0, 1, 2, 3};
  private static final double[] Y = {1, 3, 5, 8};
  private static final double[] DY = {1, 1, 0.5, 2};

  private static final String TWO =
      """
      {"drumlin": 1,
       "datasets": [{"id": "one", "file": "one.txt", "weight": 3},
                    {"id": "two", "file": "two.txt"%s}],
       "models": [
         {"id": "u", "dataset": "one", "model": "y = a + b*x",
          "parameters": {"a": {"value": 1, "fit": [-10, 10]}, "b": {"value": 2, "fit": [0, 5]%s}}},
         {"id": "v", "dataset": "two", "model": "y = a + b*x",
          "parameters": {"a": {"tie": "u.a + 1"}, "b": {"tie": "2*u.b"}}}],
       "derived": {"both": "u.a + v.b"},
       "method": {"name": "%s"}}
      """;

  private static FitProblem two(String errors, String prior, String method) throws Exception {
    Map<String, Dataset> data =
        Map.of("one", Problems.line(X, Y, DY), "two", Problems.line(X, Y, DY));
    return Problems.of(TWO.formatted(errors, prior, method), data);
  }

  @Test
  void dataSetsCountByTheirWeightSquaredAndTiesGoAcross() throws Exception {
    FitProblem problem = two("", "", "lm");
    // one: 1 + 2x against Y: only the last is off, 7 - 8 over 2. two: 2 + 4x.
    double one = 0.25;
    double two = 1 + 3 * 3 + (10 - 5) * (10 - 5) / 0.25 + (14 - 8) * (14 - 8) / 4.0;
    double[] nllf = new double[3];
    problem.nllf(3, new double[] {1, 2, 0, 0, 1, 2}, nllf);
    assertEquals(0.5 * (9 * one + two), nllf[0], 1e-12);
    assertEquals(nllf[0], nllf[2]);
    assertTrue(nllf[1] != nllf[0]);
    double[] residuals = new double[problem.residualCount()];
    problem.residuals(1, new double[] {1, 2}, residuals);
    double sum = 0;
    for (double r : residuals) {
      sum += r * r;
    }
    assertEquals(nllf[0], 0.5 * sum, 1e-12);
    assertEquals(8 - 2, problem.degreesOfFreedom());
    assertArrayEquals(new double[] {1, 2}, problem.start());
  }

  @Test
  void theResultHasBothCurvesAndTheQuantitiesBetween() throws Exception {
    FitProblem problem = two("", "", "lm");
    FitResult result =
        new LevenbergMarquardt()
            .fit(problem, problem.document().method(), FitMonitor.silent())
            .result();
    assertEquals(2, result.curves().size());
    double a = result.parameters().getFirst().value();
    double b = result.parameters().getLast().value();
    assertEquals("u.a", result.parameters().getFirst().name());
    assertEquals(a + 2 * b, result.derived().getFirst().value(), 1e-12);
    double[][] c = result.covariance();
    assertEquals(
        Math.sqrt(c[0][0] + 4 * c[1][1] + 4 * c[0][1]), result.derived().getFirst().stderr(), 1e-6);
    assertEquals(a + 1, result.tied().getFirst().value(), 1e-12);
    assertEquals(
        (result.curves().getFirst().theory()[2] - 5) / 0.5,
        result.curves().getFirst().residuals()[2],
        1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"normal\": [2.5, 0.1]}; 0; 7; 12.5",
        "{\"truncated_normal\": [2.5, 0.1, 1, 3]}; 1; 7; 12.5",
        "{\"soft_range\": [2.1, 3, 0.1]}; 0; 6; 0.5",
        "{\"soft_range\": [1, 1.9, 0.1]}; 0; 6; 0.5",
        "\"uniform\"; 0; 6; 0",
      })
  void priorsAddTheirSquare(String prior, double lower, int dof, double extra) throws Exception {
    FitProblem plain = two("", "", "lm");
    FitProblem with = two("", ", \"prior\": " + prior, "lm");
    double[] nllf = new double[1];
    plain.nllf(1, new double[] {1, 2}, nllf);
    double before = nllf[0];
    with.nllf(1, new double[] {1, 2}, nllf);
    assertEquals(extra, nllf[0] - before, 1e-12);
    assertEquals(dof, with.degreesOfFreedom());
    assertEquals(lower, with.lower()[1]);
  }

  /** The prior's square differs from minus the log of its density by a constant alone. */
  @Test
  void aLognormalHasItsMeanAndDeviation() {
    PriorTerm prior = new PriorTerm(0, new org.drumlin.fit.Prior.LogNormal(2, 0.5));
    double sum = 0;
    double first = 0;
    double second = 0;
    for (double x = 1e-3; x < 20; x += 1e-3) {
      double density = Math.exp(-0.5 * prior.residual(x) * prior.residual(x));
      sum += density;
      first += x * density;
      second += x * x * density;
    }
    assertEquals(2, first / sum, 1e-6);
    assertEquals(0.5, Math.sqrt(second / sum - 4), 1e-6);
    assertEquals(Double.POSITIVE_INFINITY, Math.abs(prior.residual(0)));
  }

  @Test
  void aTheoryThatIsNoNumberCountsAsInfinite() throws Exception {
    double[] nllf = new double[2];
    two("", "", "dream").nllf(2, new double[] {Double.NaN, 2, 1, 2}, nllf);
    assertEquals(Double.POSITIVE_INFINITY, nllf[0]);
    assertTrue(Double.isFinite(nllf[1]));
  }

  @Test
  void dataWithAndWithoutErrorsAreNotMixed() {
    DocumentException e =
        assertThrows(DocumentException.class, () -> two(", \"errors\": \"none\"", "", "lm"));
    assertTrue(String.valueOf(e.getMessage()).contains("some have none"));
  }
}
