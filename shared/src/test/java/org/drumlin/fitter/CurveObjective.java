package org.drumlin.fitter;

import java.util.Arrays;

/** Unweighted least squares of any function y(x; b). */
final class CurveObjective extends BoxObjective {
  /** A curve of its parameters. */
  @FunctionalInterface
  interface Function {
    double y(double x, double[] b);
  }

  private final Function function;
  private final double[] x;
  private final double[] y;

  CurveObjective(Function function, double[] x, double[] y, double... start) {
    super(
        numbered("b", 1, start.length),
        start,
        all(start.length, Double.NEGATIVE_INFINITY),
        all(start.length, Double.POSITIVE_INFINITY));
    this.function = function;
    this.x = x;
    this.y = y;
  }

  CurveObjective bounded(int j, double low, double high) {
    lower[j] = low;
    upper[j] = high;
    return this;
  }

  @Override
  public int degreesOfFreedom() {
    return x.length - start.length;
  }

  @Override
  public void nllf(int count, double[] points, double[] nllf) {
    double[] r = new double[count * x.length];
    residuals(count, points, r);
    for (int s = 0; s < count; s++) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += r[s * x.length + i] * r[s * x.length + i];
      }
      nllf[s] = 0.5 * sum;
    }
  }

  @Override
  public int residualCount() {
    return x.length;
  }

  @Override
  public void residuals(int count, double[] points, double[] residuals) {
    for (int s = 0; s < count; s++) {
      double[] b = Arrays.copyOfRange(points, s * start.length, (s + 1) * start.length);
      for (int i = 0; i < x.length; i++) {
        residuals[s * x.length + i] = function.y(x[i], b) - y[i];
      }
    }
  }

  @Override
  public boolean errorsUnknown() {
    return true;
  }

  @Override
  public void drawFromPrior(CounterRandom random, double[] point) {
    throw new UnsupportedOperationException();
  }
}
