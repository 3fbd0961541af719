package org.drumlin.engine;

import java.util.List;

/**
 * A model as straight runs of steps within a nest of loops: orientations outermost, then each
 * polydisperse parameter. A step lies no deeper than what it depends on; what depends on an inner
 * loop but not on an outer one is tabulated ahead of the outer one.
 *
 * @param loops how many loops
 * @param nodeLoops how many of them, the first, go over orientations
 * @param before per parameter set, ahead of everything: numbers alone
 * @param atDepth within that many of the loops, in order
 * @param numbers the numbers' array with the constants in place; copied for each user
 * @param blocks length of the blocks' array
 * @param inputs places of the inputs, by their numbers: numbers first, then q
 * @param result how the average comes of the loops
 */
record Tape(
    int loops,
    int nodeLoops,
    List<Segment> before,
    List<List<Segment>> atDepth,
    double[] numbers,
    int blocks,
    List<Slot> inputs,
    Slot q,
    Result result,
    Slot volume,
    Slot size,
    Outline outline) {

  /**
   * What is averaged: number times first block times second, or its square.
   *
   * @param into where the average grows
   */
  record Result(BlockOp op, Slot number, boolean squared, Slot first, Slot second, Slot into) {}
}
