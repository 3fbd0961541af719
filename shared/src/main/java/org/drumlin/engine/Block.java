package org.drumlin.engine;

/**
 * How q is cut up: a fixed number of points at a time, so that the blocks in use stay in the
 * first-level cache. Part of the result's definition (nodes are chosen per block), so never tuned
 * to a machine.
 */
final class Block {
  /** Points of a block; a multiple of every vector's width. */
  static final int WIDTH = 128;

  /** Points are evaluated in groups of this many; the last group is padded. */
  static final int GRAIN = 8;

  /** Where the blocks begin that primitives may overwrite. */
  static final int SCRATCH = 0;

  /** How many of these there are. */
  static final int SCRATCH_BLOCKS = 4;

  private Block() {}

  /** n rounded up to whole groups. */
  static int padded(int n) {
    return (n + GRAIN - 1) / GRAIN * GRAIN;
  }
}
