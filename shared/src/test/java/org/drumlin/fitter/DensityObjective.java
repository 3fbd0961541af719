package org.drumlin.fitter;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Any posterior, by its nllf, which is at least 0. */
final class DensityObjective implements Objective {
  private final ToDoubleFunction<double[]> density;
  private final double[] start;
  private final double[] lower;
  private final double[] upper;

  DensityObjective(
      ToDoubleFunction<double[]> density, double[] start, double[] lower, double[] upper) {
    this.density = density;
    this.start = start;
    this.lower = lower;
    this.upper = upper;
  }

  @Override
  public List<String> names() {
    return IntStream.range(0, start.length).mapToObj(j -> "x" + j).toList();
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
    return 1;
  }

  @Override
  public void nllf(int count, double[] points, double[] nllf) {
    double[] x = new double[start.length];
    for (int s = 0; s < count; s++) {
      System.arraycopy(points, s * x.length, x, 0, x.length);
      nllf[s] = density.applyAsDouble(x);
    }
  }

  @Override
  public double chisq(double nllf) {
    return 2 * nllf;
  }

  @Override
  public int residualCount() {
    return 1;
  }

  @Override
  public void residuals(int count, double[] points, double[] residuals) {
    nllf(count, points, residuals);
    for (int s = 0; s < count; s++) {
      residuals[s] = Math.sqrt(2 * residuals[s]);
    }
  }

  @Override
  public boolean errorsUnknown() {
    return false;
  }

  @Override
  public void drawFromPrior(CounterRandom random, double[] point) {
    for (int j = 0; j < point.length; j++) {
      point[j] = lower[j] + random.uniform() * (upper[j] - lower[j]);
    }
  }
}
