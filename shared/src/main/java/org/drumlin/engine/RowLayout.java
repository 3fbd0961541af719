package org.drumlin.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a device is told of a parameter set: a row of numbers. First how many points each
 * polydisperse parameter has, then their weights, then the numbers that the tape computes ahead of
 * its loops, as far as the code asks for them.
 */
final class RowLayout {
  private record Piece(int from, int length, int at) {}

  private final Nest nest;
  private final int[] weightsAt;
  private final List<Piece> pieces = new ArrayList<>();
  private final Map<Slot, Integer> known = new HashMap<>();
  private int length;

  RowLayout(Outline outline) {
    this.nest = outline.nest();
    this.weightsAt = new int[outline.spreads()];
    length = weightsAt.length;
    for (int k = 0; k < weightsAt.length; k++) {
      weightsAt[k] = length;
      length += nest.extents()[nest.nodeLoops() + k];
    }
  }

  /** Never 0. */
  int length() {
    return Math.max(1, length);
  }

  /** Where the number of points of a loop stands. */
  int countAt(int loop) {
    return loop - nest.nodeLoops();
  }

  int weightsAt(int loop) {
    return weightsAt[loop - nest.nodeLoops()];
  }

  /** Where a slot of the tape's numbers begins in the row; asked for once, it is in every row. */
  int numberAt(Slot slot) {
    return known.computeIfAbsent(slot, this::add);
  }

  private int add(Slot slot) {
    int size = 1;
    for (int loop = 0; loop < slot.strides().length; loop++) {
      if (slot.strides()[loop] > 0) {
        size *= nest.extents()[loop];
      }
    }
    int at = length;
    pieces.add(new Piece(slot.base(), size, at));
    length += size;
    return at;
  }

  /** Writes the points of a polydisperse parameter. */
  void spread(int k, SpreadPoints points, double[] row, int from) {
    row[from + k] = points.count();
    System.arraycopy(points.weight(), 0, row, from + weightsAt[k], points.count());
  }

  /** Writes the numbers of a prepared tape. */
  void numbers(double[] numbers, double[] row, int from) {
    for (Piece piece : pieces) {
      System.arraycopy(numbers, piece.from(), row, from + piece.at(), piece.length());
    }
  }
}
