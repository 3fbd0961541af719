package org.drumlin.engine;

import java.util.List;
import java.util.Map;

/**
 * A tape before its values were put into slots: what it takes to print it as code.
 *
 * @param orientation the numbers of an orientation: none, two or four
 * @param blockInputs what differs from point to point, q first
 * @param groups the values by their places, in the order they are computed
 * @param addends what the innermost turn adds up
 * @param results values that are wanted themselves, where there are no loops
 * @param slots where the numbers lie that are known ahead of the loops
 */
record Outline(
    Nest nest,
    List<Value> orientation,
    List<Value> blockInputs,
    List<Group> groups,
    List<Addend> addends,
    List<Value> results,
    Map<Value, Slot> slots) {

  /** Values of one place. */
  record Group(Nest.Place place, List<Value> values) {}

  /**
   * Number times first (times second, in a product), or its square, added to an output.
   *
   * @param second read in a product alone; may be the first once more
   */
  record Addend(
      Value number,
      Value first,
      Value second,
      boolean product,
      boolean squared,
      int weighting,
      int output) {}

  /** How many sums there are. */
  int outputs() {
    return addends.stream().mapToInt(a -> a.output() + 1).max().orElse(0);
  }

  /** How many loops over polydisperse parameters. */
  int spreads() {
    return nest.loops() - nest.nodeLoops();
  }

  /** How many values are computed for each turn of the loops, at most. */
  int steps() {
    return groups.stream()
        .filter(g -> g.place().depth() != Nest.BEFORE)
        .mapToInt(g -> g.values().size())
        .sum();
  }
}
