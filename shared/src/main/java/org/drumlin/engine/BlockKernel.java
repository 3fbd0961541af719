package org.drumlin.engine;

/**
 * One pass over a block: a primitive of the tape. All blocks lie in one array.
 *
 * <p>Always called through this interface, by a caller that meets many of them: so the compiler
 * takes each alone, and none grows beyond what it keeps in registers.
 */
@FunctionalInterface
interface BlockKernel {
  /**
   * @param m the blocks
   * @param a where the first operand begins
   * @param b the second
   * @param c the third
   * @param s a number operand
   * @param r where the result begins
   * @param n how many points, a multiple of {@link Block#GRAIN}
   */
  void run(double[] m, int a, int b, int c, double s, int r, int n);
}
