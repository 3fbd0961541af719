package org.drumlin.engine;

import java.util.Arrays;

/**
 * A plan whose nodes do not move: the smeared theory at point p is the sum of {@code weight[k]}
 * times the theory at {@code q[column[k]]} over k from {@code start[p]} to {@code start[p + 1]} (a
 * sparse matrix by rows). For engines that cannot choose nodes parameter set by parameter set.
 *
 * @param q where the theory is needed, 1/Angstrom
 * @param start one more than there are points
 */
record FixedPlan(double[] q, int[] start, int[] column, double[] weight) {

  int points() {
    return start.length - 1;
  }

  /**
   * @param theory at the places of q
   * @param smeared filled from {@code from} on, in the data's order
   */
  void smear(double[] theory, double[] smeared, int from) {
    for (int p = 0; p < points(); p++) {
      double sum = 0;
      for (int k = start[p]; k < start[p + 1]; k++) {
        sum = Math.fma(weight[k], theory[column[k]], sum);
      }
      smeared[from + p] = sum;
    }
  }

  /** Puts a plan together; a row's entries stay in the order they were added. */
  static final class Builder {
    private final int points;
    private double[] q = new double[64];
    private int nodes;
    private int[] rows = new int[256];
    private int[] columns = new int[256];
    private double[] weights = new double[256];
    private int entries;

    Builder(int points) {
      this.points = points;
    }

    /** Adds a node; its column. */
    int node(double at) {
      return nodes(new double[] {at});
    }

    /** Adds nodes; the column of the first. */
    int nodes(double[] at) {
      int first = nodes;
      nodes += at.length;
      if (nodes > q.length) {
        q = Arrays.copyOf(q, Math.max(2 * q.length, nodes));
      }
      System.arraycopy(at, 0, q, first, at.length);
      return first;
    }

    void add(int point, int column, double weight) {
      if (entries == rows.length) {
        rows = Arrays.copyOf(rows, 2 * entries);
        columns = Arrays.copyOf(columns, 2 * entries);
        weights = Arrays.copyOf(weights, 2 * entries);
      }
      rows[entries] = point;
      columns[entries] = column;
      weights[entries] = weight;
      entries++;
    }

    FixedPlan build() {
      int[] start = new int[points + 1];
      for (int k = 0; k < entries; k++) {
        start[rows[k] + 1]++;
      }
      for (int p = 0; p < points; p++) {
        start[p + 1] += start[p];
      }
      int[] next = start.clone();
      int[] column = new int[entries];
      double[] weight = new double[entries];
      for (int k = 0; k < entries; k++) {
        int at = next[rows[k]]++;
        column[at] = columns[k];
        weight[at] = weights[k];
      }
      return new FixedPlan(Arrays.copyOf(q, nodes), start, column, weight);
    }
  }
}
