package org.drumlin.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a device is told of a parameter set: a row of numbers. First how many points each
 * polydisperse parameter has, then their weights, then the numbers that the tape computes ahead of
 * its loops, as far as code asks for them.
 */
final class RowLayout {
  private record Piece(int from, int length, int at) {}

  private final int[] extents;
  private final int nodeLoops;
  private final int spreads;
  private final int[] weightsAt;
  private final List<Piece> pieces = new ArrayList<>();
  private final Map<Slot, Integer> known = new HashMap<>();
  private int length;

  RowLayout(Outline outline) {
    this.extents = outline.extents();
    this.nodeLoops = outline.nodeLoops();
    this.spreads = outline.spreads();
    this.weightsAt = new int[spreads];
    length = spreads;
    for (int k = 0; k < spreads; k++) {
      weightsAt[k] = length;
      length += extents[nodeLoops + k];
    }
  }

  int length() {
    return length;
  }

  /** Where the number of points of a loop stands. */
  int countAt(int loop) {
    return loop - nodeLoops;
  }

  int weightsAt(int loop) {
    return weightsAt[loop - nodeLoops];
  }

  /** Where a slot of the tape's numbers begins in the row; asked for once, it is in every row. */
  int numberAt(Slot slot) {
    return known.computeIfAbsent(slot, this::add);
  }

  private int add(Slot slot) {
    int size = 1;
    for (int loop = 0; loop < slot.strides().length; loop++) {
      if (slot.strides()[loop] > 0) {
        size *= extents[loop];
      }
    }
    int at = length;
    pieces.add(new Piece(slot.base(), size, at));
    length += size;
    return at;
  }

  /**
   * @param counts turns of each loop, those over orientations first
   * @param weights of each polydisperse parameter
   * @param numbers of the tape, prepared
   */
  void fill(int[] counts, double[][] weights, double[] numbers, double[] row, int from) {
    for (int k = 0; k < spreads; k++) {
      row[from + k] = counts[nodeLoops + k];
      System.arraycopy(weights[k], 0, row, from + weightsAt[k], counts[nodeLoops + k]);
    }
    for (Piece piece : pieces) {
      System.arraycopy(numbers, piece.from(), row, from + piece.at(), piece.length());
    }
  }
}
