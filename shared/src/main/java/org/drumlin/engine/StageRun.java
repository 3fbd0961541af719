package org.drumlin.engine;

import java.util.Arrays;
import java.util.List;
import org.drumlin.kernel.Symmetry;

/** A stage at work, for one thread. */
final class StageRun {
  private final Stage stage;
  private final List<SpreadPoints> points;
  private final TapeRun main;
  private final TapeRun means;
  private final int orientation;

  StageRun(Stage stage, Kernels kernels, GaussLegendre rules) {
    this.stage = stage;
    boolean slopes = !stage.weightings().isEmpty();
    this.points = stage.spreads().stream().map(s -> new SpreadPoints(s, slopes)).toList();
    Weights weights = new Weights(points, stage.weightings());
    this.main = new TapeRun(stage.main(), kernels, rules, weights);
    this.means = new TapeRun(stage.means(), kernels, rules, weights);
    this.orientation = Orientations.inputs(stage.symmetry());
  }

  /** Takes up a parameter set: everything that does not depend on q. */
  void prepare(double[] parameters, int from) {
    int[] sources = stage.sources();
    for (int i = 0; i < sources.length; i++) {
      double value = parameters[from + sources[i]];
      main.number(orientation + i, value);
      means.number(i, value);
    }
    for (int k = 0; k < points.size(); k++) {
      SpreadPoints spread = points.get(k);
      spread.fill(parameters, from);
      int input = stage.spreads().get(k).input();
      main.points(orientation + input, k, spread.point(), spread.count());
      means.points(input, k, spread.point(), spread.count());
    }
    means.before();
    means.run(0);
    main.before();
  }

  /** What a device is told of the prepared set. */
  void row(RowLayout layout, double[] row, int from) {
    main.row(layout, points, row, from);
  }

  /** Means over the distributions of the prepared set. */
  double[] means() {
    return means.means();
  }

  /** Sums at these q: {@code count} of them from {@code at} on, the largest of them given. */
  void evaluate(double[] q, int at, int count, double largest) {
    int n = Block.padded(count);
    int to = main.blockInput(0);
    System.arraycopy(q, at, main.blocks(), to, count);
    Arrays.fill(main.blocks(), to + count, to + n, q[at + count - 1]);
    if (stage.symmetry() != Symmetry.NONE) {
      main.orientations(largest * means.means()[Stage.SIZE]);
    }
    if (stage.integrates()) {
      main.integrals(largest * means.means()[Stage.SPAN]);
    }
    main.run(n);
  }

  /** Where a sum of the last evaluation lies in {@link #blocks()}. */
  int output(int k) {
    return stage.main().outputs().get(k).base();
  }

  double[] blocks() {
    return main.blocks();
  }
}
