package org.drumlin.fitter;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Numbers in a checkpoint, each with all of its bits. */
final class DoubleArrays {
  private DoubleArrays() {}

  static void write(DataOutput out, double[] values) throws IOException {
    write(out, values, values.length);
  }

  static void write(DataOutput out, double[] values, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      out.writeLong(Double.doubleToRawLongBits(values[i]));
    }
  }

  static void read(DataInput in, double[] values) throws IOException {
    read(in, values, values.length);
  }

  static void read(DataInput in, double[] values, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      values[i] = Double.longBitsToDouble(in.readLong());
    }
  }
}
