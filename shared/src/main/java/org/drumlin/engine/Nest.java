package org.drumlin.engine;

import java.util.stream.IntStream;

/**
 * The loops of a tape, orientations first, and where in them a value is best computed.
 *
 * @param extents the most turns of each loop; of those over orientations not used
 */
record Nest(int[] extents, int nodeLoops) {
  /** Tables larger than this (in doubles) are not made; their values are computed in place. */
  private static final int LARGEST_TABLE = 1 << 16;

  /** The depth of what is computed once per parameter set. */
  static final int BEFORE = -1;

  /** Within the first {@code depth} loops, looping over some more on its own. */
  record Place(int depth, int extra) {}

  Nest {
    extents = extents.clone();
  }

  int loops() {
    return extents.length;
  }

  /** The loops over polydisperse parameters among these. */
  int spreads(int depends) {
    return depends & -(1 << nodeLoops);
  }

  Place place(Value v) {
    int depends = v.depends();
    if (!v.block() && depends == spreads(depends) && table(depends) <= LARGEST_TABLE) {
      return new Place(BEFORE, depends);
    }
    int depth = 0;
    while ((depends >> depth & 1) != 0) {
      depth++;
    }
    int extra = depends >> depth << depth;
    if (table(extra) * (v.block() ? Block.WIDTH : 1) > LARGEST_TABLE) {
      return new Place(Integer.SIZE - Integer.numberOfLeadingZeros(depends), 0);
    }
    return new Place(depth, extra);
  }

  /** How many turns these loops make together; orientations are never tabulated. */
  long table(int extra) {
    long size = 1;
    for (int loop : loops(extra)) {
      size = loop < nodeLoops ? Integer.MAX_VALUE : Math.min(size * extents[loop], 1 << 30);
    }
    return size;
  }

  /** The loops of a mask, outermost first. */
  static int[] loops(int mask) {
    return IntStream.range(0, Integer.SIZE - 1).filter(i -> (mask >> i & 1) != 0).toArray();
  }

  /** Steps through a table over some loops, for {@link Slot}. */
  int[] strides(int extra, int unit) {
    if (extra == 0) {
      return new int[0];
    }
    int[] strides = new int[extents.length];
    int step = unit;
    int[] loops = loops(extra);
    for (int i = loops.length - 1; i >= 0; i--) {
      strides[loops[i]] = step;
      step *= extents[loops[i]];
    }
    return strides;
  }
}
