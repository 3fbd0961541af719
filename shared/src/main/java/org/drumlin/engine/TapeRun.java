package org.drumlin.engine;

import java.util.Arrays;
import java.util.List;

/** A tape at work: its arrays, and where its loops stand. For one thread. */
final class TapeRun {
  private final Tape tape;
  private final GaussLegendre rules;
  private final Segment[][] segments;
  private final Tape.Sum[] sums;
  private final BlockKernel[] adders;
  private final TurnsKernel[] turnAdders;
  private final Tape.Mean[] averages;
  private final double[] numbers;
  private final double[] blocks;
  private final int[] index;
  private final int[] counts;
  private final Weights weights;
  private final double[][] carried;
  private final double[] means;
  private final boolean straight;
  private final double[] turnWeights;
  private GaussLegendre.Rule rule;

  /**
   * @param weights of the loops over polydisperse parameters, filled by the owner
   */
  TapeRun(Tape tape, Kernels kernels, GaussLegendre rules, Weights weights) {
    this.tape = tape;
    this.rules = rules;
    this.weights = weights;
    this.segments =
        tape.atDepth().stream().map(s -> s.toArray(Segment[]::new)).toArray(Segment[][]::new);
    this.sums = tape.sums().toArray(Tape.Sum[]::new);
    this.adders = tape.sums().stream().map(s -> kernels.of(s.op())).toArray(BlockKernel[]::new);
    this.turnAdders =
        tape.sums().stream().map(t -> kernels.turns(t.op())).toArray(TurnsKernel[]::new);
    this.averages = tape.means().toArray(Tape.Mean[]::new);
    this.numbers = tape.numbers().clone();
    this.blocks = new double[tape.blocks()];
    this.index = new int[tape.loops()];
    this.counts = new int[tape.loops()];
    this.carried = new double[tape.loops() + 1][weights.weightings()];
    Arrays.fill(carried[0], 1);
    this.means = new double[tape.means().stream().mapToInt(m -> m.output() + 1).max().orElse(0)];
    this.rule = rules.half(1);
    this.straight =
        tape.loops() > tape.nodeLoops()
            && segments[tape.loops()].length == 0
            && averages.length == 0;
    this.turnWeights = new double[straight ? weights.most(tape.loops() - tape.nodeLoops() - 1) : 0];
  }

  Tape tape() {
    return tape;
  }

  /** Sets a number that is the same in all loops; one with a table is left to {@link #points}. */
  void number(int input, double value) {
    Slot slot = tape.inputs().get(input);
    if (slot.strides().length == 0) {
      numbers[slot.base()] = value;
    }
  }

  /** Sets the points of a polydisperse parameter. */
  void points(int input, int spread, double[] points, int count) {
    int loop = tape.nodeLoops() + spread;
    counts[loop] = count;
    Slot slot = tape.inputs().get(input);
    int stride = slot.strides()[loop];
    for (int i = 0; i < count; i++) {
      numbers[slot.base() + i * stride] = points[i];
    }
  }

  /** The steps that are done once per parameter set. */
  void before() {
    for (Segment segment : tape.before()) {
      segment.run(numbers, blocks, index, counts, 0);
    }
  }

  /** Averages over orientations for q times size up to kappa. */
  void orientations(double kappa) {
    rule = rules.half(Orientations.nodes(kappa));
    Arrays.fill(counts, 0, tape.nodeLoops(), rule.size());
  }

  /** Integrals of the model's own for q times span up to kappa. */
  void integrals(double kappa) {
    int at = tape.rule();
    int nodes = Integrals.nodes(kappa);
    if (at != Tape.NO_RULE && numbers[at] != nodes) {
      GaussLegendre.Rule interval = rules.interval(nodes);
      numbers[at] = nodes;
      System.arraycopy(interval.x(), 0, numbers, at + 1, nodes);
      System.arraycopy(interval.weight(), 0, numbers, at + 1 + Integrals.MOST_NODES, nodes);
    }
  }

