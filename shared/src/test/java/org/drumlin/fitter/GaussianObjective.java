package org.drumlin.fitter;

import java.util.Arrays;

/** A normal posterior of known covariance: residuals are L^-1 (x - mean). */
final class GaussianObjective extends BoxObjective {
  private final double[] mean;
  private final double[][] factor;

  GaussianObjective(double[] mean, double[][] covariance) {
    super(
        numbered("x", 0, mean.length),
        mean.clone(),
        all(mean.length, Double.NEGATIVE_INFINITY),
        all(mean.length, Double.POSITIVE_INFINITY));
    int d = mean.length;
    this.mean = mean;
    this.factor = new double[d][d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = covariance[i][j];
        for (int k = 0; k < j; k++) {
          sum -= factor[i][k] * factor[j][k];
        }
        factor[i][j] = i == j ? Math.sqrt(sum) : sum / factor[j][j];
      }
    }
  }

  /** Unit variances, all correlated alike. */
  static GaussianObjective correlated(int dimension, double correlation) {
    double[][] covariance = new double[dimension][dimension];
    for (int i = 0; i < dimension; i++) {
      Arrays.fill(covariance[i], correlation);
      covariance[i][i] = 1;
    }
    return new GaussianObjective(new double[dimension], covariance);
  }

  GaussianObjective bounded(int j, double low, double high) {
    lower[j] = low;
    upper[j] = high;
    start[j] = Bounds.clip(start[j], low, high);
    return this;
  }

  GaussianObjective startingAt(double... point) {
    System.arraycopy(point, 0, start, 0, point.length);
    return this;
  }

  @Override
  public void nllf(int count, double[] points, double[] nllf) {
    double[] r = new double[mean.length];
    for (int s = 0; s < count; s++) {
      solve(points, s, r, 0);
      double sum = 0;
      for (double v : r) {
        sum += v * v;
      }
      nllf[s] = 0.5 * sum;
    }
  }

  private void solve(double[] points, int s, double[] r, int offset) {
    int d = mean.length;
    for (int i = 0; i < d; i++) {
      double v = points[s * d + i] - mean[i];
      for (int k = 0; k < i; k++) {
        v -= factor[i][k] * r[offset + k];
      }
      r[offset + i] = v / factor[i][i];
    }
  }

  @Override
  public int residualCount() {
    return mean.length;
  }

  @Override
  public void residuals(int count, double[] points, double[] residuals) {
    for (int s = 0; s < count; s++) {
      solve(points, s, residuals, s * mean.length);
    }
  }

  @Override
  public void drawFromPrior(CounterRandom random, double[] point) {
    for (int j = 0; j < point.length; j++) {
      point[j] = Bounds.reflect(mean[j] + 3 * random.normal(), lower[j], upper[j]);
    }
  }
}
