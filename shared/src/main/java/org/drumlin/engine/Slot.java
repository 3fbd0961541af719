package org.drumlin.engine;

/**
 * Where a value lies: a place, or a table over some of the loops.
 *
 * @param strides a step for each loop; empty for a single place
 */
record Slot(int base, int[] strides) {
  private static final int[] NONE = {};

  static Slot at(int base) {
    return new Slot(base, NONE);
  }

  /** How far apart two turns of a loop are. */
  int stride(int loop) {
    return strides.length == 0 ? 0 : strides[loop];
  }

  int at(int[] index) {
    int place = base;
    for (int d = 0; d < strides.length; d++) {
      place += strides[d] * index[d];
    }
    return place;
  }
}
