package org.drumlin.fitter;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The nllf of every point that a search has asked for, batch by batch. A search whose random
 * numbers are a function of seed and step does the same again when it is told the same, so this is
 * all of its state. Each batch has a mark made of its points: where a search that is told again
 * asks for others (it may take more steps than before), the rest is forgotten, and what it finds is
 * what it would have found without.
 */
final class EvaluationLog {
  /** Beyond that many values the log ends, and the fit cannot be gone on with. */
  private static final int MOST = 1 << 22;

  private double[] values = new double[256];
  private long[] marks = new long[64];
  private int[] counts = new int[64];
  private int size;
  private int batches;
  private int told;
  private int toldBatches;
  private boolean full;

  /**
   * Tells again what a batch gave.
   *
   * @param points row-major, of {@code dimension} numbers each; may be longer
   * @param nllf filled, count
   * @return false where it was not asked for before
   */
  boolean tells(int count, double[] points, int dimension, double[] nllf) {
    if (toldBatches == batches) {
      return false;
    }
    if (counts[toldBatches] != count || marks[toldBatches] != mark(points, count * dimension)) {
      size = told;
      batches = toldBatches;
      return false;
    }
    System.arraycopy(values, told, nllf, 0, count);
    told += count;
    toldBatches++;
    return true;
  }

  /** Notes what a new batch gave. */
  void add(int count, double[] points, int dimension, double[] nllf) {
    if (full || size + count > MOST) {
      full = true;
      return;
    }
    if (batches == counts.length) {
      counts = Arrays.copyOf(counts, 2 * batches);
      marks = Arrays.copyOf(marks, 2 * batches);
    }
    if (size + count > values.length) {
      values = Arrays.copyOf(values, Math.max(2 * values.length, size + count));
    }
    counts[batches] = count;
    marks[batches] = mark(points, count * dimension);
    System.arraycopy(nllf, 0, values, size, count);
    size += count;
    batches++;
    told = size;
    toldBatches = batches;
  }

  /** Whether it has all there was. */
  boolean whole() {
    return !full;
  }

  private static long mark(double[] points, int length) {
    long mark = length;
    for (int i = 0; i < length; i++) {
      mark = (mark ^ Double.doubleToRawLongBits(points[i])) * 0x9E3779B97F4A7C15L;
      mark ^= mark >>> 32;
    }
    return mark;
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(batches);
    out.writeInt(size);
    for (int i = 0; i < batches; i++) {
      out.writeInt(counts[i]);
      out.writeLong(marks[i]);
    }
    DoubleArrays.write(out, values, size);
  }

  /** Takes another log up, to tell it from its beginning. */
  void restore(DataInput in) throws IOException {
    int length = in.readInt();
    int all = in.readInt();
    if (length < 0 || length > all || all > MOST) {
      throw new IOException("no log has " + length + " batches of " + all + " values");
    }
    counts = new int[Math.max(1, length)];
    marks = new long[counts.length];
    values = new double[Math.max(1, all)];
    int sum = 0;
    for (int i = 0; i < length; i++) {
      counts[i] = in.readInt();
      marks[i] = in.readLong();
      sum += counts[i];
    }
    if (sum != all || Arrays.stream(counts).anyMatch(count -> count < 0)) {
      throw new IOException("the batches have " + sum + " values, not " + all);
    }
    DoubleArrays.read(in, values, all);
    batches = length;
    size = all;
    told = 0;
    toldBatches = 0;
  }
}
