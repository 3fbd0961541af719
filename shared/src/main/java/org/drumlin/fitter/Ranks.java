package org.drumlin.fitter;

import java.util.Arrays;

/** Ranks of many numbers, by a radix sort of their bits: linear in their count. */
final class Ranks {
  private static final int BITS = 11;
  private static final int BUCKETS = 1 << BITS;

  private Ranks() {}

  /** The rank of each number from 1, equal numbers sharing the mean of theirs; none may be NaN. */
  static double[] of(double[] values) {
    int n = values.length;
    long[] keys = new long[n];
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      // 0.0 turns -0.0 into itself; then the bits of doubles rise as the doubles do.
      long bits = Double.doubleToRawLongBits(values[i] + 0.0);
      keys[i] = bits ^ (bits >> 63 | Long.MIN_VALUE);
      order[i] = i;
    }
    long[] otherKeys = new long[n];
    int[] otherOrder = new int[n];
    int[] starts = new int[BUCKETS + 1];
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      Arrays.fill(starts, 0);
      for (long key : keys) {
        starts[(int) (key >>> shift & BUCKETS - 1) + 1]++;
      }
      for (int b = 0; b < BUCKETS; b++) {
        starts[b + 1] += starts[b];
      }
      for (int i = 0; i < n; i++) {
        int to = starts[(int) (keys[i] >>> shift & BUCKETS - 1)]++;
        otherKeys[to] = keys[i];
        otherOrder[to] = order[i];
      }
      long[] k = keys;
      keys = otherKeys;
      otherKeys = k;
      int[] o = order;
      order = otherOrder;
      otherOrder = o;
    }
    return shared(keys, order);
  }

  private static double[] shared(long[] keys, int[] order) {
    int n = keys.length;
    double[] ranks = new double[n];
    int i = 0;
    while (i < n) {
      int end = i + 1;
      while (end < n && keys[end] == keys[i]) {
        end++;
      }
      double rank = 0.5 * (i + 1 + end);
      for (; i < end; i++) {
        ranks[order[i]] = rank;
      }
    }
    return ranks;
  }
}
