package org.drumlin.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Points that see the theory through windows. The theory is computed on panels of the q axis, which
 * are halved until they follow it, parameter set by parameter set: so the result depends on the
 * parameters alone. Points without a window see it at their own q.
 */
final class PanelPlan implements Plan {
  private record Seen(int point, Window window) {}

  /** Takes what has been computed on a panel, its values from some place on. */
  @FunctionalInterface
  private interface Accepted {
    void add(Panel panel, double[][] curves, int at);
  }

  private final int points;
  private final int[] sharp;
  private final double[] sharpQ;
  private final int[] order;
  private final Panels panels;

  /**
   * @param windows what each point sees; nothing for a point that sees its own q
   */
  PanelPlan(double[] q, List<Optional<Window>> windows, GaussLegendre rules) {
    this.points = q.length;
    List<Seen> seen = new ArrayList<>();
    IntStream.Builder own = IntStream.builder();
    for (int i = 0; i < q.length; i++) {
      if (windows.get(i).isPresent()) {
        seen.add(new Seen(i, windows.get(i).get()));
      } else {
        own.add(i);
      }
    }
    seen.sort(Comparator.comparingDouble(s -> s.window().low()));
    this.sharp = own.build().toArray();
    this.sharpQ = IntStream.of(sharp).mapToDouble(i -> q[i]).toArray();
    this.order = seen.stream().mapToInt(Seen::point).toArray();
    this.panels = new Panels(seen.stream().map(Seen::window).toList(), rules);
  }

  @Override
  public int points() {
    return points;
  }

  @Override
  public void evaluateAll(Theories theories, double[][] smeared, int from) {
    for (double[] curve : smeared) {
      Arrays.fill(curve, from, from + points, 0);
    }
    if (sharp.length > 0) {
      double[][] values = new double[smeared.length][sharp.length];
      theories.at(sharpQ, values);
      for (int c = 0; c < smeared.length; c++) {
        for (int i = 0; i < sharp.length; i++) {
          smeared[c][from + sharp[i]] = values[c][i];
        }
      }
    }
    List<Panel> open = panels.roots();
    while (!open.isEmpty()) {
      open = pass(open, theories, smeared.length, (p, v, at) -> add(p, v, at, smeared, from));
    }
  }

  /** Hands on the panels that follow the first curve; the halves of the others. */
  private List<Panel> pass(List<Panel> open, Theories theories, int curves, Accepted accepted) {
    double[] q = nodes(open);
    double[][] values = new double[curves][q.length];
    theories.at(q, values);
    List<Panel> halves = new ArrayList<>();
    for (int p = 0; p < open.size(); p++) {
      if (panels.follows(open.get(p), values[0], p * Panels.NODES)) {
        accepted.add(open.get(p), values, p * Panels.NODES);
      } else {
        panels.addHalves(open.get(p), halves);
      }
    }
    return halves;
  }

  private static double[] nodes(List<Panel> panels) {
    double[] q = new double[panels.size() * Panels.NODES];
    for (int p = 0; p < panels.size(); p++) {
      System.arraycopy(panels.get(p).nodes(), 0, q, p * Panels.NODES, Panels.NODES);
    }
    return q;
  }

  private void add(Panel panel, double[][] values, int at, double[][] smeared, int from) {
    for (int k = 0; k < panel.weights().length; k++) {
      double @Nullable [] w = panel.weights()[k];
      if (w == null) {
        continue;
      }
      int point = from + order[panel.firstPoint() + k];
      for (int c = 0; c < values.length; c++) {
        double sum = 0;
        for (int j = 0; j < Panels.NODES; j++) {
          sum = Math.fma(w[j], values[c][at + j], sum);
        }
        smeared[c][point] += sum;
      }
    }
  }

  @Override
  public FixedPlan fixed(List<Theory> probes) {
    List<Panel> enough = new ArrayList<>();
    List<Panel> open = panels.roots();
    while (!open.isEmpty()) {
      open = needed(open, probes, enough);
    }
    List<Panel> finer = new ArrayList<>();
    enough.forEach(panel -> panels.addHalves(panel, finer));
    finer.sort(Comparator.comparingDouble(Panel::low));
    return matrix(finer);
  }

  /** Adds the panels that follow every probe; the halves of the others. */
  private List<Panel> needed(List<Panel> open, List<Theory> probes, List<Panel> enough) {
    double[] q = nodes(open);
    double[] values = new double[q.length];
    boolean[] coarse = new boolean[open.size()];
    for (Theory probe : probes) {
      probe.at(q, values);
      for (int p = 0; p < coarse.length; p++) {
        coarse[p] |= !panels.follows(open.get(p), values, p * Panels.NODES);
      }
    }
    List<Panel> halves = new ArrayList<>();
    for (int p = 0; p < coarse.length; p++) {
      if (coarse[p]) {
        panels.addHalves(open.get(p), halves);
      } else {
        enough.add(open.get(p));
      }
    }
    return halves;
  }

  private FixedPlan matrix(List<Panel> finer) {
    FixedPlan.Builder builder = new FixedPlan.Builder(points);
    for (int i = 0; i < sharp.length; i++) {
      builder.add(sharp[i], builder.node(sharpQ[i]), 1);
    }
    for (Panel panel : finer) {
      int first = builder.nodes(panel.nodes());
      for (int k = 0; k < panel.weights().length; k++) {
        double @Nullable [] w = panel.weights()[k];
        for (int j = 0; w != null && j < Panels.NODES; j++) {
          builder.add(order[panel.firstPoint() + k], first + j, w[j]);
        }
      }
    }
    return builder.build();
  }
}
