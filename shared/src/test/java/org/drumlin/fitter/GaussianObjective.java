package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A normal posterior of known covariance: residuals are L^-1 (x - mean). */
final class GaussianObjective implements Objective {
  private final double[] mean;
  private final double[][] factor;
  private final double[] lower;
  private final double[] upper;
  private final double[] start;

  GaussianObjective(double[] mean, double[][] covariance) {
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
    this.lower = new double[d];
    this.upper = new double[d];
    Arrays.fill(lower, Double.NEGATIVE_INFINITY);
    Arrays.fill(upper, Double.POSITIVE_INFINITY);
    this.start = mean.clone();
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
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (int j = 0; j < mean.length; j++) {
      names.add("x" + j);
    }
    return names;
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
  public double chisq(double nllf) {
    return 2 * nllf;
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
  public boolean errorsUnknown() {
    return false;
  }

  @Override
  public void drawFromPrior(CounterRandom random, double[] point) {
    for (int j = 0; j < point.length; j++) {
      point[j] = Bounds.reflect(mean[j] + 3 * random.normal(), lower[j], upper[j]);
    }
  }
}
