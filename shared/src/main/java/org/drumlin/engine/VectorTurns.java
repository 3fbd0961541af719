package org.drumlin.engine;

import static org.drumlin.engine.VectorElementary.LANES;
import static org.drumlin.engine.VectorElementary.STEP;
import static org.drumlin.engine.VectorElementary.all;

import jdk.incubator.vector.DoubleVector;

/**
 * Sums over the turns of a loop, four turns at a time: the sum is loaded and stored once for four.
 */
final class VectorTurns {
  private static final int TOGETHER = 4;

  private VectorTurns() {}

  /** Takes four turns at once by {@code four}, those that are left one by one. */
  static TurnsKernel of(Four four, BlockKernel one) {
    return (m, a, aStep, b, bStep, weights, count, r, n) -> {
      int k = 0;
      for (; k + TOGETHER <= count; k += TOGETHER) {
        four.run(m, a + k * aStep, aStep, b + k * bStep, bStep, weights, k, r, n);
      }
      for (; k < count; k++) {
        one.run(m, a + k * aStep, b + k * bStep, a, weights[k], r, n);
      }
    };
  }

  /** Four turns, the first with the weight {@code w[k]}. */
  @FunctionalInterface
  interface Four {
    void run(double[] m, int a, int aStep, int b, int bStep, double[] w, int k, int r, int n);
  }

  private static DoubleVector load(double[] m, int i) {
    return DoubleVector.fromArray(LANES, m, i);
  }

  static void plain(
      double[] m, int a, int aStep, int b, int bStep, double[] w, int k, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector sum = load(m, r + i);
      sum = all(w[k]).fma(load(m, a + i), sum);
      sum = all(w[k + 1]).fma(load(m, a + aStep + i), sum);
      sum = all(w[k + 2]).fma(load(m, a + 2 * aStep + i), sum);
      all(w[k + 3]).fma(load(m, a + 3 * aStep + i), sum).intoArray(m, r + i);
    }
  }

  private static DoubleVector squared(DoubleVector x, double w, DoubleVector sum) {
    return all(w).fma(x.mul(x), sum);
  }

  static void square(
      double[] m, int a, int aStep, int b, int bStep, double[] w, int k, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector sum = load(m, r + i);
      sum = squared(load(m, a + i), w[k], sum);
      sum = squared(load(m, a + aStep + i), w[k + 1], sum);
      sum = squared(load(m, a + 2 * aStep + i), w[k + 2], sum);
      squared(load(m, a + 3 * aStep + i), w[k + 3], sum).intoArray(m, r + i);
    }
  }

  static void product(
      double[] m, int a, int aStep, int b, int bStep, double[] w, int k, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector sum = load(m, r + i);
      for (int t = 0; t < TOGETHER; t++) {
        DoubleVector x = load(m, a + t * aStep + i).mul(load(m, b + t * bStep + i));
        sum = all(w[k + t]).fma(x, sum);
      }
      sum.intoArray(m, r + i);
    }
  }

  static void squareOfProduct(
      double[] m, int a, int aStep, int b, int bStep, double[] w, int k, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector sum = load(m, r + i);
      for (int t = 0; t < TOGETHER; t++) {
        DoubleVector x = load(m, a + t * aStep + i).mul(load(m, b + t * bStep + i));
        sum = squared(x, w[k + t], sum);
      }
      sum.intoArray(m, r + i);
    }
  }
}
