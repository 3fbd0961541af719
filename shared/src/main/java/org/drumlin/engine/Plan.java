package org.drumlin.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.drumlin.data.Resolution;
import org.jspecify.annotations.Nullable;

/**
 * At which q the theory is computed, and how the data points come of it. Points that see the theory
 * through a window get it from panels of the q axis, which are halved until they follow the theory,
 * parameter set by parameter set: so the result depends on the parameters alone. Points without a
 * window see it at their own q. A data point is linear in the theory, so derivatives of the theory
 * go the same way.
 */
final class Plan {
  private record Seen(int point, Window window) {}

  /** Computes the unsmeared theory of one parameter set. */
  @FunctionalInterface
  interface Theory {
    /**
     * @param theory filled at the places of q
     */
    void at(double[] q, double[] theory);
  }

  /** Computes several curves of one parameter set: the theory first, its derivatives after it. */
  @FunctionalInterface
  interface Theories {
    /**
     * @param curves each filled at the places of q
     */
    void at(double[] q, double[][] curves);
  }

  private final int points;
  private final int[] sharp;
  private final double[] sharpQ;
  private final int[] order;
  private final Panels panels;

  /**
   * @param windows what each point sees; nothing for a point that sees its own q
   */
  private Plan(double[] q, IntFunction<Optional<Window>> windows, GaussLegendre rules) {
    this.points = q.length;
    List<Seen> seen = new ArrayList<>();
    List<Integer> own = new ArrayList<>();
    for (int i = 0; i < q.length; i++) {
      Optional<Window> window = windows.apply(i);
      if (window.isPresent()) {
        seen.add(new Seen(i, window.get()));
      } else {
        own.add(i);
      }
    }
    own.sort(Comparator.comparingDouble(i -> q[i])); // so that a block has similar ones
    seen.sort(Comparator.comparingDouble(s -> s.window().low()));
    this.sharp = own.stream().mapToInt(Integer::intValue).toArray();
    this.sharpQ = IntStream.of(sharp).mapToDouble(i -> q[i]).toArray();
    this.order = seen.stream().mapToInt(Seen::point).toArray();
    this.panels = new Panels(seen.stream().map(Seen::window).toList(), rules);
  }

  /**
   * The plan for points with that resolution.
   *
   * @throws IllegalArgumentException when the resolution has not one value a point
   */
  static Plan of(double[] q, Resolution resolution, GaussLegendre rules) {
    return switch (resolution) {
      case Resolution.None none -> new Plan(q, i -> Optional.empty(), rules);
      case Resolution.Pinhole pinhole -> {
        one("sigma", pinhole.sigma(), q);
        yield new Plan(q, i -> pinhole(q[i], pinhole.sigma()[i], rules), rules);
      }
      case Resolution.Slit slit -> {
        one("slit lengths", slit.length(), q);
        one("slit widths", slit.width(), q);
        yield new Plan(
            q, i -> slit(Math.abs(q[i]), slit.length()[i], slit.width()[i], rules), rules);
      }
    };
  }

  private static void one(String what, double[] values, double[] q) {
    if (values.length != q.length) {
      throw new IllegalArgumentException("%d %s for %d q".formatted(values.length, what, q.length));
    }
  }

  private static Optional<Window> pinhole(double q, double sigma, GaussLegendre rules) {
    return sigma > 0 && q + GaussianWindow.REACH * sigma > 0
        ? Optional.of(new GaussianWindow(q, sigma, rules))
        : Optional.empty();
  }

  /** An opening that moves q in its last digits alone counts as none. */
  private static Optional<Window> slit(double q, double length, double width, GaussLegendre rules) {
    boolean wide = width > 1e-9 * q;
    double far = wide ? q + width : q;
    double moved = StrictMath.hypot(far, length) - far;
    boolean isLong = moved > (wide ? 1e-10 : 1e-12) * far;
    if (isLong) {
      return Optional.of(
          wide ? new RectangleWindow(q, length, width, rules) : new LengthWindow(q, length, rules));
    }
    return wide ? Optional.of(new WidthWindow(q, width, rules)) : Optional.empty();
  }

  /** How many data points. */
  int points() {
    return points;
  }

  /** Which points have no window, by rising q. */
  int[] sharp() {
    return sharp;
  }

  /** The q of these. */
  double[] sharpQ() {
    return sharpQ;
  }

  /** Which point each window of {@link #panels} belongs to. */
  int[] order() {
    return order;
  }

  Panels panels() {
    return panels;
  }

  /**
   * @param smeared filled from {@code from} on, in the data's order
   */
  void evaluate(Theory theory, double[] smeared, int from) {
    evaluateAll((q, curves) -> theory.at(q, curves[0]), new double[][] {smeared}, from);
  }

  /**
   * The data points of several curves at once. The nodes are chosen by the first curve alone, so
   * that derivatives belong to the theory as it is computed.
   *
   * @param smeared one array a curve, each filled from {@code from} on, in the data's order
   */
  void evaluateAll(Theories theories, double[][] smeared, int from) {
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
      open = pass(open, theories, smeared, from);
    }
  }

  /** Adds the panels that follow the first curve; the halves of the others. */
  private List<Panel> pass(List<Panel> open, Theories theories, double[][] smeared, int from) {
    double[] q = nodes(open);
    double[][] values = new double[smeared.length][q.length];
    theories.at(q, values);
    List<Panel> halves = new ArrayList<>();
    for (int p = 0; p < open.size(); p++) {
      if (panels.follows(open.get(p), values[0], p * Panels.NODES)) {
        add(open.get(p), values, p * Panels.NODES, smeared, from);
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
}
