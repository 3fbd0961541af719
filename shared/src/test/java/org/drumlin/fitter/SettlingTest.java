package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.drumlin.fit.Method;
import org.junit.jupiter.api.Test;

final class SettlingTest {
  private static final int CHAINS = 20;

  @Test
  void settledChainsLoseNothing() {
    int cut = 0;
    for (int seed = 0; seed < 200; seed++) {
      cut += Settling.rows(drifting(seed, 0)).orElse(1) > 0 ? 1 : 0;
    }
    // One in a thousand is the level; 4 of 200 would be a chance of 5e-5.
    assertTrue(cut < 4, cut + " of 200 were cut");
  }

  @Test
  void aDriftIsCutOffAndSaidWhere() {
    Draws draws = drifting(1, 100);
    int row = Settling.rows(draws).orElseThrow();
    assertTrue(row >= 100 && row <= 300, "cut at " + row);
    Kept kept = Kept.of(draws, new Method("dream", java.util.Map.of(), none()), 50);
    assertEquals(50 + row, kept.burn());
    assertEquals(OptionalInt.of(50 + row), kept.found());
    assertEquals(1000 - row, kept.draws().generations());
    assertEquals(draws.value(row, 3, 0), kept.draws().value(0, 3, 0));
  }

  @Test
  void chainsThatNeverSettleKeepTheirLaterHalf() {
    Draws draws = drifting(2, 2000);
    assertEquals(OptionalInt.empty(), Settling.rows(draws));
    Kept kept = Kept.of(draws, new Method("dream", java.util.Map.of(), none()), 50);
    assertEquals(500, kept.draws().generations());
    assertTrue(kept.warnings().getFirst().contains("not settled"), kept.warnings().toString());
  }

  @Test
  void theOptionsGoBeforeWhatIsFound() {
    Draws draws = drifting(1, 100);
    Method off = new Method("dream", java.util.Map.of("trim", "off"), none());
    assertEquals(1000, Kept.of(draws, off, 50).draws().generations());
    Method chosen = new Method("dream", java.util.Map.of("discard", 650.0), none());
    assertEquals(400, Kept.of(draws, chosen, 50).draws().generations());
    assertEquals(650, Kept.of(draws, chosen, 50).burn());
  }

  private static java.util.Optional<Long> none() {
    return java.util.Optional.empty();
  }

  /** Correlated draws around a mean that decays from 5 within so many of 1000 rows. */
  private static Draws drifting(int seed, int rows) {
    Draws draws = new Draws(List.of("x"), CHAINS, 1000);
    CounterRandom random = new CounterRandom(seed);
    double[] x = new double[CHAINS];
    for (int row = 0; row < 1000; row++) {
      double[] shown = new double[CHAINS];
      double[] nllf = new double[CHAINS];
      for (int c = 0; c < CHAINS; c++) {
        random.seek(1, row, c);
        x[c] = 0.8 * x[c] + 0.6 * random.normal();
        shown[c] = x[c] + (rows == 0 ? 0 : 5 * Math.max(0, 1 - (double) row / rows));
        nllf[c] = 0.5 * shown[c] * shown[c];
      }
      draws.add(51 + row, shown, nllf);
    }
    return draws;
  }
}
