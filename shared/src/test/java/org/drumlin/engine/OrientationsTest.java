package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * The nodes chosen are enough, and a few more change nothing: from rods to discs, small to vast.
 */
class OrientationsTest {
  private final GaussLegendre rules = new GaussLegendre();

  private static double square(double u, double q, double radius, double length) {
    double f =
        Bessel.disc(q * Math.sqrt((1 - u) * (1 + u)) * radius)
            * Elementary.sinc(q * u * length / 2);
    return f * f;
  }

  private double average(int n, double q, double radius, double length) {
    GaussLegendre.Rule rule = rules.half(n);
    double sum = 0;
    for (int i = 0; i < rule.size(); i++) {
      sum += rule.weight()[i] * square(rule.x()[i], q, radius, length);
    }
    return sum;
  }

  @Test
  void averagesHaveConverged() {
    double[][] bodies = {{20, 400}, {5, 20_000}, {2000, 10}, {300, 300}, {1, 1}, {50, 5000}};
    for (double[] body : bodies) {
      double size = Math.sqrt(4 * body[0] * body[0] + body[1] * body[1]);
      for (double q = 1e-4; q < 0.6; q *= 1.7) {
        int n = Orientations.nodes(q * size);
        double got = average(n, q, body[0], body[1]);
        double finer = average(n + n / 2 + 20, q, body[0], body[1]);
        assertEquals(
            finer,
            got,
            1e-8 * finer,
            "radius %s, length %s, q %s, %d nodes".formatted(body[0], body[1], q, n));
      }
    }
  }

  @Test
  void rulesIntegratePolynomials() {
    for (int n : new int[] {1, 2, 5, 16, 64, 333}) {
      GaussLegendre.Rule rule = rules.full(n);
      for (int power : new int[] {0, 1, n, 2 * n - 2, 2 * n - 1}) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += rule.weight()[i] * Math.pow(rule.x()[i], power);
        }
        assertEquals(power % 2 == 1 ? 0 : 1.0 / (power + 1), sum, 1e-14, n + " nodes");
      }
    }
  }

  @Test
  void veryLongRulesAreMadeOfPanels() {
    double expected = average(1024, 0.5, 5, 7800);
    assertEquals(expected, average(1025, 0.5, 5, 7800), 1e-9 * expected);
  }
}
