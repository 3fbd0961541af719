package org.drumlin.client.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PickBoxTest {
  private static final PlotCurves CURVES =
      new PlotCurves(
          new double[] {0.01, 0.02, 0.04},
          new double[] {100, 10, 1},
          null,
          new boolean[] {true, true, true},
          new int[] {0, 1, 2},
          new double[0],
          new double[0],
          new double[0]);

  private static final PlotFrame FRAME = PlotFrame.of(600, 400, CURVES, List.of(), true, true);

  @Test
  void aClickMeansTheNearestPointWithinReach() {
    var click = PickBox.at(FRAME.px(0.02) + 5, FRAME.py(10) - 5);
    assertTrue(click.isClick());
    assertEquals(List.of(1), click.points(FRAME, CURVES));
    assertEquals(List.of(), PickBox.at(FRAME.px(0.02) + 40, FRAME.py(10)).points(FRAME, CURVES));
  }

  @Test
  void aBoxMeansWhatLiesInItHoweverItWasDragged() {
    var box = PickBox.at(FRAME.px(0.05), FRAME.py(0.5)).to(FRAME.px(0.015), FRAME.py(20));
    assertFalse(box.isClick());
    assertEquals(List.of(1, 2), box.points(FRAME, CURVES));
  }

  @Test
  void theAxesHoldWhatLiesBehindToo() {
    var behind =
        new PlotCurves(
            new double[] {0.5},
            new double[] {1e4},
            null,
            new boolean[] {true},
            new int[] {0},
            new double[0],
            new double[0],
            new double[0]);
    var frame = PlotFrame.of(600, 400, CURVES, List.of(new PlotBeside(behind, 1)), true, true);
    assertTrue(frame.px(0.5) < frame.right());
    assertTrue(frame.py(1e4) > frame.top());
  }
}
