package org.drumlin.engine;

/** Adds up many turns of a loop at once, with the bits of one turn after the other. */
@FunctionalInterface
interface TurnsKernel {
  /**
   * @param m the blocks
   * @param a where the first operand of the first turn begins
   * @param aStep how far it is to that of the next turn
   * @param b the second operand
   * @param weights a number for each turn
   * @param count how many turns
   * @param r where the result begins
   * @param n how many points, a multiple of {@link Block#GRAIN}
   */
  void run(
      double[] m, int a, int aStep, int b, int bStep, double[] weights, int count, int r, int n);

  /** Turn by turn. */
  static TurnsKernel each(BlockKernel one) {
    return (m, a, aStep, b, bStep, weights, count, r, n) -> {
      for (int k = 0; k < count; k++) {
        one.run(m, a + k * aStep, b + k * bStep, a, weights[k], r, n);
      }
    };
  }
}
