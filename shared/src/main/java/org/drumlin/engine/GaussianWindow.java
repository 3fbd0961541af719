package org.drumlin.engine;

/** Gaussian resolution cut at +-sqrt(2 ln 1000) sigma and at q = 0, renormalised. */
final class GaussianWindow implements Window {
  /** Where the Gaussian is cut, in sigma. */
  static final double REACH = 3.7169221888498383;

  private final double q;
  private final double sigma;
  private final GaussLegendre.Rule rule;
  private final double norm;

  /**
   * @param sigma one standard deviation, above 0; part of the Gaussian must lie above q = 0
   */
  GaussianWindow(double q, double sigma, GaussLegendre rules) {
    this.q = q;
    this.sigma = sigma;
    this.rule = rules.full(24);
    double[] sum = new double[1];
    density(low(), high(), (x, w) -> sum[0] += w);
    this.norm = sum[0];
  }

  @Override
  public double centre() {
    return Math.abs(q);
  }

  @Override
  public double low() {
    return Math.max(0, q - REACH * sigma);
  }

  @Override
  public double high() {
    return q + REACH * sigma;
  }

  @Override
  public void integrate(double from, double to, Sink sink) {
    density(from, to, (x, w) -> sink.add(x, w / norm));
  }

  private void density(double from, double to, Sink sink) {
    int pieces = (int) Math.max(1, Math.ceil((to - from) / (2 * sigma)));
    double half = (to - from) / (2 * pieces);
    for (int i = 0; i < pieces * rule.size(); i++) {
      int piece = i / rule.size();
      double x = from + half * (2 * piece + 1 + rule.x()[i % rule.size()]);
      double t = (x - q) / sigma;
      sink.add(x, half * rule.weight()[i % rule.size()] * Elementary.exp(-0.5 * t * t));
    }
  }
}
