package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class CounterRandomTest {
  /** The known answers published with the generator (Random123, kat_vectors). */
  @Test
  void givesThePublishedNumbers() {
    assertArrayEquals(
        new int[] {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}, philox(0, 0, 0, 0, 0, 0));
    assertArrayEquals(
        new int[] {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}, philox(-1, -1, -1, -1, -1, -1));
    assertArrayEquals(
        new int[] {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1},
        philox(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0));
  }

  private static int[] philox(int c0, int c1, int c2, int c3, int k0, int k1) {
    int[] out = new int[4];
    CounterRandom.philox(c0, c1, c2, c3, k0, k1, out);
    return out;
  }

  @Test
  void theSamePlaceGivesTheSameNumbersWhateverWasDrawnBefore() {
    CounterRandom a = new CounterRandom(42);
    CounterRandom b = new CounterRandom(42);
    a.seek(1, 2, 3);
    for (int i = 0; i < 7; i++) {
      a.bits();
    }
    a.seek(2, 10, 4);
    b.seek(2, 10, 4);
    for (int i = 0; i < 20; i++) {
      assertEquals(a.uniform(), b.uniform());
    }
    b.seek(2, 10, 5);
    assertTrue(a.uniform() != b.uniform());
  }

  @Test
  void uniformsAndNormalsHaveTheirMoments() {
    CounterRandom random = new CounterRandom(7);
    random.seek(1, 1, 1);
    int n = 200_000;
    double u = 0;
    double z = 0;
    double zz = 0;
    double s = 0;
    for (int i = 0; i < n; i++) {
      double x = random.uniform();
      assertTrue(x > 0 && x < 1);
      u += x;
      s += random.signed();
      double g = random.normal();
      z += g;
      zz += g * g;
    }
    assertEquals(0.5, u / n, 5 / Math.sqrt(12.0 * n));
    assertEquals(0, s / n, 5 / Math.sqrt(3.0 * n));
    assertEquals(0, z / n, 5 / Math.sqrt(n));
    assertEquals(1, zz / n, 5 * Math.sqrt(2.0 / n));
  }

  @Test
  void normalQuantilesAreThoseOfTheTables() {
    assertEquals(0, NormalDistribution.quantile(0.5));
    assertEquals(1.959963984540054, NormalDistribution.quantile(0.975), 1e-15);
    assertEquals(-1.959963984540054, NormalDistribution.quantile(0.025), 1e-15);
    assertEquals(-4.264890793922825, NormalDistribution.quantile(1e-5), 1e-14);
    assertEquals(-9.262340089798408, NormalDistribution.quantile(1e-20), 1e-14);
    assertEquals(Quantiles.NORMAL_68, NormalDistribution.quantile(0.84), 1e-15);
  }
}
