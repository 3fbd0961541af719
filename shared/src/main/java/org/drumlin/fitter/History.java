package org.drumlin.fitter;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * At most so many rows of a series of unknown length, evenly spaced from its first: when it is full
 * every other row goes, and from then on only every other one is taken.
 */
final class History {
  private final int limit;
  private final List<double[]> rows = new ArrayList<>();
  private long stride = 1;

  History(int limit) {
    this.limit = limit;
  }

  /** Whether the row of that index, counted from 0, is to be added. */
  boolean wants(long index) {
    return index % stride == 0;
  }

  /** Adds the row of an index that was asked for; keeps the array. */
  void add(long index, double[] row) {
    if (rows.size() == limit) {
      for (int i = 1; 2 * i < limit; i++) {
        rows.set(i, rows.get(2 * i));
      }
      rows.subList((limit + 1) / 2, limit).clear();
      stride *= 2;
      if (!wants(index)) {
        return;
      }
    }
    rows.add(row);
  }

  int size() {
    return rows.size();
  }

  double[] row(int i) {
    return rows.get(i);
  }

  /** One element of every row. */
  double[] column(int element) {
    return rows.stream().mapToDouble(row -> row[element]).toArray();
  }

  void save(DataOutput out) throws IOException {
    out.writeLong(stride);
    out.writeInt(rows.size());
    for (double[] row : rows) {
      out.writeInt(row.length);
      DoubleArrays.write(out, row);
    }
  }

  void restore(DataInput in) throws IOException {
    stride = in.readLong();
    rows.clear();
    for (int left = in.readInt(); left > 0; left--) {
      double[] row = new double[in.readInt()];
      DoubleArrays.read(in, row);
      rows.add(row);
    }
  }
}
