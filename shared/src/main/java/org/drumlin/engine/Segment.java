package org.drumlin.engine;

import java.util.List;

/**
 * Steps that are run together.
 *
 * @param loops loops of the segment's own, outermost first: over tables made ahead of the main
 *     loops
 */
record Segment(int[] loops, List<Instruction> steps) {

  void run(double[] numbers, double[] blocks, int[] index, int[] counts, int n) {
    run(0, numbers, blocks, index, counts, n);
  }

  private void run(int depth, double[] numbers, double[] blocks, int[] index, int[] counts, int n) {
    if (depth == loops.length) {
      for (Instruction step : steps) {
        step.run(numbers, blocks, index, n);
      }
      return;
    }
    int loop = loops[depth];
    for (int i = 0; i < counts[loop]; i++) {
      index[loop] = i;
      run(depth + 1, numbers, blocks, index, counts, n);
    }
  }
}
