package org.drumlin.fitter;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The lower triangle L with L L^T equal to a symmetric matrix, and what is done with it. */
final class Cholesky {
  private final int dimension;
  private final double[][] factor;

  Cholesky(int dimension) {
    this.dimension = dimension;
    this.factor = new double[dimension][dimension];
  }

  /** What stands on the diagonal of a row, of what the rows above leave of the matrix there. */
  @FunctionalInterface
  interface Pivot {
    /** The entry; one that is not above 0, or infinite, ends the work. */
    double of(int row, double left);
  }

  /**
   * Takes a matrix, of which the lower triangle is read.
   *
   * @return false where it is not positive definite; then there is no factor
   */
  boolean factorise(double[][] matrix) {
    return factorise(matrix, (row, left) -> Math.sqrt(left));
  }

  /** The same with another rule for the diagonal. */
  boolean factorise(double[][] matrix, Pivot pivot) {
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j <= i; j++) {
        double left = matrix[i][j];
        for (int k = 0; k < j; k++) {
          left -= factor[i][k] * factor[j][k];
        }
        factor[i][j] = i == j ? pivot.of(i, left) : left / factor[j][j];
      }
      if (!(factor[i][i] > 0) || Double.isInfinite(factor[i][i])) {
        return false;
      }
    }
    return true;
  }

  /** Solves L x = b. */
  void solve(double[] b, double[] x) {
    for (int i = 0; i < dimension; i++) {
      double v = b[i];
      for (int k = 0; k < i; k++) {
        v -= factor[i][k] * x[k];
      }
      x[i] = v / factor[i][i];
    }
  }

  /** Solves L^T x = b. */
  void solveTransposed(double[] b, double[] x) {
    for (int i = dimension - 1; i >= 0; i--) {
      double v = b[i];
      for (int k = i + 1; k < dimension; k++) {
        v -= factor[k][i] * x[k];
      }
      x[i] = v / factor[i][i];
    }
  }

  /** A row of L z, added to a number: what white noise z becomes around it. */
  double coloured(int row, double[] z, double around) {
    double sum = around;
    for (int k = 0; k <= row; k++) {
      sum += factor[row][k] * z[k];
    }
    return sum;
  }

  void save(DataOutput out) throws IOException {
    for (double[] row : factor) {
      DoubleArrays.write(out, row);
    }
  }

  void restore(DataInput in) throws IOException {
    for (double[] row : factor) {
      DoubleArrays.read(in, row);
    }
  }
}