  /** What the tape knows ahead of its loops, for a device. */
  void row(RowLayout layout, List<SpreadPoints> spreads, double[] row, int from) {
    for (int k = 0; k < spreads.size(); k++) {
      layout.spread(k, spreads.get(k), row, from);
    }
    layout.numbers(numbers, row, from);
  }

  /** Where a block from outside belongs in {@link #blocks()}. */
  int blockInput(int input) {
    return tape.blockInputs().get(input).base();
  }

  double[] blocks() {
    return blocks;
  }

  /** The means of the last run. */
  double[] means() {
    return means;
  }

  /** Runs all loops over n points (a multiple of {@link Block#GRAIN}). */
  void run(int n) {
    for (Slot output : tape.outputs()) {
      Arrays.fill(blocks, output.base(), output.base() + n, 0);
    }
    Arrays.fill(means, 0);
    descend(0, n);
  }

  private void descend(int depth, int n) {
    for (Segment segment : segments[depth]) {
      segment.run(numbers, blocks, index, counts, n);
    }
    if (depth == tape.loops()) {
      add(carried[depth], n);
      return;
    }
    if (straight && depth == tape.loops() - 1) {
      addAll(depth, n);
      return;
    }
    boolean node = depth < tape.nodeLoops();
    double[] here = carried[depth];
    double[] next = carried[depth + 1];
    for (int i = 0; i < counts[depth]; i++) {
      index[depth] = i;
      if (node) {
        double w = turn(depth, i);
        for (int v = 0; v < here.length; v++) {
          next[v] = here[v] * w;
        }
      } else {
        weights.times(depth - tape.nodeLoops(), i, here, next);
      }
      descend(depth + 1, n);
    }
  }

  /** All turns of the innermost loop, where they do nothing but add up what is tabulated. */
  private void addAll(int loop, int n) {
    index[loop] = 0;
    for (int s = 0; s < sums.length; s++) {
      Tape.Sum sum = sums[s];
      double here = carried[loop][sum.weighting()];
      double[] weight = weights.of(loop - tape.nodeLoops(), sum.weighting());
      int number = sum.number().at(index);
      int first = sum.first().at(index);
      int second = sum.second().at(index);
      int output = tape.outputs().get(sum.output()).base();
      int step = sum.number().stride(loop);
      for (int i = 0; i < counts[loop]; i++) {
        double x = numbers[number + i * step];
        turnWeights[i] = here * weight[i] * (sum.squared() ? x * x : x);
      }
      turnAdders[s].run(
          blocks,
          first,
          sum.first().stride(loop),
          second,
          sum.second().stride(loop),
          turnWeights,
          counts[loop],
          output,
          n);
    }
  }

  private void add(double[] weight, int n) {
    for (int i = 0; i < sums.length; i++) {
      Tape.Sum sum = sums[i];
      double number = numbers[sum.number().at(index)];
      double w = weight[sum.weighting()] * (sum.squared() ? number * number : number);
      int first = sum.first().at(index);
      int second = sum.second().at(index);
      adders[i].run(blocks, first, second, first, w, tape.outputs().get(sum.output()).base(), n);
    }
    for (Tape.Mean mean : averages) {
      double number = numbers[mean.number().at(index)];
      int k = mean.output();
      means[k] =
          mean.largest()
              ? Math.max(means[k], Math.abs(number))
              : Math.fma(weight[mean.weighting()], number, means[k]);
    }
  }

  /** Sets the orientation of a loop; its weight. The numbers of an orientation come first. */
  private double turn(int loop, int i) {
    if (loop == 0) {
      double u = rule.x()[i];
      number(0, u);
      number(1, Math.sqrt((1 - u) * (1 + u)));
      return rule.weight()[i];
    }
    double angle = (i + 0.5) * (Elementary.PI_1 / 2) / counts[loop];
    number(2, Elementary.cos(angle));
    number(3, Elementary.sin(angle));
    return 1.0 / counts[loop];
  }
}
