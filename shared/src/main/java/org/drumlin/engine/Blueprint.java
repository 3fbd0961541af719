package org.drumlin.engine;

import java.util.List;

/**
 * What a tape is to compute: values of one {@link Graph}.
 *
 * @param inputs numbers from outside
 * @param blockInputs blocks from outside, q among them
 * @param addends what the innermost turn adds up, over q
 * @param outputs how many sums there are
 * @param averages what the innermost turn adds up of numbers
 * @param results blocks that are wanted themselves, where there are no loops
 */
record Blueprint(
    List<Value> inputs,
    List<Value> blockInputs,
    List<Addend> addends,
    int outputs,
    List<Average> averages,
    List<Value> results) {

  /**
   * A part of a sum over the loops.
   *
   * @param squared whether the value's square is meant
   * @param weighting which weights it is taken with; 0 are the distributions' own
   */
  record Addend(Value value, boolean squared, int weighting, int output) {}

  /** A part of a mean of numbers; or, when {@code largest}, the largest magnitude. */
  record Average(Value value, int weighting, boolean largest, int output) {}
}
