package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * The covariance of parameters from the Jacobian of the residuals: the inverse of its normal
 * matrix, by singular values of the Jacobian with its columns scaled to length 1, so that units do
 * not matter. A parameter that the data do not determine gets NaN, and is named.
 *
 * @param matrix parameters x parameters; NaN in the rows and columns of undetermined and held ones
 * @param undetermined parameters that take part in a direction along which nothing changes
 * @param determined the same over the other directions alone, with 0 for held ones
 * @param free directions along which nothing changes, in the parameters' own units
 * @param wide of each determined direction one standard deviation, in the parameters' own units
 */
record Covariance(
    double[][] matrix,
    boolean[] undetermined,
    double[][] determined,
    List<double[]> free,
    List<double[]> wide) {
  /** Singular values below this part of the largest are nothing but rounding of the differences. */
  private static final double RANK = 1e-9;

  /** A parameter takes part in a direction when its share of it is above this. */
  private static final double SHARE = 1e-4;

  /** A slope along a direction that nothing changes counts as none below this part of it. */
  private static final double FLAT = 1e-4;

  /** A parameter with this part of its variance left does not move any more. */
  private static final double FIXED = 1e-9;

  /** Nothing known of any parameter. */
  static Covariance unknown(int dimension) {
    return new Covariance(
        filled(dimension, Double.NaN),
        new boolean[dimension],
        filled(dimension, 0),
        List.of(),
        List.of());
  }

  /**
   * @param held parameters at a bound: kept out, the others' covariance is with them where they are
   */
  static Covariance of(double[][] jacobian, boolean[] held) {
    int dimension = held.length;
    int[] used = new int[dimension];
    int count = 0;
    double[] lengths = lengths(jacobian, dimension);
    List<double[]> free = new ArrayList<>();
    for (int j = 0; j < dimension; j++) {
      if (!held[j] && lengths[j] > 0 && Double.isFinite(lengths[j])) {
        used[count++] = j;
      } else if (!held[j]) {
        double[] alone = new double[dimension];
        alone[j] = 1;
        free.add(alone);
      }
    }
    used = Arrays.copyOf(used, count);
    double[][] determined = filled(dimension, 0);
    List<double[]> wide = new ArrayList<>();
    if (count > 0 && jacobian.length > 0) {
      invert(jacobian, used, lengths, determined, free, wide);
    }
    boolean[] undetermined = new boolean[dimension];
    for (double[] direction : free) {
      for (int j = 0; j < dimension; j++) {
        undetermined[j] |= direction[j] != 0;
      }
    }
    double[][] matrix = filled(dimension, Double.NaN);
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < dimension; j++) {
        if (!held[i] && !held[j] && !undetermined[i] && !undetermined[j]) {
          matrix[i][j] = determined[i][j];
        }
      }
    }
    return new Covariance(matrix, undetermined, determined, List.copyOf(free), List.copyOf(wide));
  }

  private static void invert(
      double[][] jacobian,
      int[] used,
      double[] scale,
      double[][] determined,
      List<double[]> free,
      List<double[]> wide) {
    int n = used.length;
    // Rows of zeros make the matrix tall enough when there are fewer residuals than parameters.
    double[][] scaled = new double[Math.max(jacobian.length, n)][n];
    for (int i = 0; i < jacobian.length; i++) {
      for (int a = 0; a < n; a++) {
        scaled[i][a] = jacobian[i][used[a]] / scale[used[a]];
      }
    }
    SingularValueDecomposition svd =
        new SingularValueDecomposition(new Array2DRowRealMatrix(scaled, false));
    double[] singular = svd.getSingularValues();
    double[][] v = svd.getV().getData();
    for (int k = 0; k < n; k++) {
      boolean nothing = !(singular[k] > RANK * singular[0]);
      double[] direction = new double[scale.length];
      for (int a = 0; a < n; a++) {
        double share = nothing && Math.abs(v[a][k]) <= SHARE ? 0 : v[a][k];
        direction[used[a]] = share / scale[used[a]] / (nothing ? 1 : singular[k]);
      }
      (nothing ? free : wide).add(direction);
    }
    // By rows and columns first and directions last: a sum in an order that nothing changes.
    for (int a : used) {
      for (int b : used) {
        for (double[] direction : wide) {
          determined[a][b] += direction[a] * direction[b];
        }
      }
    }
  }

  private static double[][] filled(int n, double value) {
    double[][] matrix = new double[n][n];
    for (double[] row : matrix) {
      Arrays.fill(row, value);
    }
    return matrix;
  }

  /** How much each column moves the rows: the root of its sum of squares. */
  static double[] lengths(double[][] jacobian, int columns) {
    double[] lengths = new double[columns];
    for (int j = 0; j < columns; j++) {
      double sum = 0;
      for (double[] row : jacobian) {
        sum += row[j] * row[j];
      }
      lengths[j] = Math.sqrt(sum);
    }
    return lengths;
  }

  /** Every element times a factor. */
  Covariance scaled(double factor) {
    double root = Math.sqrt(factor);
    return new Covariance(
        scaled(matrix, factor),
        undetermined,
        scaled(determined, factor),
        free,
        wide.stream().map(w -> Arrays.stream(w).map(x -> x * root).toArray()).toList());
  }

  private static double[][] scaled(double[][] matrix, double factor) {
    double[][] scaled = new double[matrix.length][];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = Arrays.stream(matrix[i]).map(c -> c * factor).toArray();
    }
    return scaled;
  }

  /**
   * Without a direction whose standard deviation means nothing: the parameters that take part in it
   * count as undetermined, and the others' covariance is with it held. What the theory does along
   * it stays in {@link #determined}.
   *
   * @param direction one of {@link #wide}
   * @param part its step, with 0 for parameters that hardly take part
   */
  Covariance without(double[] direction, double[] part) {
    int n = part.length;
    boolean[] lost = undetermined.clone();
    double[][] left = new double[n][n];
    for (int i = 0; i < n; i++) {
      lost[i] |= part[i] != 0;
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        left[i][j] = lost[i] || lost[j] ? Double.NaN : matrix[i][j] - direction[i] * direction[j];
      }
    }
    List<double[]> more = new ArrayList<>(free);
    more.add(part);
    List<double[]> rest = wide.stream().filter(w -> w != direction).toList();
    return new Covariance(left, lost, determined, List.copyOf(more), rest);
  }

  /**
   * The variance of a quantity to first order, with held parameters where they are: known also
   * where the parameters are not, when only their determined combinations enter.
   *
   * @param slope of the quantity by each parameter
   * @return NaN where it changes along a direction that nothing determines
   */
  double variance(double[] slope) {
    for (double[] direction : free) {
      double along = 0;
      double most = 0;
      for (int j = 0; j < slope.length; j++) {
        double part = direction[j] == 0 ? 0 : slope[j] * direction[j];
        along += part;
        most = Math.max(most, Math.abs(part));
      }
      if (!(Math.abs(along) <= FLAT * most)) {
        return Double.NaN;
      }
    }
    return determinedVariance(slope);
  }

  /** The same of a quantity that is known to change along determined directions alone. */
  double determinedVariance(double[] slope) {
    double variance = 0;
    for (int i = 0; i < slope.length; i++) {
      for (int j = 0; j < slope.length; j++) {
        variance += determined[i][j] == 0 ? 0 : slope[i] * slope[j] * determined[i][j];
      }
    }
    return Math.max(0, variance);
  }

  /** The covariance of two quantities over the determined directions, from their slopes. */
  double along(double[] slope, double[] other) {
    double sum = 0;
    for (int i = 0; i < slope.length; i++) {
      for (int j = 0; j < other.length; j++) {
        sum += determined[i][j] == 0 ? 0 : slope[i] * determined[i][j] * other[j];
      }
    }
    return sum;
  }

  /**
   * The covariance when a quantity cannot change: what is left along the directions in which it
   * stays. A parameter that those do not move gets NaN, as a held one.
   *
   * @param slope of the quantity by each parameter
   */
  Covariance with(double[] slope) {
    int n = slope.length;
    double[] products = new double[n];
    for (int i = 0; i < n; i++) {
      double[] unit = new double[n];
      unit[i] = 1;
      products[i] = along(unit, slope);
    }
    double variance = determinedVariance(slope);
    if (!(variance > 0)) {
      return this;
    }
    double[][] left = new double[n][n];
    double[][] known = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        boolean fixed = fixes(products, variance, i) || fixes(products, variance, j);
        left[i][j] = fixed ? 0 : determined[i][j] - products[i] * products[j] / variance;
        known[i][j] = fixed || Double.isNaN(matrix[i][j]) ? Double.NaN : left[i][j];
      }
    }
    List<double[]> directions = new ArrayList<>();
    for (double[] direction : wide) {
      double change = 0;
      for (int j = 0; j < n; j++) {
        change += direction[j] * slope[j];
      }
      double[] turned = direction.clone();
      for (int j = 0; j < n; j++) {
        turned[j] -= products[j] * change / variance;
      }
      directions.add(turned);
    }
    return new Covariance(known, undetermined, left, free, List.copyOf(directions));
  }

  private boolean fixes(double[] products, double variance, int j) {
    return products[j] * products[j] / variance >= (1 - FIXED) * determined[j][j];
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
