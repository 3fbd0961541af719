package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.drumlin.data.Resolution;
import org.junit.jupiter.api.Test;

/** Slits against the integrals that define them, by Simpson's rule. */
class SlitTest {
  private final GaussLegendre rules = new GaussLegendre();

  private static double simpson(DoubleUnaryOperator f, double low, double high, int steps) {
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double w = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
      sum += w * f.applyAsDouble(low + (high - low) * i / steps);
    }
    return sum / (3 * steps);
  }

  private static double dense(
      DoubleUnaryOperator theory, double q, double length, double width, int along, int across) {
    DoubleUnaryOperator line =
        length == 0
            ? x -> theory.applyAsDouble(Math.abs(x))
            : x -> simpson(u -> theory.applyAsDouble(Math.hypot(x, u)), 0, length, along);
    return width == 0 ? line.applyAsDouble(q) : simpson(line, q - width, q + width, across);
  }

  private static Plan.Theory at(DoubleUnaryOperator theory) {
    return (q, values) ->
        IntStream.range(0, q.length).forEach(i -> values[i] = theory.applyAsDouble(q[i]));
  }

  private static double[] all(int n, double value) {
    double[] values = new double[n];
    Arrays.fill(values, value);
    return values;
  }

  private double[] smear(DoubleUnaryOperator theory, double[] q, double[] length, double[] width) {
    double[] smeared = new double[q.length];
    Plan.of(q, new Resolution.Slit(length, width), rules).evaluate(at(theory), smeared, 0);
    return smeared;
  }

  private void check(
      DoubleUnaryOperator theory,
      double[] q,
      double[] length,
      double[] width,
      int along,
      int across) {
    double[] smeared = smear(theory, q, length, width);
    for (int i = 0; i < q.length; i++) {
      double expected = dense(theory, q[i], length[i], width[i], along, across);
      assertEquals(
          expected,
          smeared[i],
          1e-7 * Math.abs(expected),
          "q " + q[i] + " length " + length[i] + " width " + width[i]);
    }
  }

  @Test
  void byLength() {
    double[] q = Peer.grid(25, 1e-5, 0.3);
    for (double length : new double[] {1e-7, 1e-3, 0.02, 0.117}) {
      check(x -> Peer.sphere(x, 50), q, all(25, length), all(25, 0), 20_000, 0);
      check(x -> Peer.sphere(x, 1500), q, all(25, length), all(25, 0), 40_000, 0);
      check(x -> Peer.coil(x, 60), q, all(25, length), all(25, 0), 20_000, 0);
    }
  }

  @Test
  void byWidthAlone() {
    double[] q = Peer.grid(25, 1e-4, 0.3);
    for (double width : new double[] {1e-9, 1e-4, 0.003, 0.05}) {
      check(x -> Peer.sphere(x, 50), q, all(25, 0), all(25, width), 0, 20_000);
      check(x -> Peer.sphere(x, 1500), q, all(25, 0), all(25, width), 0, 20_000);
      check(x -> Peer.coil(x, 60), q, all(25, 0), all(25, width), 0, 20_000);
    }
  }

  @Test
  void byBoth() {
    double[] q = {0, 0.0003, 0.004, 0.0251, 0.12};
    for (double length : new double[] {0.001, 0.08}) {
      for (double width : new double[] {1e-6, 0.002, 0.02}) {
        double[] lengths = all(q.length, length);
        double[] widths = all(q.length, width);
        check(x -> Peer.sphere(x, 200), q, lengths, widths, 1200, 400);
        check(x -> Peer.coil(x, 60), q, lengths, widths, 600, 300);
      }
    }
  }

  @Test
  void pointsOfEveryKindTogether() {
    double[] q = {0.05, 0, 0.01, 0.002, 0.2, 0, 0.01, 0.003};
    double[] length = {0, 0.05, 0.03, 0.01, 0, 0, 0, 1e-18};
    double[] width = {0, 0, 0.002, 0, 0.01, 0.004, 0.03, 0};
    check(x -> Peer.sphere(x, 120), q, length, width, 1500, 1500);
  }

  @Test
  void everyWindowAddsUpToOne() {
    double[] q = Peer.grid(30, 1e-8, 0.5);
    for (double length : new double[] {0, 1e-12, 1e-6, 1e-3, 0.1, 10}) {
      for (double width : new double[] {0, 1e-12, 1e-6, 1e-3, 0.1}) {
        for (double value : smear(x -> 3.25, q, all(30, length), all(30, width))) {
          assertEquals(3.25, value, 1e-11, length + " by " + width);
        }
      }
    }
  }

  @Test
  void aRectangleBecomesALineAsItNarrows() {
    double[] q = Peer.grid(20, 0.001, 0.3);
    DoubleUnaryOperator coil = x -> Peer.coil(x, 60);
    for (double tiny : new double[] {1e-6, 1e-8, 1e-10, 1e-13}) {
      assertClose(
          smear(coil, q, all(20, 0.05), all(20, 0)), smear(coil, q, all(20, 0.05), all(20, tiny)));
      assertClose(
          smear(coil, q, all(20, 0), all(20, 0.01)), smear(coil, q, all(20, tiny), all(20, 0.01)));
    }
  }

  private static void assertClose(double[] expected, double[] actual) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-7 * expected[i], "point " + i);
    }
  }

  @Test
  void noOpeningsAreNoResolution() {
    double[] q = {0.1, 0.2};
    Plan plan = Plan.of(q, new Resolution.Slit(new double[2], new double[2]), rules);
    assertArrayEquals(q, plan.sharpQ());
    assertTrue(plan.panels().roots().isEmpty());
    assertThrows(
        IllegalArgumentException.class,
        () -> Plan.of(q, new Resolution.Slit(new double[2], new double[1]), rules));
  }

  @Test
  void severalCurvesGoThroughThePanelsOfTheFirst() {
    double[] q = Peer.grid(12, 0.002, 0.2);
    Plan plan = Plan.of(q, new Resolution.Slit(all(12, 0.05), all(12, 0.001)), rules);
    DoubleUnaryOperator first = x -> Peer.sphere(x, 300);
    DoubleUnaryOperator second = x -> Peer.coil(x, 20);
    double[][] both = new double[2][15];
    plan.evaluateAll(
        (at, curves) -> {
          at(first).at(at, curves[0]);
          at(second).at(at, curves[1]);
        },
        both,
        3);
    double[] alone = new double[15];
    plan.evaluate(at(first), alone, 3);
    assertArrayEquals(alone, both[0]);
    plan.evaluate(at(second), alone, 3);
    for (int i = 3; i < 15; i++) {
      assertEquals(alone[i], both[1][i], 1e-7 * alone[i]);
    }
  }

  @Test
  void aTheoryWithoutAValueSpoilsOnlyThePointsThatSeeIt() {
    double[] q = {0.01, 0.1};
    double[] smeared = smear(x -> x > 0.05 ? Double.NaN : 1, q, new double[2], all(2, 0.001));
    assertEquals(1, smeared[0], 1e-12);
    assertTrue(Double.isNaN(smeared[1]));
  }
}
