package org.drumlin.fitter;

import java.util.function.ToDoubleFunction;

/** Any posterior, by its nllf, which is at least 0. */
final class DensityObjective extends BoxObjective {
  private final ToDoubleFunction<double[]> density;

  DensityObjective(
      ToDoubleFunction<double[]> density, double[] start, double[] lower, double[] upper) {
    super(numbered("x", 0, start.length), start, lower, upper);
    this.density = density;
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
  public void drawFromPrior(CounterRandom random, double[] point) {
    for (int j = 0; j < point.length; j++) {
      point[j] = lower[j] + random.uniform() * (upper[j] - lower[j]);
    }
  }
}
