package org.drumlin.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class TimeLeftTest {
  private final TimeLeft left = new TimeLeft();

  @Test
  void nothingIsSaidWhileTheSpeedStillGrows() {
    double fraction = 0;
    for (double t = 0.5; t <= 4; t += 0.5) {
      fraction += 0.0001 * Math.pow(2, 2 * t);
      assertTrue(Double.isNaN(left.after(t, fraction)), "at " + t);
    }
  }

  @Test
  void aSlowBeginningIsForgotten() {
    double fraction = 0;
    for (double t = 0.5; t <= 3; t += 0.5) {
      fraction += 0.0005;
      left.after(t, fraction);
    }
    double said = Double.NaN;
    for (double t = 3.5; t <= 10; t += 0.5) {
      fraction += 0.005;
      said = left.after(t, fraction);
    }
    assertEquals((1 - fraction) / 0.01, said, 0.5);
  }

  @Test
  void whatAnEarlierRunHadDoneIsNoSpeed() {
    double said = Double.NaN;
    for (double t = 0; t <= 5; t += 0.5) {
      said = left.after(t, 0.5 + 0.01 * t);
    }
    assertEquals(45, said, 1e-6);
  }

  @Test
  void aStopOfTheClockIsNoSpeedAtAll() {
    left.after(0, 0.1);
    assertTrue(Double.isNaN(left.after(5, 0.1)));
  }
}
