package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.drumlin.fit.FitResult;
import org.junit.jupiter.api.Test;

final class WhitenessTest {
  /** Every order of 5 positive and 4 negative values, counted one by one. */
  @Test
  void theChanceOfRunsIsThatOfAllOrders() {
    int[] atMost = new int[10];
    double sum = 0;
    int orders = 0;
    for (int bits = 0; bits < 1 << 9; bits++) {
      if (Integer.bitCount(bits) == 5) {
        double[] r = signs(bits, 9);
        int runs = Runs.of(r).count();
        sum += runs;
        orders++;
        for (int most = runs; most < 10; most++) {
          atMost[most]++;
        }
      }
    }
    assertEquals(126, orders);
    for (int bits = 0; bits < 1 << 9; bits++) {
      if (Integer.bitCount(bits) == 5) {
        Runs runs = Runs.of(signs(bits, 9));
        assertEquals((double) atMost[runs.count()] / orders, runs.chance(), 1e-12);
        assertEquals(sum / orders, runs.expected(), 1e-12);
      }
    }
  }

  private static double[] signs(int bits, int n) {
    return IntStream.range(0, n).mapToDouble(i -> (bits >> i & 1) == 1 ? 1.5 : -0.5).toArray();
  }

  @Test
  void noiseIsCalledNoise() {
    int called = 0;
    for (int seed = 1; seed <= 200; seed++) {
      FitResult.ResidualCheck check = check(noise(seed, 150), true);
      called += check.words().startsWith("The residuals look like noise") ? 1 : 0;
    }
    // Chances of 1 % on either side, of two figures that go together.
    assertTrue(called >= 188, "called noise: " + called + " of 200");
  }

  @Test
  void aDriftIsFoundWhereItIs() {
    double[] residuals = noise(3, 150);
    for (int i = 60; i < 80; i++) {
      residuals[i] -= 2.5;
    }
    FitResult.ResidualCheck check = check(residuals, true);
    assertTrue(check.words().startsWith("The residuals drift"), check.words());
    assertTrue(check.words().contains("theory lies below the data"), check.words());
    double from = Double.parseDouble(check.words().replaceAll("(?s).*from q = (\\S+) to.*", "$1"));
    double to = Double.parseDouble(check.words().replaceAll("(?s).* to ([0-9.]+), where.*", "$1"));
    assertEquals(0.060, from, 0.004);
    assertEquals(0.079, to, 0.004);
    assertTrue(check.lag1() > 0.2 && check.runsP() < 0.2, check.toString());
  }

  @Test
  void pointsThatDoNotComeInOrderAreLookedAtInOrder() {
    double[] q = IntStream.range(0, 40).mapToDouble(i -> i % 2 == 0 ? i : 100 - i).toArray();
    double[] residuals = Arrays.stream(q).map(x -> x < 50 ? 1 : -1).toArray();
    assertEquals(2, Whiteness.check(q, residuals, true).orElseThrow().runs());
  }

  @Test
  void theExtremesHaveTheirWords() {
    double[] above = new double[20];
    Arrays.fill(above, 0.3);
    assertEquals("The theory lies above the data at every point.", check(above, true).words());
    assertEquals("The theory goes through every point.", check(new double[20], true).words());
    double[] zigzag = IntStream.range(0, 40).mapToDouble(i -> i % 2 == 0 ? 1 : -1).toArray();
    assertTrue(check(zigzag, true).words().startsWith("Neighbouring residuals alternate"));
    assertEquals(-1, check(zigzag, true).lag1(), 0.03);
    double[] one = noise(5, 60);
    one[17] = -7.25;
    assertTrue(
        check(one, true).words().endsWith("1 point is more than 4 errors off: 7.3 at q = 0.01700."),
        check(one, true).words());
    assertTrue(check(one, false).words().endsWith("."));
    assertTrue(!check(one, false).words().contains("errors off"));
    assertTrue(Whiteness.check(new double[9], new double[9], true).isEmpty());
  }

  private static double[] noise(int seed, int n) {
    CounterRandom random = new CounterRandom(seed);
    random.seek(7, 0, 0);
    return IntStream.range(0, n).mapToDouble(i -> random.normal()).toArray();
  }

  private static FitResult.ResidualCheck check(double[] residuals, boolean inErrors) {
    double[] q = IntStream.range(0, residuals.length).mapToDouble(i -> i * 1e-3).toArray();
    return Whiteness.check(q, residuals, inErrors).orElseThrow();
  }
}
