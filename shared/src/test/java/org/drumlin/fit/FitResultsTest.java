package org.drumlin.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class FitResultsTest {
  @Test
  void writingReadingAndWritingAgainGivesTheSameBytes() throws IOException {
    byte[] once = bytes(sample());
    assertArrayEquals(once, bytes(FitResults.read(once)));
  }

  @Test
  void missingNumbersAreNullAndInfiniteBoundsComeBack() throws IOException {
    String text = new String(bytes(sample()), StandardCharsets.UTF_8);
    assertTrue(text.contains("\"bounds\" : [5,null]"), text);
    assertTrue(text.contains("\"rhat\" : null"), text);
    assertTrue(!text.contains("NaN") && !text.contains("Infinity"), text);
    FitResult read = FitResults.read(text.getBytes(StandardCharsets.UTF_8));
    assertEquals(Double.POSITIVE_INFINITY, read.parameters().getFirst().bounds().high());
    assertEquals(Double.NaN, read.parameters().getFirst().rhat());
    assertEquals(Optional.of(FitResult.Bound.LOWER), read.parameters().getFirst().atBound());
    assertEquals(0.1 + 0.2, read.chisq());
  }

  @Test
  void keysComeInTheDocumentedOrder() throws IOException {
    String text = new String(bytes(sample()), StandardCharsets.UTF_8);
    int at = -1;
    for (String key :
        List.of(
            "drumlin",
            "title",
            "status",
            "reason",
            "method",
            "chisq",
            "nllf",
            "dof",
            "points",
            "evaluations",
            "engine",
            "precision",
            "uncertainty",
            "parameters",
            "fixed",
            "tied",
            "derived",
            "covariance",
            "correlation",
            "curves",
            "convergence",
            "traces",
            "pairs",
            "acceptance",
            "warnings")) {
      int next = text.indexOf("\n \"" + key + "\"");
      assertTrue(next > at, key);
      at = next;
    }
  }

  @Test
  void anotherProgramsJsonIsRefused() {
    assertThrows(
        IOException.class, () -> FitResults.read("{\"a\":1}".getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] bytes(FitResult result) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FitResults.write(result, out);
    return out.toByteArray();
  }

  private static FitResult sample() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("samples", 50000.0);
    options.put("init", "cov");
    options.put("trim", false);
    FitResult.Interval interval = new FitResult.Interval(1e-5, 2.5e20);
    return new FitResult(
        "Polymer \"blend\"",
        FitResult.Status.FINISHED,
        "converged",
        FitResult.Ended.RULE,
        true,
        new FitResult.MethodUsed("dream", options, 1),
        0.1 + 0.2,
        47.8,
        121,
        124,
        50300,
        "jvm",
        "double",
        "measured errors; covariance not rescaled",
        List.of(
            new FitResult.FittedParameter(
                "rg",
                "rt2",
                "rg",
                "Ang",
                5,
                0.14,
                56.4,
                56.4,
                5,
                interval,
                interval,
                new FitResult.Interval(5, Double.POSITIVE_INFINITY),
                Optional.of(FitResult.Bound.LOWER),
                Double.NaN,
                2100,
                1900,
                0.003,
                "normal(56, 5)",
                Optional.of(new FitResult.Histogram(new double[] {1, 2, 3}, new int[] {4, 5})))),
        List.of(new FitResult.FixedParameter("scale", "rt2", 1, "")),
        List.of(new FitResult.TiedParameter("background", "rt2", "0.001 * i_zero", 0.0496)),
        List.of(
            new FitResult.DerivedQuantity(
                "rg_nm",
                "rg / 10",
                5.64,
                0.014,
                interval,
                interval,
                Optional.of(new FitResult.Histogram(new double[] {5, 6}, new int[] {7})))),
        new double[][] {{0.02}},
        new double[][] {{1}},
        List.of(
            new FitResult.FittedCurve(
                "rt2",
                "mono_gauss_coil",
                "rt2",
                "blend",
                new double[] {0.01, 0.02},
                new double[] {40, 30},
                Optional.of(new double[] {1, 1}),
                Optional.empty(),
                Optional.of(new double[] {0.1, 0.2}),
                Optional.of(new double[] {0.01, 0}),
                new double[] {40.5, -0.0},
                new double[] {0.5, -30},
                "poisson",
                Optional.of(
                    new FitResult.Bands(
                        new double[] {39, -1},
                        new double[] {40, -0.5},
                        new double[] {41, 0.5},
                        new double[] {42, 1})),
                Optional.of(new FitResult.ResidualCheck(2, 1.5, 0.9, -0.25, "noise")),
                new FitResult.Excluded(
                    new double[] {0.3}, new double[] {1}, new double[] {Double.NaN}))),
        Optional.of(
            new FitResult.Convergence(
                new double[] {30, 60},
                new double[] {2, 1},
                Optional.of(new double[] {2, 1}),
                Optional.empty(),
                Optional.empty())),
        Optional.of(
            new FitResult.Traces(
                new double[] {0, 10},
                new int[] {0, 3},
                Map.of("rg", new double[][] {{56, 57}, {55, 58}}))),
        Optional.of(Map.of("rg", new double[] {56.1, 56.2})),
        OptionalDouble.of(0.23),
        Optional.of(
            new FitResult.Chains(
                300,
                OptionalInt.of(120),
                new double[] {0.2, 0.25},
                new double[] {48, 49},
                new int[] {1})),
        Optional.of(new FitResult.Criteria(101.6, 110)),
        List.of("one point left out"));
  }
}
