package org.drumlin.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import org.drumlin.fit.DistributionPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

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
    assertEquals(
        new PolydispersityShape("rectangle", 35, 1.73205), PolydispersityShape.usual("rectangle"));
    assertEquals(
        new PolydispersityShape("boltzmann", 35, 3), PolydispersityShape.usual("boltzmann"));
  }

  @Test
  void senselessShapesAreRefusedInWords() {
    assertEquals(
        "unknown distribution 'boltzman'; there are gaussian, rectangle, uniform, boltzmann,"
            + " lognormal, schulz, array",
        refusal(new PolydispersityShape("boltzman", 35, 3)));
    assertEquals(
        "a distribution has 1 to 1000 points, not 0",
        refusal(new PolydispersityShape("gaussian", 0, 3)));
    assertEquals(
        "a distribution reaches a number of standard deviations above 0, not NaN",
        refusal(new PolydispersityShape("gaussian", 35, Double.NaN)));
    assertEquals(
        "an array needs its points, [[value, weight], …]; none are given",
        refusal(PolydispersityShape.usual("array")));
    assertEquals(
        "a point of an array is a value and a weight of 0 or more, not [50.0, -1.0]",
        refusal(array(50, -1)));
    assertEquals("the weights of an array add up to 0.0", refusal(array(50, 0, 60, 0)));
  }

  private static String refusal(PolydispersityShape shape) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> Distribution.of(shape)).getMessage());
  }

  private static PolydispersityShape array(double... pairs) {
    List<DistributionPoint> points = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      points.add(new DistributionPoint(pairs[i], pairs[i + 1]));
    }
    return PolydispersityShape.array(points);
  }

  @Test
  void anArrayIsTakenAsItIs() {
    Distribution distribution = Distribution.of(array(30, 1, 70, 3, 50, 4, 900, 100));
    assertEquals(4, distribution.points());
    double[] x = new double[4];
    double[] w = new double[4];
    assertEquals(3, distribution.fill(Double.NaN, 0, 0, 100, x, w));
    assertArrayEquals(new double[] {30, 70, 50}, Arrays.copyOf(x, 3));
    assertArrayEquals(new double[] {0.125, 0.375, 0.5}, Arrays.copyOf(w, 3));
    DistributionNodes nodes = DistributionNodes.of(4);
    assertEquals(3, distribution.fill(50, 0.1, 0, 100, nodes));
    assertArrayEquals(new double[4], nodes.xByCenter());
    assertArrayEquals(new double[4], nodes.xByWidth());
    assertArrayEquals(new double[4], nodes.wByWidth());
  }

  @ParameterizedTest
  @CsvSource({
    "gaussian, 50, 0.2",
    "gaussian, -50, 0.2",
    "rectangle, 50, 0.2",
    "uniform, 50, 0.3",
    "boltzmann, 50, 0.2",
    "boltzmann, -3, 0.1",
    "lognormal, 50, 0.2",
    "lognormal, 50, 0.002",
    "lognormal, 0.3, 0.7",
    "schulz, 50, 0.2",
    "schulz, 50, 0.002",
    "schulz, 2000, 0.03",
    "schulz, 0.3, 0.7",
  })
  void derivativesAreThoseOfThePoints(String type, double center, double width) {
    Distribution distribution = Distribution.of(PolydispersityShape.usual(type));
    DistributionNodes nodes = DistributionNodes.of(distribution.points());
    int count = distribution.fill(center, width, -1e9, 1e9, nodes);
    assertEquals(count, Arrays.stream(nodes.w()).filter(w -> w > 0).count());
    double[][] byCenter = differences(d -> moved(distribution, center * (1 + d), width), center);
    assertClose(byCenter[0], nodes.xByCenter(), count);
    assertArrayEquals(
        new double[count], Arrays.copyOf(byCenter[1], count), 1e-7 / Math.abs(center));
    double[][] byWidth = differences(d -> moved(distribution, center, width * (1 + d)), width);
    assertClose(byWidth[0], nodes.xByWidth(), count);
    assertClose(byWidth[1], nodes.wByWidth(), count);
  }

  private static double[][] moved(Distribution distribution, double center, double width) {
    double[] x = new double[distribution.points()];
    double[] w = new double[distribution.points()];
    distribution.fill(center, width, -1e9, 1e9, x, w);
    return new double[][] {x, w};
  }

  /** Central differences by two relative steps, extrapolated: of points and weights. */
  private static double[][] differences(DoubleFunction<double[][]> at, double scale) {
    double step = 1e-3;
    double[][] all = new double[2][];
    for (int k = 0; k < 2; k++) {
      double[][] values = new double[4][];
      for (int i = 0; i < 4; i++) {
        values[i] = at.apply(new double[] {step, -step, 2 * step, -2 * step}[i])[k];
      }
      all[k] = new double[values[0].length];
      for (int i = 0; i < all[k].length; i++) {
        double near = (values[0][i] - values[1][i]) / (2 * step);
        double far = (values[2][i] - values[3][i]) / (4 * step);
        all[k][i] = (4 * near - far) / 3 / scale;
      }
    }
    return all;
  }

  private static void assertClose(double[] expected, double[] actual, int count) {
    double most = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertArrayEquals(
        Arrays.copyOf(expected, count), Arrays.copyOf(actual, count), 1e-7 * most + 1e-10);
  }

  @Test
  void aPointAloneMovesWithItsCenter() {
    DistributionNodes nodes = DistributionNodes.of(35);
    Distribution gauss = Distribution.of(PolydispersityShape.usual("gaussian"));
    assertEquals(1, gauss.fill(50, 0, 0, 100, nodes));
    assertEquals(1, nodes.xByCenter()[0]);
    assertEquals(0, nodes.xByWidth()[0]);
    assertEquals(0, nodes.wByWidth()[0]);
  }
}
