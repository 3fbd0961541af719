package org.drumlin.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The orientations of all rules asked for so far, one after the other, as a device takes them: for
 * each node u, sqrt(1 - u²) and weight of the first angle, cosine and sine of the second.
 */
final class NodeTable {
  private static final int WIDTH = OpenClPrinter.NODE;

  private final GaussLegendre rules;
  private final Map<Integer, int[]> known = new HashMap<>();
  private double[] table = new double[0];
  private int nodes;

  NodeTable(GaussLegendre rules) {
    this.rules = rules;
  }

  /** First node and number of nodes of the rule for that many. */
  int[] rule(int wanted) {
    return known.computeIfAbsent(wanted, this::add);
  }

  /** All of them; the array is replaced when a rule is added. */
  double[] table() {
    return table;
  }

  private int[] add(int wanted) {
    GaussLegendre.Rule rule = rules.half(wanted);
    int n = rule.size();
    int first = nodes;
    nodes += n;
    table = Arrays.copyOf(table, nodes * WIDTH);
    for (int i = 0; i < n; i++) {
      int at = (first + i) * WIDTH;
      double u = rule.x()[i];
      double angle = (i + 0.5) * (Elementary.PI_1 / 2) / n;
      table[at] = u;
      table[at + 1] = Math.sqrt((1 - u) * (1 + u));
      table[at + 2] = rule.weight()[i];
      table[at + 3] = Elementary.cos(angle);
      table[at + 4] = Elementary.sin(angle);
    }
    return new int[] {first, n};
  }
}
