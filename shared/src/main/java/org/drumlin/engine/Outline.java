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
 * @param integrals in which order the values of a group are computed
 */
record Outline(
    Nest nest,
    List<Value> orientation,
    List<Value> blockInputs,
    List<Group> groups,
    List<Addend> addends,
    List<Value> results,
    Map<Value, Slot> slots,
    Integrals integrals) {

  /** How many nodes an integral is taken to have where it is not known yet. */
  private static final int USUAL_NODES = 16;

  /** Values of one place. */
  record Group(Nest.Place place, List<Value> values) {}

  /**
   * Number times first times second, or its square, added to an output.
   *
   * @param second the first again where there is no product
   * @param product whether there is a second, which may be the first again
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
        .flatMap(g -> g.values().stream())
        .mapToInt(this::steps)
        .sum();
  }

  private int steps(Value v) {
    return v.op() == Op.INTEGRAL ? USUAL_NODES * integrals.below(v) : 1;
  }

  /** Whether there are integrals. */
  boolean integrates() {
    return groups.stream().anyMatch(g -> g.values().stream().anyMatch(v -> v.op() == Op.INTEGRAL));
  }
}
