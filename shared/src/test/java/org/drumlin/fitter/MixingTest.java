package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class MixingTest {
  @Test
  void independentDrawsCountInFull() {
    double[][] chains = autoregressive(4, 2000, 0);
    Mixing mixing = Mixing.of(chains);
    assertEquals(8000, mixing.ess(), 800);
    assertEquals(1, mixing.rhat(), 2e-3);
  }

  /** An AR(1) series of coefficient a is worth (1-a)/(1+a) of its length. */
  @Test
  void correlatedDrawsCountForLess() {
    Mixing mixing = Mixing.of(autoregressive(8, 20_000, 0.9));
    assertEquals(160_000 * 0.1 / 1.9, mixing.ess(), 0.1 * 160_000 * 0.1 / 1.9);
  }

  @Test
  void longSlowChainsAreThinnedBeforeTheyAreSummed() {
    Mixing mixing = Mixing.of(autoregressive(50, 40_000, 0.998));
    double expected = 50 * 40_000 * 0.002 / 1.998;
    assertEquals(expected, mixing.ess(), 0.2 * expected);
  }

  @Test
  void chainsThatDisagreeInPlaceOrWidthAreFound() {
    double[][] shifted = autoregressive(4, 1000, 0);
    for (int i = 0; i < 1000; i++) {
      shifted[0][i] += 1;
    }
    assertTrue(Mixing.of(shifted).rhat() > 1.05);
    double[][] wide = autoregressive(4, 1000, 0);
    for (int i = 0; i < 1000; i++) {
      wide[0][i] *= 4;
    }
    assertTrue(Mixing.of(wide).rhat() > 1.05);
  }

  @Test
  void tooFewOrConstantDrawsTellNothing() {
    assertTrue(Double.isNaN(Mixing.of(new double[][] {{1, 2, 3}}).rhat()));
    assertTrue(Double.isNaN(Mixing.of(new double[4][100]).ess()));
    assertTrue(Double.isNaN(Mixing.of(new double[0][0]).ess()));
  }

  @Test
  void ranksShareTies() {
    assertArrayEquals(
        new double[] {5, 2.5, 2.5, 1, 6, 4},
        Ranks.of(new double[] {3, -0.0, 0.0, -7, 1e300, 5e-324}));
  }

  private static double[][] autoregressive(int chains, int length, double a) {
    double[][] draws = new double[chains][length];
    CounterRandom random = new CounterRandom(11);
    double kick = Math.sqrt(1 - a * a);
    for (int c = 0; c < chains; c++) {
      random.seek(1, 1, c);
      double x = random.normal();
      for (int i = 0; i < length; i++) {
        x = a * x + kick * random.normal();
        draws[c][i] = x;
      }
    }
    return draws;
  }
}
