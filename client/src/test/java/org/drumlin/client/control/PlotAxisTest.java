package org.drumlin.client.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PlotAxisTest {
  @Test
  void decadesAreNamedAsPowers() {
    var ticks = new PlotAxis(true, 0.001, 100).ticks(8);

    assertEquals(
        List.of("10\u22123", "10\u22122", "10\u22121", "100", "101", "102"),
        ticks.stream()
            .filter(t -> !t.label().isEmpty())
            .map(t -> t.label() + t.exponent())
            .toList());
    assertEquals(8 * 5, ticks.stream().filter(t -> t.label().isEmpty()).count());
  }

  @Test
  void manyDecadesAreNamedNowAndThen() {
    var named =
        new PlotAxis(true, 1e-8, 1e8).ticks(5).stream().filter(t -> !t.label().isEmpty()).toList();

    assertTrue(named.size() <= 6, named.toString());
    assertTrue(named.size() >= 3, named.toString());
  }

  @Test
  void aShortLogarithmicAxisHasPlainNumbersToo() {
    assertEquals(
        List.of("0.01", "0.02", "0.05", "0.1", "0.2"), labels(new PlotAxis(true, 0.0075, 0.26)));
  }

  @Test
  void aVeryShortLogarithmicAxisIsMarkedLikeALinearOne() {
    assertEquals(List.of("0.20", "0.25", "0.30"), labels(new PlotAxis(true, 0.2, 0.3)));
  }

  @Test
  void linearStepsAreRound() {
    assertEquals(List.of("0", "20", "40"), labels(new PlotAxis(false, -3, 53)));
    assertEquals(List.of("\u22122", "0", "2"), labels(new PlotAxis(false, -3.4, 3.4)));
  }

  @Test
  void verySmallNumbersCarryAPower() {
    var ticks = new PlotAxis(false, 0, 5e-6).ticks(3);

    assertEquals("2\u00d710", ticks.get(1).label());
    assertEquals("\u22126", ticks.get(1).exponent());
  }

  @Test
  void placesAndValuesAreInverse() {
    for (boolean log : new boolean[] {false, true}) {
      var axis = new PlotAxis(log, 0.01, 3);
      for (double f : new double[] {0, 0.25, 0.5, 1}) {
        assertEquals(f, axis.fraction(axis.value(f)), 1e-12);
      }
    }
    assertTrue(Double.isNaN(new PlotAxis(true, 0.01, 3).fraction(-1)));
  }

  @Test
  void aRangeOfNothingOrOfOnePointStillHasRoom() {
    assertTrue(PlotAxis.around(true, 1, 1, 0.1).high() > 1);
    assertTrue(PlotAxis.around(false, 2, 2, 0.1).low() < 2);
    assertTrue(
        PlotAxis.around(true, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.1).low() > 0);
  }

  private static List<String> labels(PlotAxis axis) {
    return axis.ticks(4).stream().filter(t -> !t.label().isEmpty()).map(Tick::label).toList();
  }
}
