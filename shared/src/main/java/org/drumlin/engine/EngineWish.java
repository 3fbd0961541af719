package org.drumlin.engine;

import java.util.Optional;

/**
 * Which engine somebody wants: {@code auto}, {@code jvm}, {@code opencl} or {@code opencl:DEVICE}.
 */
public sealed interface EngineWish {
  /** Whatever is faster. */
  record Auto() implements EngineWish {}

  /** This computer's processors. */
  record Jvm() implements EngineWish {}

  /**
   * OpenCL and nothing else.
   *
   * @param device a device's number or a part of its name
   */
  record OpenCl(Optional<String> device) implements EngineWish {}

  /**
   * Reads a wish.
   *
   * @throws IllegalArgumentException when it is none; the message is for a person
   */
  static EngineWish parse(String text) {
    if (text.equals("auto")) {
      return new Auto();
    }
    if (text.equals("jvm")) {
      return new Jvm();
    }
    if (text.equals("opencl")) {
      return new OpenCl(Optional.empty());
    }
    if (text.startsWith("opencl:") && text.length() > "opencl:".length()) {
      return new OpenCl(Optional.of(text.substring("opencl:".length())));
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not an engine; use auto, jvm, opencl or opencl:DEVICE");
  }
}
