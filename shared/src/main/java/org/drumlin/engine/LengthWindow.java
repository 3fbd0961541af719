package org.drumlin.engine;

/**
 * A slit of some length and no width: the average of the theory at sqrt(q^2 + u^2) over u from 0 to
 * the length. The density has a pole at q; in t, with u = q sinh t, there is none.
 */
final class LengthWindow implements Window {
  /** A pole this near an interval, in its lengths, is beyond the Gauss rule of a panel. */
  static final double NEAR = 0.25;

  private final double q;
  private final double length;
  private final double high;
  private final GaussLegendre.Rule rule;

  /**
   * @param q at least 0
   * @param length above 0
   */
  LengthWindow(double q, double length, GaussLegendre rules) {
    this.q = q;
    this.length = length;
    this.high = StrictMath.hypot(q, length);
    this.rule = rules.full(24);
  }

  @Override
  public double centre() {
    return q;
  }

  @Override
  public double low() {
    return q;
  }

  @Override
  public double high() {
    return high;
  }

  @Override
  public void integrate(double from, double to, Sink sink) {
    double start = along(from);
    double end = to >= high ? length : along(to);
    if (q == 0) {
      for (int i = 0; i < rule.size(); i++) {
        double u = start + (end - start) * 0.5 * (1 + rule.x()[i]);
        sink.add(u, rule.weight()[i] * (end - start) / length);
      }
      return;
    }
    double first = areaSinh(start / q);
    double last = areaSinh(end / q);
    int pieces = (int) Math.max(1, Math.ceil(last - first));
    double half = (last - first) / (2 * pieces);
    for (int i = 0; i < pieces * rule.size(); i++) {
      int piece = i / rule.size();
      double t = first + half * (2 * piece + 1 + rule.x()[i % rule.size()]);
      double x = q * StrictMath.cosh(t);
      sink.add(x, 2 * half * rule.weight()[i % rule.size()] * x / length);
    }
  }

  @Override
  public boolean isSmooth(double from, double to) {
    return from - q >= NEAR * (to - from);
  }

  @Override
  public double density(double x) {
    return x / (along(x) * length);
  }

  /** Where on the slit the theory is that of x. */
  private double along(double x) {
    return Math.sqrt(Math.max(0, x - q)) * Math.sqrt(x + q);
  }

  private static double areaSinh(double x) {
    return x > 1e150
        ? StrictMath.log(x) + StrictMath.log(2)
        : StrictMath.log1p(x + x * x / (1 + Math.sqrt(1 + x * x)));
  }
}
