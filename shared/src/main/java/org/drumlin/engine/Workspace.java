package org.drumlin.engine;

import java.util.Arrays;
import java.util.List;
import org.drumlin.kernel.Symmetry;

/** What one worker needs to run a tape: the arrays, and where the loops stand. */
final class Workspace {
  private final CompiledModel model;
  private final Tape tape;
  private final GaussLegendre rules;
  private final BlockKernel accumulate;
  private final Segment[][] segments;
  private final double[] numbers;
  private final double[] blocks;
  private final int[] index;
  private final int[] counts;
  private final double[][] points;
  private final double[][] weights;
  private GaussLegendre.Rule rule;
  private double norm;
  private double size;
  private double scale = 1;
  private double background;

  Workspace(CompiledModel model, Kernels kernels, GaussLegendre rules) {
    this.model = model;
    this.tape = model.tape();
    this.rules = rules;
    this.accumulate = kernels.of(tape.result().op());
    this.segments =
        tape.atDepth().stream().map(s -> s.toArray(Segment[]::new)).toArray(Segment[][]::new);
    this.numbers = tape.numbers().clone();
    this.blocks = new double[tape.blocks()];
    this.index = new int[tape.loops()];
    this.counts = new int[tape.loops()];
    int spreads = model.spreads().size();
    this.points = new double[spreads][];
    this.weights = new double[spreads][];
    for (int i = 0; i < spreads; i++) {
      int most = model.spreads().get(i).distribution().points();
      points[i] = new double[most];
      weights[i] = new double[most];
    }
    this.rule = rules.half(1);
  }

  /** Takes up a parameter set: everything that does not depend on q. */
  void prepare(double[] parameters, int from) {
    int[] sources = model.sources();
    List<Slot> inputs = tape.inputs();
    for (int i = 0; i < sources.length; i++) {
      Slot slot = inputs.get(i);
      if (slot.strides().length == 0) {
        numbers[slot.base()] = parameters[from + sources[i]];
      }
    }
    for (int k = 0; k < points.length; k++) {
      CompiledModel.Spread spread = model.spreads().get(k);
      int count =
          spread
              .distribution()
              .fill(
                  parameters[from + spread.column()],
                  parameters[from + spread.widthColumn()],
                  spread.lower(),
                  spread.upper(),
                  points[k],
                  weights[k]);
      int loop = tape.nodeLoops() + k;
      counts[loop] = count;
      Slot slot = inputs.get(spread.input());
      for (int i = 0; i < count; i++) {
        numbers[slot.base() + i * slot.strides()[loop]] = points[k][i];
      }
    }
    for (Segment segment : tape.before()) {
      segment.run(numbers, blocks, index, counts, 0);
    }
    norm = 0;
    size = 0;
    measure(tape.nodeLoops(), 1);
    if (model.scaled()) {
      scale = parameters[from];
      background = parameters[from + 1];
    }
  }

  double[] numbers() {
    return numbers;
  }

  int[] counts() {
    return counts;
  }

  double[][] weights() {
    return weights;
  }

  double norm() {
    return norm;
  }

  double size() {
    return size;
  }

  /** Average volume and largest size over the polydisperse parameters. */
  private void measure(int loop, double weight) {
    if (loop == tape.loops()) {
      norm = Math.fma(weight, numbers[tape.volume().at(index)], norm);
      size = Math.max(size, Math.abs(numbers[tape.size().at(index)]));
      return;
    }
    for (int i = 0; i < counts[loop]; i++) {
      index[loop] = i;
      measure(loop + 1, weight * weights[loop - tape.nodeLoops()][i]);
    }
  }

  /**
   * The theory of the prepared set.
   *
   * @param q points, at most {@link Block#WIDTH} of them from {@code from} on
   * @param theory filled at the same places
   */
  void evaluate(double[] q, int from, int count, double[] theory) {
    int n = Block.padded(count);
    int at = tape.q().base();
    System.arraycopy(q, from, blocks, at, count);
    Arrays.fill(blocks, at + count, at + n, q[from + count - 1]);
    int sum = tape.result().into().base();
    Arrays.fill(blocks, sum, sum + n, 0);
    if (model.symmetry() != Symmetry.NONE) {
      double most = 0;
      for (int i = 0; i < count; i++) {
        most = Math.max(most, Math.abs(q[from + i]));
      }
      rule = rules.half(Orientations.nodes(most * size));
      Arrays.fill(counts, 0, tape.nodeLoops(), rule.size());
    }
    descend(0, 1, n);
    for (int i = 0; i < count; i++) {
      double average = blocks[sum + i] / norm;
      theory[from + i] = model.scaled() ? Math.fma(scale, average, background) : average;
    }
  }

  private void descend(int depth, double weight, int n) {
    for (Segment segment : segments[depth]) {
      segment.run(numbers, blocks, index, counts, n);
    }
    if (depth == tape.loops()) {
      Tape.Result result = tape.result();
      double number = numbers[result.number().at(index)];
      double w = weight * (result.squared() ? number * number : number);
      int first = result.first().at(index);
      int second = result.second().at(index);
      accumulate.run(blocks, first, second, first, w, result.into().base(), n);
      return;
    }
    boolean node = depth < tape.nodeLoops();
    for (int i = 0; i < counts[depth]; i++) {
      index[depth] = i;
      double w = node ? turn(depth, i) : weights[depth - tape.nodeLoops()][i];
      descend(depth + 1, weight * w, n);
    }
  }

  /** Sets the orientation of a loop; its weight. */
  private double turn(int loop, int i) {
    int input = model.sources().length;
    if (loop == 0) {
      double u = rule.x()[i];
      numbers[tape.inputs().get(input).base()] = u;
      numbers[tape.inputs().get(input + 1).base()] = Math.sqrt((1 - u) * (1 + u));
      return rule.weight()[i];
    }
    double angle = (i + 0.5) * (Elementary.PI_1 / 2) / counts[loop];
    numbers[tape.inputs().get(input + 2).base()] = Elementary.cos(angle);
    numbers[tape.inputs().get(input + 3).base()] = Elementary.sin(angle);
    return 1.0 / counts[loop];
  }
}
