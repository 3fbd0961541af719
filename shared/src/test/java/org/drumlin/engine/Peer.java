package org.drumlin.engine;

import java.util.stream.IntStream;

/** Theories for tests, independent of the engine's own functions. */
final class Peer {
  private Peer() {}

  /** Sharp minima, and a background. */
  static double sphere(double q, double radius) {
    double x = q * radius;
    double f =
        Math.abs(x) < 0.01
            ? 1 - x * x / 10 + x * x * x * x / 280
            : 3 * (Math.sin(x) / x - Math.cos(x)) / (x * x);
    return 1e4 * f * f + 1e-3;
  }

  /** Debye's function: falls smoothly. */
  static double coil(double q, double rg) {
    double x = q * q * rg * rg;
    return x < 1e-3
        ? 70 * (1 - x / 3 + x * x / 12 - x * x * x / 60)
        : 140 * (Math.expm1(-x) + x) / (x * x);
  }

  /** Evenly in the logarithm. */
  static double[] grid(int n, double low, double high) {
    return IntStream.range(0, n)
        .mapToDouble(i -> low * Math.pow(high / low, i / (n - 1.0)))
        .toArray();
  }
}
