package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.drumlin.job.EvalReply;
import org.junit.jupiter.api.Test;

final class ProfileCurvesTest {
  private static final double[] Z = {0, 50, 100};
  private static final double[] SLD = {0, 6.36, 2.07};

  private static ProfileCurves of(double... isld) {
    return ProfileCurves.of(new EvalReply.Profile(Z, SLD, isld));
  }

  @Test
  void absorptionIsDrawnBesideInARoundScale() {
    var curves = of(0, 0.01, 0.002);
    assertArrayEquals(SLD, curves.real().theory());
    assertEquals(1, curves.imaginary().size());
    var beside = curves.imaginary().getFirst().curves();
    assertArrayEquals(Z, beside.theoryQ());
    assertArrayEquals(new double[] {0, 1, 0.2}, beside.theory(), 1e-15);
    assertEquals("isld × 100, the absorbing part", curves.words());
  }

  @Test
  void muchAbsorptionIsDrawnAsItIs() {
    var curves = of(0, 4, 30);
    assertArrayEquals(new double[] {0, 4, 30}, curves.imaginary().getFirst().curves().theory());
    assertEquals("isld, the absorbing part", curves.words());
  }

  @Test
  void nothingIsBesideWhereNothingAbsorbs() {
    for (var curves : List.of(of(), of(0, 0, 0), of(Double.NaN, Double.NaN, Double.NaN))) {
      assertEquals(List.of(), curves.imaginary());
      assertEquals("", curves.words());
    }
  }
}
