package org.drumlin.engine;

/**
 * A slit of some width and no length: the average of the theory at |q + v| over v from minus the
 * width to the width. Where it reaches below q = 0 it is folded back.
 */
final class WidthWindow implements Window {
  private final double q;
  private final double width;
  private final GaussLegendre.Rule rule;

  /**
   * @param q at least 0
   * @param width above 0
   */
  WidthWindow(double q, double width, GaussLegendre rules) {
    this.q = q;
    this.width = width;
    this.rule = rules.full(16);
  }

  @Override
  public double centre() {
    return q;
  }

  @Override
  public double low() {
    return Math.max(0, q - width);
  }

  @Override
  public double high() {
    return q + width;
  }

  @Override
  public void integrate(double from, double to, Sink sink) {
    double fold = Math.max(0, width - q);
    // from the ends as they are rounded, so that it adds up to 1
    double whole = high() - low() + fold;
    even(from, Math.min(to, fold), 2 / whole, sink);
    even(Math.max(from, fold), to, 1 / whole, sink);
  }

  private void even(double from, double to, double density, Sink sink) {
    if (from < to) {
      for (int i = 0; i < rule.size(); i++) {
        double x = from + (to - from) * 0.5 * (1 + rule.x()[i]);
        sink.add(x, density * (to - from) * rule.weight()[i]);
      }
    }
  }
}
