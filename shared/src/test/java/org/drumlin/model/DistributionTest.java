package org.drumlin.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

final class DistributionTest {
  @ParameterizedTest
  @CsvFileSource(
      resources = "sasmodels-distributions.csv",
      maxCharsPerColumn = 100_000,
      emptyValue = "")
  void pointsAndWeightsAreThePeers(
      String type,
      int points,
      double nsigmas,
      double center,
      double width,
      double lower,
      double upper,
      int count,
      String x,
      String w) {
    Distribution distribution = Distribution.of(new PolydispersityShape(type, points, nsigmas));
    double[] at = new double[points];
    double[] weights = new double[points];
    assertEquals(count, distribution.fill(center, width, lower, upper, at, weights));
    assertArrayEquals(numbers(x), Arrays.copyOf(at, count), 1e-14 * Math.abs(center));
    assertArrayEquals(numbers(w), Arrays.copyOf(weights, count), 2e-13);
  }

  private static double[] numbers(String text) {
    return text == null || text.isEmpty()
        ? new double[0]
        : Arrays.stream(text.split(";")).mapToDouble(Double::parseDouble).toArray();
  }

  @Test
  void aNarrowSchulzIsAGaussian() {
    double[] x = new double[80];
    double[] schulz = new double[80];
    double[] gauss = new double[80];
    Distribution.of(new PolydispersityShape("schulz", 80, 3))
        .fill(50, 1e-6, 0, Double.POSITIVE_INFINITY, x, schulz);
    Distribution.of(new PolydispersityShape("gaussian", 80, 3))
        .fill(50, 1e-6, 0, Double.POSITIVE_INFINITY, x, gauss);
    assertArrayEquals(gauss, schulz, 1e-6);
  }

  @Test
  void whatIsNotANumberHasNoPoints() {
    double[] x = new double[35];
    double[] w = new double[35];
    Distribution gauss = Distribution.of(PolydispersityShape.usual("gaussian"));
    assertEquals(0, gauss.fill(Double.NaN, 0.1, 0, 100, x, w));
    assertEquals(0, gauss.fill(50, Double.NaN, 0, 100, x, w));
    assertEquals(0, gauss.fill(200, 0, 0, 100, x, w));
  }

  @Test
  void theUsualShapesAreThePeers() {
    assertEquals(new PolydispersityShape("gaussian", 35, 3), PolydispersityShape.usual("gaussian"));
    assertEquals(new PolydispersityShape("schulz", 80, 8), PolydispersityShape.usual("schulz"));
    assertEquals(
        new PolydispersityShape("lognormal", 80, 8), PolydispersityShape.usual("lognormal"));
  }

  @Test
  void senselessShapesAreRefusedInWords() {
    assertEquals(
        "unknown distribution 'boltzman'; there are gaussian, schulz, lognormal",
        refusal(new PolydispersityShape("boltzman", 35, 3)));
    assertEquals(
        "a distribution has 1 to 1000 points, not 0",
        refusal(new PolydispersityShape("gaussian", 0, 3)));
    assertEquals(
        "a distribution reaches a number of standard deviations above 0, not NaN",
        refusal(new PolydispersityShape("gaussian", 35, Double.NaN)));
  }

  private static String refusal(PolydispersityShape shape) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> Distribution.of(shape)).getMessage());
  }
}
