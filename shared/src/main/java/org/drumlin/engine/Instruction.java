package org.drumlin.engine;

import java.util.List;

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

  /**
   * Averages over the nodes of an integral: its steps for each node, then weight times number times
   * first times second added to each sum.
   *
   * @param rule where the numbers hold the rule: how many nodes, the nodes, the weights
   * @param node where the steps read the node
   */
  record OverNodes(int rule, int node, List<Instruction> steps, List<Addition> sums)
      implements Instruction {

    /** What a sum gets for each node. */
    record Addition(BlockKernel adder, Slot number, Slot first, Slot second, Slot sum) {}

    @Override
    public void run(double[] numbers, double[] blocks, int[] index, int n) {
      int count = (int) numbers[rule];
      for (int i = 1; i <= count; i++) {
        numbers[node] = numbers[rule + i];
        double weight = numbers[rule + Integrals.MOST_NODES + i];
        for (Instruction step : steps) {
          step.run(numbers, blocks, index, n);
        }
        for (Addition a : sums) {
          int first = a.first.at(index);
          double w = weight * numbers[a.number.at(index)];
          a.adder.run(blocks, first, a.second.at(index), first, w, a.sum.at(index), n);
        }
      }
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
