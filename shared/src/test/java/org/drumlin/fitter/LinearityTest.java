package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.drumlin.data.Dataset;
import org.drumlin.engine.JvmEngine;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.FitResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How chisq rises over the standard deviations that least squares give, by formulas. */
final class LinearityTest {
  private static final double[] X = {1, 2, 3, 4, 5, 6};
  private static final double[] Y = {2.1, 2.9, 4.2, 4.8, 6.1, 6.9};
  private static final double[] DY = {.1, .1, .1, .1, .1, .1};

  private static FitProblem problem(JvmEngine engine, String formula, String errors, String values)
      throws Exception {
    String json =
        """
        {"drumlin": 1, "datasets": [{"id": "d", "file": "d.txt", "errors": "%s"}],
         "models": [{"id": "m", "model": "y = %s", "parameters": {%s}}],
         "method": {"name": "lm"}}
        """
            .formatted(errors, formula, values);
    Dataset data = Problems.line(X, Y, DY);
    return FitProblem.of(FitDocuments.parse(json), Map.of("d", data), engine);
  }

  private static FitResult fit(FitProblem problem) throws FitException {
    FitDocument document = problem.document();
    return new LevenbergMarquardt().fit(problem, document.method(), FitMonitor.silent()).result();
  }

  private static double[] rises(FitProblem problem, FitResult result) {
    double[] best = best(result);
    double[] residuals = new double[problem.residualCount()];
    problem.residuals(1, best, residuals);
    double[] shares = problem.shares(residuals, problem.theory(best));
    double[][] jacobian = new Jacobian(problem).at(best, residuals);
    double[][] information = FitProblem.information(jacobian, shares);
    List<double[]> wide = Covariance.of(information, new boolean[best.length]).wide();
    return Linearity.of(problem, best, residuals, shares, information, wide).rises();
  }

  private static double[] best(FitResult result) {
    return result.parameters().stream().mapToDouble(p -> p.value()).toArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "none"})
  void aLinearModelRisesByOne(String errors) throws Exception {
    try (JvmEngine engine = JvmEngine.create(1)) {
      FitProblem problem =
          problem(
              engine,
              "a + b*x",
              errors,
              "\"a\": {\"value\": 1, \"fit\": [-9, 9]}, \"b\": {\"value\": 1, \"fit\": [-9, 9]}");
      FitResult result = fit(problem);
      assertEquals(List.of(), result.warnings());
      for (double rise : rises(problem, result)) {
        assertEquals(1, rise, 1e-6);
      }
    }
  }

  /** The data are straight: c is best at 0, where chisq grows by c^4. */
  @Test
  void aSingularPointByChanceIsTold() throws Exception {
    try (JvmEngine engine = JvmEngine.create(1)) {
      FitProblem problem =
          problem(
              engine,
              "a + b*x - c^2*(x - 3.5)^2",
              "file",
              "\"a\": {\"value\": 1, \"fit\": [-9, 9]}, \"b\": {\"value\": 1, \"fit\": [-9, 9]},"
                  + " \"c\": {\"value\": 0.05, \"fit\": [-3, 3]}");
      FitResult result = fit(problem);
      FitResult.FittedParameter c = result.parameters().getLast();
      assertEquals("c", c.name());
      assertTrue(Math.abs(c.value()) < 0.02, "c " + c.value());
      assertTrue(Double.isNaN(c.stderr()), "stderr " + c.stderr());
      assertTrue(
          result.warnings().getFirst().startsWith("The data do not determine c at this point"),
          result.warnings().toString());
      assertTrue(result.parameters().getFirst().stderr() > 0.01);
    }
  }

  /** A little above 0, where c^2 changes slowly at first and soon quickly. */
  @Test
  void aCurvedModelIsCalledRough() throws Exception {
    try (JvmEngine engine = JvmEngine.create(1)) {
      FitProblem problem =
          problem(
              engine,
              "a + b*x + (c^2 - 0.002)*((x - 3.5)^2 - 35/12)",
              "file",
              "\"a\": {\"value\": 1, \"fit\": [-9, 9]}, \"b\": {\"value\": 1, \"fit\": [-9, 9]},"
                  + " \"c\": {\"value\": 0.1, \"fit\": [-3, 3]}");
      FitResult result = fit(problem);
      FitResult.FittedParameter c = result.parameters().getLast();
      double k = c.stderr() / (2 * c.value());
      // c moves the curve at right angles to a and b: the other two directions stay linear.
      double[] rises = rises(problem, result);
      double rise = Arrays.stream(rises).max().orElseThrow();
      assertEquals(2, Arrays.stream(rises).filter(x -> Math.abs(x - 1) < 1e-6).count());
      // (2 c d + d^2)^2 / (2 c s)^2 for d = s and -s: 1 + k^2 on average.
      assertEquals(1 + k * k, rise, 0.05 * k * k);
      assertTrue(rise > 3 && rise < 25, "k " + k);
      assertTrue(
          result.warnings().getFirst().startsWith("The model is far from linear within"),
          result.warnings().toString());
    }
  }

  /** A valley that bends over a hundred of its own widths is as straight as its covariance. */
  @Test
  void aBentValleyCountsAsStraight() throws Exception {
    try (JvmEngine engine = JvmEngine.create(1)) {
      FitProblem problem =
          problem(
              engine,
              "a + (b - 40*a^2)*(x - 3.5)",
              "file",
              "\"a\": {\"value\": 4, \"fit\": [-90, 90]},"
                  + " \"b\": {\"value\": 600, \"fit\": [-9000, 9000]}");
      FitResult result = fit(problem);
      assertEquals(List.of(), result.warnings());
      assertEquals(0.1 / Math.sqrt(6), result.parameters().getFirst().stderr(), 1e-6);
      for (double rise : rises(problem, result)) {
        assertEquals(1, rise, 0.01);
      }
    }
  }
}
