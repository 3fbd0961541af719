package org.drumlin.engine;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The panels of a plan as a device takes them, numbered as they turn up. */
final class PanelTable {
  /** Whole numbers of a panel: first window, how many, where their rows begin, whether to halve. */
  static final int SHAPE = 4;

  /** Factors beyond which the table is full. */
  private static final int MOST = 8_000_000;

  private final Map<Panel, Integer> known = new IdentityHashMap<>();
  private int[] shapes = {};
  private double[] shares = {};

  /** Whether it is time to begin anew. */
  boolean full() {
    return shares.length > MOST;
  }

  /** Forgets all panels and their numbers. */
  void clear() {
    known.clear();
    shapes = new int[0];
    shares = new double[0];
  }

  /** The number of each; those that are new are added. */
  int[] numbers(List<Panel> panels) {
    int[] numbers = new int[panels.size()];
    int before = known.size();
    int rows = shares.length / Panels.NODES;
    int more = 0;
    for (int i = 0; i < numbers.length; i++) {
      Integer number = known.putIfAbsent(panels.get(i), known.size());
      numbers[i] = number == null ? known.size() - 1 : number;
      more += number == null ? panels.get(i).weights().length : 0;
    }
    if (known.size() > before) {
      shapes = Arrays.copyOf(shapes, known.size() * SHAPE);
      shares = Arrays.copyOf(shares, (rows + more) * Panels.NODES);
      for (int i = 0; i < numbers.length; i++) {
        if (numbers[i] >= before && shapes[numbers[i] * SHAPE + 3] == 0) {
          rows += fill(panels.get(i), numbers[i] * SHAPE, rows);
        }
      }
    }
    return numbers;
  }

  private int fill(Panel panel, int at, int row) {
    double[] @Nullable [] weights = panel.weights();
    shapes[at] = panel.firstPoint();
    shapes[at + 1] = weights.length;
    shapes[at + 2] = row;
    shapes[at + 3] = Panels.canBeHalved(panel) ? 1 : -1;
    for (int k = 0; k < weights.length; k++) {
      double @Nullable [] w = weights[k];
      if (w != null) {
        System.arraycopy(w, 0, shares, (row + k) * Panels.NODES, Panels.NODES);
      }
    }
    return weights.length;
  }

  /** {@link #SHAPE} whole numbers a panel; replaced when panels are added. */
  int[] shapes() {
    return shapes;
  }

  /** A row of factors for each window of each panel. */
  double[] shares() {
    return shares;
  }
}
