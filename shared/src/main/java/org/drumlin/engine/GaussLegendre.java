package org.drumlin.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gauss-Legendre rules, made on demand and kept: Newton's method on the three-term recurrence, each
 * root from Tricomi's first guess. Safe for any number of threads.
 */
final class GaussLegendre {
  /** Longer rules are put together from panels of this many nodes. */
  private static final int PANEL = 64;

  private static final int LONGEST = 1024;

  /**
   * Nodes and weights of an average.
   *
   * @param x rising
   * @param weight adding up to 1
   */
  record Rule(double[] x, double[] weight) {
    int size() {
      return x.length;
    }
  }

  private final Map<Integer, Rule> full = new ConcurrentHashMap<>();
  private final Map<Integer, Rule> half = new ConcurrentHashMap<>();
  private final Map<Integer, Rule> interval = new ConcurrentHashMap<>();

  /** The average over [-1, 1]. */
  Rule full(int n) {
    return full.computeIfAbsent(n, GaussLegendre::newton);
  }

  /** The average over [0, 1] of an even function: the upper half of a rule of 2n nodes. */
  Rule half(int n) {
    return half.computeIfAbsent(n, k -> k <= LONGEST ? upper(k) : panels(k));
  }

  /** The average over [0, 1]. */
  Rule interval(int n) {
    return interval.computeIfAbsent(n, k -> between(full(k)));
  }

  private static Rule between(Rule both) {
    return new Rule(
        Arrays.stream(both.x()).map(x -> 0.5 * (1 + x)).toArray(), both.weight().clone());
  }

  private Rule upper(int n) {
    Rule both = newton(2 * n);
    double[] x = new double[n];
    double[] w = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = both.x()[n + i];
      w[i] = 2 * both.weight()[n + i];
    }
    return new Rule(x, w);
  }

  /** In the angle, where the nodes are wanted evenly: x = sin(angle). */
  private Rule panels(int n) {
    Rule panel = full(PANEL);
    // panels waste two nodes of five against one long rule
    int count = (int) Math.ceil(2.6 * n / PANEL);
    double[] x = new double[count * PANEL];
    double[] w = new double[count * PANEL];
    double halfWidth = Elementary.PI_1 / 4 / count;
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double angle = halfWidth * (2 * (i / PANEL) + 1 + panel.x()[i % PANEL]);
      x[i] = Elementary.sin(angle);
      w[i] = 2 * halfWidth * panel.weight()[i % PANEL] * Elementary.cos(angle);
      sum += w[i];
    }
    for (int i = 0; i < w.length; i++) {
      w[i] /= sum;
    }
    return new Rule(x, w);
  }

  private static Rule newton(int n) {
    double[] x = new double[n];
    double[] w = new double[n];
    for (int i = 0; i < (n + 1) / 2; i++) {
      double z = Elementary.cos(Elementary.PI_1 * (i + 0.75) / (n + 0.5));
      z *= 1 - (n - 1.0) / (8.0 * n * n * n);
      double slope = 1;
      for (int step = 0; step < 20; step++) {
        double before = 0;
        double here = 1;
        for (int k = 0; k < n; k++) {
          double next = ((2 * k + 1) * z * here - k * before) / (k + 1);
          before = here;
          here = next;
        }
        slope = n * (before - z * here) / ((1 - z) * (1 + z));
        double change = here / slope;
        z -= change;
        if (Math.abs(change) < 1e-15) {
          break;
        }
      }
      x[n - 1 - i] = z;
      x[i] = -z;
      w[i] = 1 / ((1 - z) * (1 + z) * slope * slope);
      w[n - 1 - i] = w[i];
    }
    if (n % 2 == 1) {
      x[n / 2] = 0;
    }
    return new Rule(x, w);
  }
}
