package org.drumlin.engine;

import java.util.Locale;

/**
 * What an OpenCL device says of itself.
 *
 * @param number its place in the list, from 0; {@code opencl:NUMBER} asks for it
 * @param platform the driver's name for itself
 * @param twice whether it computes in double precision
 * @param memory bytes
 * @param largestBuffer bytes one buffer may have
 * @param units compute units
 * @param clock MHz
 */
public record OpenClDevice(
    int number,
    String name,
    String platform,
    String vendor,
    String driver,
    Kind kind,
    boolean twice,
    long memory,
    long largestBuffer,
    int units,
    int clock) {

  /** What sort of processor it is. */
  public enum Kind {
    GPU,
    CPU,
    ACCELERATOR
  }

  /** Whether somebody who writes this after {@code opencl:} means this device. */
  public boolean named(String wanted) {
    String part = wanted.strip().toLowerCase(Locale.ROOT);
    return part.matches("[0-9]+")
        ? part.equals(Integer.toString(number))
        : (name + " " + platform).toLowerCase(Locale.ROOT).contains(part);
  }

  /** Such as {@code 0 (NVIDIA H100)}. */
  String label() {
    return number + " (" + name + ")";
  }
}
