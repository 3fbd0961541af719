package org.drumlin.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Integrals of a model's own: values {@link Op#INTEGRAL} of what depends on a node. What does is no
 * value of the tape's places but is computed anew for each node, within the place of its integral;
 * integrals of one place are added up in one loop.
 */
final class Integrals {
  /** Nodes of an integral at most: enough for q times span up to 16,000. */
  static final int MOST_NODES = 4096;

  private static final int HIGHEST_BIT = 30;
  private static final int ALL = bit(0) | bit(1);

  private final Map<Value, Integer> ranks = new HashMap<>();

  /**
   * @param order values with all that they are made of, operands before users
   */
  Integrals(Collection<Value> order) {
    for (Value v : order) {
      int rank = v.operands().stream().mapToInt(this::rank).max().orElse(0);
      ranks.put(v, v.op() == Op.INTEGRAL ? rank + 1 : rank);
    }
  }

  /** What a value that changes with the node depends on; 0 is the outermost integral. */
  static int bit(int level) {
    return 1 << HIGHEST_BIT - level;
  }

  /** Of which integrals a value changes with the node. */
  static int nodes(Value v) {
    return v.depends() & ALL;
  }

  /**
   * Nodes for the largest q times span of a block. A phase that runs over kappa is a polynomial of
   * order kappa/2 and a little more; a rule of n nodes is exact to 2 n - 1. A multiple of four, so
   * that there are not too many rules.
   */
  static int nodes(double kappa) {
    double order = 0.5 * kappa + 5 * StrictMath.cbrt(kappa) + 16;
    return Math.min(MOST_NODES, 4 * (int) Math.ceil(Math.min(order, 1e7) / 8));
  }

  /** How many integrals a value waits for, one after the other. */
  private int rank(Value v) {
    return ranks.getOrDefault(v, 0);
  }

  /** An order in which integrals that can share a loop stand beside each other. */
  Comparator<Value> order() {
    Comparator<Value> byRank =
        Comparator.comparingInt(v -> 2 * rank(v) - (v.op() == Op.INTEGRAL ? 1 : 0));
    return byRank.thenComparingInt(Value::id);
  }

  /** Values in that order, integrals that share a loop together, others alone. */
  List<List<Value>> runs(List<Value> ordered) {
    List<List<Value>> runs = new ArrayList<>();
    Value before = null;
    for (Value v : ordered) {
      if (before != null && together(before, v)) {
        runs.getLast().add(v);
      } else {
        runs.add(new ArrayList<>(List.of(v)));
      }
      before = v;
    }
    return runs;
  }

  private boolean together(Value a, Value b) {
    return a.op() == Op.INTEGRAL
        && b.op() == Op.INTEGRAL
        && rank(a) == rank(b)
        && a.number() == b.number();
  }

  /**
   * What is computed for each node, in order.
   *
   * @param roots what is wanted there
   * @param loops the bits of this integral and of those around it
   */
  List<Value> within(Collection<Value> roots, int loops, int own) {
    List<Value> found = new ArrayList<>();
    for (Value v : below(roots)) {
      if ((nodes(v) & own) != 0 && (nodes(v) & ~loops) == 0 && v.op() != Op.INPUT) {
        found.add(v);
      }
    }
    found.sort(order());
    return found;
  }

  /** How many values an integral computes for each node. */
  int below(Value integral) {
    return (int) below(List.of(integral.first())).stream().filter(v -> nodes(v) != 0).count();
  }

  /** What integrals read that does not change with their nodes. */
  static List<Value> captured(Value integral) {
    return below(List.of(integral.first())).stream().filter(v -> nodes(v) == 0).toList();
  }

  /** The values that change with a node beneath these, and what they read that does not. */
  private static List<Value> below(Collection<Value> roots) {
    Set<Value> found = new HashSet<>();
    List<Value> open = new ArrayList<>(roots);
    while (!open.isEmpty()) {
      Value v = open.removeLast();
      if (found.add(v) && nodes(v) != 0) {
        open.addAll(v.operands());
      }
    }
    return List.copyOf(found);
  }
}
