package org.drumlin.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.drumlin.data.Resolution;

/**
 * At which q the theory is computed, and how the data points come of it. The data point is linear
 * in the theory, so derivatives of the theory go the same way.
 */
sealed interface Plan permits ExactPlan, PanelPlan {

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

  /**
   * The plan for points with that resolution.
   *
   * @throws IllegalArgumentException when the resolution has not one value a point
   */
  static Plan of(double[] q, Resolution resolution, GaussLegendre rules) {
    List<Optional<Window>> windows =
        switch (resolution) {
          case Resolution.None none -> List.of();
          case Resolution.Pinhole pinhole -> {
            one("sigma", pinhole.sigma(), q);
            yield windows(q, i -> pinhole(q[i], pinhole.sigma()[i], rules));
          }
          case Resolution.Slit slit -> {
            one("slit lengths", slit.length(), q);
            one("slit widths", slit.width(), q);
            yield windows(q, i -> slit(Math.abs(q[i]), slit.length()[i], slit.width()[i], rules));
          }
        };
    return windows.stream().anyMatch(Optional::isPresent)
        ? new PanelPlan(q, windows, rules)
        : new ExactPlan(q);
  }

  private static List<Optional<Window>> windows(double[] q, IntFunction<Optional<Window>> window) {
    return IntStream.range(0, q.length).mapToObj(window).toList();
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
  int points();

  /**
   * The data points of several curves at once. The nodes are chosen by the first curve alone, so
   * that derivatives belong to the theory as it is computed.
   *
   * @param smeared one array a curve, each filled from {@code from} on, in the data's order
   */
  void evaluateAll(Theories theories, double[][] smeared, int from);

  /**
   * @param smeared filled from {@code from} on, in the data's order
   */
  default void evaluate(Theory theory, double[] smeared, int from) {
    evaluateAll((q, curves) -> theory.at(q, curves[0]), new double[][] {smeared}, from);
  }

  /**
   * The same plan with nodes that stay where they are: on the panels that every probe needs, each
   * halved once more. As good as {@link #evaluate} for theories that change no faster with q than
   * the probes do by half; of one that does, nothing is noticed here.
   *
   * @param probes theories to lay the panels out for, at least one: the extremes of what will come
   */
  FixedPlan fixed(List<Theory> probes);
}
