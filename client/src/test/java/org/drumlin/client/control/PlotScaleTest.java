package org.drumlin.client.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

final class PlotScaleTest {
  private static final PlotCurves CURVES =
      new PlotCurves(
          new double[] {1, 2},
          new double[] {8, 4},
          new double[] {0.5, 0.25},
          new boolean[] {true, false},
          new int[] {4, 7},
          new double[] {1, 3},
          new double[] {7, 2},
          new double[] {-2, 1});

  @Test
  void plainAxesLeaveTheCurvesAsTheyAre() {
    assertSame(CURVES, PlotScale.of(CURVES, PlotScale.X.Q, PlotScale.Y.I));
  }

  @Test
  void dataErrorsAndTheoryAreScaledAlikeAndResidualsAreNot() {
    var kratky = PlotScale.of(CURVES, PlotScale.X.Q, PlotScale.Y.I_Q2);
    assertArrayEquals(new double[] {8, 16}, kratky.intensity());
    assertArrayEquals(new double[] {0.5, 1}, kratky.error());
    assertArrayEquals(new double[] {7, 18}, kratky.theory());
    assertSame(CURVES.residuals(), kratky.residuals());
    var guinier = PlotScale.of(CURVES, PlotScale.X.Q_SQUARED, PlotScale.Y.I);
    assertArrayEquals(new double[] {1, 4}, guinier.q());
    assertArrayEquals(new double[] {1, 9}, guinier.theoryQ());
    assertArrayEquals(CURVES.intensity(), guinier.intensity());
  }

  @Test
  void aPlaceOnTheAxisIsAQAgain() {
    for (var x : PlotScale.X.values()) {
      assertEquals(0.07, x.back(x.of(0.07)), 1e-15);
    }
    assertEquals(0, PlotScale.X.Q_SQUARED.back(-0.1));
  }
}
