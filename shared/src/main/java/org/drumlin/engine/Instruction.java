package org.drumlin.engine;

/** A step of the tape. */
sealed interface Instruction {
  /**
   * @param numbers values that are the same for all q
   * @param blocks values that are not
   * @param index where each loop stands
   * @param n points of the block in hand, padded
   */
  void run(double[] numbers, double[] blocks, int[] index, int n);

  /** Number from numbers. */
  record OnNumbers(Op op, Slot a, Slot b, Slot c, Slot result) implements Instruction {
    @Override
    public void run(double[] numbers, double[] blocks, int[] index, int n) {
      double x = numbers[a.at(index)];
      double y = numbers[b.at(index)];
      double z = numbers[c.at(index)];
      numbers[result.at(index)] = ScalarOps.apply(op, x, y, z);
    }
  }

  /** Block from blocks and a number. */
  record OnBlocks(BlockKernel[] passes, Slot a, Slot b, Slot c, Slot number, Slot result)
      implements Instruction {
    @Override
    public void run(double[] numbers, double[] blocks, int[] index, int n) {
      int x = a.at(index);
      int y = b.at(index);
      int z = c.at(index);
      double s = numbers[number.at(index)];
      int r = result.at(index);
      for (BlockKernel pass : passes) {
        pass.run(blocks, x, y, z, s, r, n);
      }
    }
  }
}
