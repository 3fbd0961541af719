package org.drumlin.fitter;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Unweighted least squares of any function y(x; b). */
final class CurveObjective implements Objective {
  /** A curve of its parameters. */
  @FunctionalInterface
  interface Function {
    double y(double x, double[] b);
  }

  private final Function function;
  private final double[] x;
  private final double[] y;
  private final double[] start;
  private final double[] lower;
  private final double[] upper;

  CurveObjective(Function function, double[] x, double[] y, double... start) {
    this.function = function;
    this.x = x;
    this.y = y;
    this.start = start;
    this.lower = new double[start.length];
    this.upper = new double[start.length];
    Arrays.fill(lower, Double.NEGATIVE_INFINITY);
    Arrays.fill(upper, Double.POSITIVE_INFINITY);
  }

  CurveObjective bounded(int j, double low, double high) {
    lower[j] = low;
    upper[j] = high;
    return this;
  }

  @Override
  public List<String> names() {
    return IntStream.range(0, start.length).mapToObj(j -> "b" + (j + 1)).toList();
  }

  @Override
  public double[] lower() {
    return lower;
  }

  @Override
  public double[] upper() {
    return upper;
  }

  @Override
  public double[] start() {
    return start;
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
  public double chisq(double nllf) {
    return 2 * nllf / degreesOfFreedom();
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
