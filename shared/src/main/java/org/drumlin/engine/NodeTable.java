package org.drumlin.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The nodes of all rules asked for so far, one after the other, as a device takes them. For each
 * orientation u, sqrt(1 - u²) and weight of the first angle, cosine and sine of the second; for
 * each node of an integral its place from 0 to 1, nothing, its weight.
 */
final class NodeTable {
  private static final int WIDTH = OpenClPrinter.NODE;

  private final GaussLegendre rules;
  private final Map<Integer, int[]> known = new HashMap<>();
  private final Map<Integer, int[]> intervals = new HashMap<>();
  private double[] table = new double[0];
  private int nodes;

  NodeTable(GaussLegendre rules) {
    this.rules = rules;
  }

  /** First node and number of nodes of the rule for that many. */
  int[] rule(int wanted) {
    return known.computeIfAbsent(wanted, this::add);
  }

  /** The same of the rule for an integral with that many nodes. */
  int[] interval(int wanted) {
    return intervals.computeIfAbsent(wanted, this::addInterval);
  }

  /** All of them; the array is replaced when a rule is added. */
  double[] table() {
    return table;
  }

  /** Makes room for more nodes; the first of them. */
  private int room(int more) {
    int first = nodes;
    nodes += more;
    table = Arrays.copyOf(table, nodes * WIDTH);
    return first;
  }

  private int[] addInterval(int wanted) {
    GaussLegendre.Rule rule = rules.interval(wanted);
    int first = room(rule.size());
    for (int i = 0; i < rule.size(); i++) {
      table[(first + i) * WIDTH] = rule.x()[i];
      table[(first + i) * WIDTH + 2] = rule.weight()[i];
    }
    return new int[] {first, rule.size()};
  }

  private int[] add(int wanted) {
    GaussLegendre.Rule rule = rules.half(wanted);
    int n = rule.size();
    int first = room(n);
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
