package org.drumlin.engine;

import org.jocl.Pointer;
import org.jocl.cl_mem;
import org.jspecify.annotations.Nullable;

/**
 * A buffer on a device that grows as it is needed and holds numbers in the device's precision. For
 * one thread at a time.
 */
final class OpenClMemory {
  private final OpenClSession session;
  private final boolean twice;
  private cl_mem memory;
  private long bytes;
  private @Nullable Object there;

  OpenClMemory(OpenClSession session, boolean twice) {
    this.session = session;
    this.twice = twice;
    this.bytes = 16;
    this.memory = session.allocate(bytes);
  }

  cl_mem memory() {
    return memory;
  }

  /** Makes room for that many numbers; what was there is lost when it grows. */
  cl_mem room(long numbers) {
    return grow(numbers * (twice ? Double.BYTES : Float.BYTES));
  }

  /** Makes room for that many whole numbers. */
  cl_mem whole(long numbers) {
    return grow(numbers * Integer.BYTES);
  }

  /** Copies numbers there unless they are there from the last time: the array must not change. */
  void keep(double[] numbers) {
    if (there != numbers) {
      put(numbers, 0, numbers.length);
      there = numbers;
    }
  }

  void keep(int[] numbers) {
    if (there != numbers) {
      put(numbers, numbers.length);
      there = numbers;
    }
  }

  /** Copies numbers there. */
  cl_mem put(double[] numbers, int from, int count) {
    room(count);
    if (twice) {
      session.write(
          memory,
          Pointer.to(numbers).withByteOffset((long) from * Double.BYTES),
          (long) count * Double.BYTES);
    } else {
      float[] single = new float[count];
      for (int i = 0; i < count; i++) {
        single[i] = (float) numbers[from + i];
      }
      session.write(memory, Pointer.to(single), (long) count * Float.BYTES);
    }
    return memory;
  }

  cl_mem put(int[] numbers, int count) {
    grow((long) count * Integer.BYTES);
    session.write(memory, Pointer.to(numbers), (long) count * Integer.BYTES);
    return memory;
  }

  /** Copies numbers back, when what was launched is done. */
  void take(double[] numbers, int to, int count) {
    if (twice) {
      session.read(
          memory,
          Pointer.to(numbers).withByteOffset((long) to * Double.BYTES),
          (long) count * Double.BYTES);
    } else {
      float[] single = new float[count];
      session.read(memory, Pointer.to(single), (long) count * Float.BYTES);
      for (int i = 0; i < count; i++) {
        numbers[to + i] = single[i];
      }
    }
  }

  void take(int[] numbers) {
    session.read(memory, Pointer.to(numbers), (long) numbers.length * Integer.BYTES);
  }

  private cl_mem grow(long wanted) {
    there = null;
    if (wanted > bytes) {
      session.free(memory, bytes);
      bytes = wanted + wanted / 4;
      memory = session.allocate(bytes);
    }
    return memory;
  }
}
