package org.drumlin.engine;

import java.util.Arrays;
import java.util.List;

/** What one worker needs to evaluate a model. */
final class Workspace {
  private final CompiledModel model;
  private final StageRun[] stages;
  private final TapeRun last;

  Workspace(CompiledModel model, Kernels kernels, GaussLegendre rules) {
    this.model = model;
    this.stages =
        model.stages().stream().map(s -> new StageRun(s, kernels, rules)).toArray(StageRun[]::new);
    this.last = new TapeRun(model.last(), kernels, rules, Weights.none());
  }

  /** Takes up a parameter set: everything that does not depend on q. */
  void prepare(double[] parameters, int from) {
    for (StageRun stage : stages) {
      stage.prepare(parameters, from);
    }
    List<CompiledModel.Source> numbers = model.numbers();
    for (int i = 0; i < numbers.size(); i++) {
      CompiledModel.Source source = numbers.get(i);
      last.number(
          i,
          source.stage() == CompiledModel.Source.OUTSIDE
              ? parameters[from + source.index()]
              : stages[source.stage()].means()[source.index()]);
    }
    last.before();
  }

  /** What a device is told of the prepared set: a row for each stage. */
  void row(int stage, RowLayout layout, double[] row, int from) {
    stages[stage].row(layout, row, from);
  }

  /** And one for the last tape. */
  void lastRow(RowLayout layout, double[] row, int from) {
    last.row(layout, List.of(), row, from);
  }

  /** The largest extent of a stage's body in the prepared set. */
  double size(int stage) {
    return stages[stage].means()[Stage.SIZE];
  }

  /** How far the integrals of a stage's body reach in the prepared set; 0 where it has none. */
  double span(int stage) {
    return model.stages().get(stage).integrates() ? stages[stage].means()[Stage.SPAN] : 0;
  }

  /**
   * The theory of the prepared set at any number of points, block by block.
   *
   * @param results filled at the places of q: the theory, then its derivatives
   */
  void evaluateAll(double[] q, double[]... results) {
    for (int from = 0; from < q.length; from += Block.WIDTH) {
      evaluate(q, from, Math.min(Block.WIDTH, q.length - from), results);
    }
  }

  /**
   * The theory of the prepared set.
   *
   * @param q points, at most {@link Block#WIDTH} of them from {@code from} on
   * @param results filled at the same places: the theory, then its derivatives
   */
  void evaluate(double[] q, int from, int count, double[]... results) {
    double largest = 0;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, Math.abs(q[from + i]));
    }
    for (StageRun stage : stages) {
      stage.evaluate(q, from, count, largest);
    }
    int n = Block.padded(count);
    double[] blocks = last.blocks();
    int at = last.blockInput(0);
    System.arraycopy(q, from, blocks, at, count);
    Arrays.fill(blocks, at + count, at + n, q[from + count - 1]);
    for (int i = 1; i < model.blocks().size(); i++) {
      CompiledModel.Source source = model.blocks().get(i);
      StageRun stage = stages[source.stage()];
      System.arraycopy(stage.blocks(), stage.output(source.index()), blocks, last.blockInput(i), n);
    }
    last.run(n);
    for (int k = 0; k < results.length; k++) {
      System.arraycopy(blocks, model.last().results().get(k).base(), results[k], from, count);
    }
  }
}
