package org.drumlin.fitter;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * The covariance of parameters from the Jacobian of the residuals: the inverse of its normal
 * matrix, by singular values of the Jacobian with its columns scaled to length 1, so that units do
 * not matter. A parameter that the data do not determine gets NaN, and is named.
 *
 * @param matrix parameters x parameters; NaN in the rows and columns of undetermined and held ones
 * @param undetermined parameters that take part in a direction along which nothing changes
 */
record Covariance(double[][] matrix, boolean[] undetermined) {
  /** Singular values below this part of the largest are nothing but rounding of the differences. */
  private static final double RANK = 1e-9;

  /** A parameter takes part in a direction when its share of it is above this. */
  private static final double SHARE = 1e-4;

  /**
   * @param held parameters at a bound: kept out, the others' covariance is with them where they are
   */
  static Covariance of(double[][] jacobian, boolean[] held) {
    int dimension = held.length;
    int[] free = free(held);
    double[][] covariance = new double[dimension][dimension];
    for (double[] row : covariance) {
      Arrays.fill(row, Double.NaN);
    }
    boolean[] undetermined = new boolean[dimension];
    double[] length = lengths(jacobian, free);
    for (int a = 0; a < free.length; a++) {
      undetermined[free[a]] = !(length[a] > 0 && Double.isFinite(length[a]));
    }
    int[] used = Arrays.stream(free).filter(j -> !undetermined[j]).toArray();
    double[] scale = lengths(jacobian, used);
    if (used.length > 0 && jacobian.length > 0) {
      invert(jacobian, used, scale, covariance, undetermined);
    }
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < dimension; j++) {
        if (undetermined[i] || undetermined[j]) {
          covariance[i][j] = Double.NaN;
        }
      }
    }
    return new Covariance(covariance, undetermined);
  }

  private static void invert(
      double[][] jacobian,
      int[] used,
      double[] scale,
      double[][] covariance,
      boolean[] undetermined) {
    int n = used.length;
    // Rows of zeros make the matrix tall enough when there are fewer residuals than parameters.
    double[][] scaled = new double[Math.max(jacobian.length, n)][n];
    for (int i = 0; i < jacobian.length; i++) {
      for (int a = 0; a < n; a++) {
        scaled[i][a] = jacobian[i][used[a]] / scale[a];
      }
    }
    SingularValueDecomposition svd =
        new SingularValueDecomposition(new Array2DRowRealMatrix(scaled, false));
    double[] singular = svd.getSingularValues();
    double[][] v = svd.getV().getData();
    for (int k = 0; k < n; k++) {
      if (!(singular[k] > RANK * singular[0])) {
        for (int a = 0; a < n; a++) {
          undetermined[used[a]] |= Math.abs(v[a][k]) > SHARE;
        }
      }
    }
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
          if (singular[k] > RANK * singular[0]) {
            sum += v[a][k] * v[b][k] / (singular[k] * singular[k]);
          }
        }
        covariance[used[a]][used[b]] = sum / (scale[a] * scale[b]);
      }
    }
  }

  private static int[] free(boolean[] held) {
    int[] free = new int[held.length];
    int count = 0;
    for (int j = 0; j < held.length; j++) {
      if (!held[j]) {
        free[count++] = j;
      }
    }
    return Arrays.copyOf(free, count);
  }

  private static double[] lengths(double[][] jacobian, int[] columns) {
    double[] lengths = new double[columns.length];
    for (int a = 0; a < columns.length; a++) {
      double sum = 0;
      for (double[] row : jacobian) {
        sum += row[columns[a]] * row[columns[a]];
      }
      lengths[a] = Math.sqrt(sum);
    }
    return lengths;
  }

  /** Every element times a factor. */
  Covariance scaled(double factor) {
    double[][] scaled = new double[matrix.length][];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = Arrays.stream(matrix[i]).map(c -> c * factor).toArray();
    }
    return new Covariance(scaled, undetermined);
  }

  /** Correlations of a covariance; NaN where it has no value. */
  static double[][] correlation(double[][] covariance) {
    int n = covariance.length;
    double[][] correlation = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double c = covariance[i][j] / Math.sqrt(covariance[i][i] * covariance[j][j]);
        boolean itself = i == j && covariance[i][i] > 0;
        correlation[i][j] = itself ? 1 : Math.max(-1, Math.min(1, c));
      }
    }
    return correlation;
  }
}
