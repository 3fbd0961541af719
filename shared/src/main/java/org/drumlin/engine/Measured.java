package org.drumlin.engine;

/**
 * What a theory is held against. The arrays are not copied: treat them as read-only.
 *
 * @param intensity of each point
 * @param weights factor of each residual: the data set's weight over the point's error
 */
public record Measured(double[] intensity, double[] weights) {

  /**
   * Sum of squared weighted residuals; NaN where the theory is. Four running sums, in an order that
   * nothing changes.
   *
   * @param theory the points from {@code at} on
   */
  public double squares(double[] theory, int at) {
    double[] y = intensity;
    int n = weights.length;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < n; i += 4) {
      double r0 = (theory[at + i] - y[i]) * weights[i];
      double r1 = (theory[at + i + 1] - y[i + 1]) * weights[i + 1];
      double r2 = (theory[at + i + 2] - y[i + 2]) * weights[i + 2];
      double r3 = (theory[at + i + 3] - y[i + 3]) * weights[i + 3];
      s0 += r0 * r0;
      s1 += r1 * r1;
      s2 += r2 * r2;
      s3 += r3 * r3;
    }
    for (; i < n; i++) {
      double r = (theory[at + i] - y[i]) * weights[i];
      s0 += r * r;
    }
    return s0 + s1 + (s2 + s3);
  }
}
