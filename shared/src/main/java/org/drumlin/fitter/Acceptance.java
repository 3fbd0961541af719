package org.drumlin.fitter;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** How many of their steps after the burn-in some chains took. */
final class Acceptance {
  private final long[] taken;
  private long steps;

  Acceptance(int chains) {
    this.taken = new long[chains];
  }

  /** A step that a chain took. */
  void note(int chain) {
    taken[chain]++;
  }

  /** A step of every chain, taken or not. */
  void step() {
    steps++;
  }

  long steps() {
    return steps;
  }

  /** Part of each chain's steps that it took; NaN before the first. */
  double[] parts() {
    return Arrays.stream(taken)
        .mapToDouble(t -> steps == 0 ? Double.NaN : (double) t / steps)
        .toArray();
  }

  void save(DataOutput out) throws IOException {
    out.writeLong(steps);
    for (long t : taken) {
      out.writeLong(t);
    }
  }

  void restore(DataInput in) throws IOException {
    steps = in.readLong();
    for (int i = 0; i < taken.length; i++) {
      taken[i] = in.readLong();
    }
  }
}
