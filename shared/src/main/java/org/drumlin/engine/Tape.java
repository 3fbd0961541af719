package org.drumlin.engine;

import java.util.List;

/**
 * Values as straight runs of steps within a nest of loops: orientations outermost, then each
 * polydisperse parameter. A step lies no deeper than what it depends on; what depends on an inner
 * loop but not on an outer one is tabulated ahead of the outer one.
 *
 * @param loops how many loops
 * @param nodeLoops how many of them, the first, go over orientations
 * @param before per parameter set, ahead of everything: numbers alone
 * @param atDepth within that many of the loops, in order
 * @param numbers the numbers' array with the constants in place; copied for each user
 * @param blocks length of the blocks' array
 * @param inputs places of the numbers that come from outside, by their order
 * @param blockInputs places of the blocks that come from outside
 * @param sums what the innermost turn adds to the outputs
 * @param outputs places of the blocks that sums grow in
 * @param means what the innermost turn adds of numbers
 * @param results places of blocks that are there after the last step, for a tape without loops
 * @param rule where the numbers hold the rule of integrals, see {@link Instruction.OverNodes}
 * @param outline the same for a printer of code
 */
record Tape(
    int loops,
    int nodeLoops,
    List<Segment> before,
    List<List<Segment>> atDepth,
    double[] numbers,
    int blocks,
    List<Slot> inputs,
    List<Slot> blockInputs,
    List<Sum> sums,
    List<Slot> outputs,
    List<Mean> means,
    List<Slot> results,
    int rule,
    Outline outline) {

  /** Where the rule of a tape without integrals is. */
  static final int NO_RULE = -1;

  /**
   * Adds weight times number times first block times second, or its square, to an output.
   *
   * @param squared whether the number is squared too
   * @param weighting which of the loops' weights; 0 are the distributions' own
   */
  record Sum(
      BlockOp op,
      Slot number,
      boolean squared,
      Slot first,
      Slot second,
      int weighting,
      int output) {}

  /**
   * Adds weight times a number to a mean, or keeps its largest magnitude.
   *
   * @param output which of the means
   */
  record Mean(Slot number, int weighting, boolean largest, int output) {}
}
