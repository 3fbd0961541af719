package org.drumlin.fitter;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Steps drawn from what the burn-in has shown of the posterior: every parameter's marginal, and the
 * correlation of their normal scores (a Gaussian copula). Half of the steps are drawn afresh, from
 * a Student distribution over the scores; half keep most of the present scores (the step of Neal
 * 1998 that leaves a Gaussian as it is). Either is accepted with its Metropolis-Hastings ratio, so
 * once the learning has ended with the burn-in, the posterior is left exactly as it is.
 */
final class LearnedSteps {
  /** Points that are learned from, the newest of the burn-in. */
  private static final int POINTS = 4000;

  private static final int FEWEST = 10;
  private static final double SHARE = 0.6;
  private static final int FREEDOM = 6;
  private static final double KEPT = 0.8;
  private static final double RIDGE = 1e-9;

  private final int dimension;
  private final double[] lower;
  private final double[] upper;
  private final Marginal[] marginals;
  private final double[] mean;
  private final Cholesky cholesky;
  private final double[] points;
  private final double[] scores;
  private final double[] white;
  private final double[] fresh;
  private final double[] freshWhite;
  private long seen;
  private boolean ready;
  private double logWeight;

  LearnedSteps(double[] lower, double[] upper, int chains) {
    this.dimension = lower.length;
    this.lower = lower;
    this.upper = upper;
    this.marginals = new Marginal[dimension];
    for (int j = 0; j < dimension; j++) {
      marginals[j] = new Marginal();
    }
    this.mean = new double[dimension];
    this.cholesky = new Cholesky(dimension);
    this.points = new double[Math.max(POINTS, 4 * chains) * dimension];
    this.scores = new double[dimension];
    this.white = new double[dimension];
    this.fresh = new double[dimension];
    this.freshWhite = new double[dimension];
  }

  /** Notes the chains after a generation of the burn-in. */
  void note(double[] population) {
    int rows = population.length / dimension;
    for (int row = 0; row < rows; row++) {
      int at = (int) (seen % (points.length / dimension)) * dimension;
      System.arraycopy(population, row * dimension, points, at, dimension);
      seen++;
    }
  }

  /** Learns from the newer half of what was noted, when that is enough. */
  void learn() {
    int room = points.length / dimension;
    int count = (int) Math.min(seen / 2, room);
    double[] newest = new double[count * dimension];
    Set<Double> met = new HashSet<>();
    int different = 0;
    for (int i = 0; i < count; i++) {
      int at = (int) ((seen - 1 - i) % room) * dimension;
      // A chain that stood still counts once.
      if (met.add(points[at])) {
        System.arraycopy(points, at, newest, different * dimension, dimension);
        different++;
      }
    }
    learn(Arrays.copyOf(newest, different * dimension));
  }

  /** Learns from points, row by row. */
  void learn(double[] from) {
    int count = from.length / dimension;
    if (count < FEWEST * dimension) {
      return;
    }
    ready = false;
    double[][] columns = new double[dimension][count];
    for (int j = 0; j < dimension; j++) {
      for (int i = 0; i < count; i++) {
        columns[j][i] = from[i * dimension + j];
      }
      if (!marginals[j].fit(columns[j])) {
        return;
      }
      mean[j] = 0;
      for (int i = 0; i < count; i++) {
        columns[j][i] = marginals[j].score(columns[j][i]);
        mean[j] += columns[j][i] / count;
      }
    }
    ready = cholesky.factorise(covariance(columns));
  }

  /** Of the scores, its diagonal raised a little: the lower triangle. */
  private double[][] covariance(double[][] columns) {
    double[][] covariance = new double[dimension][dimension];
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j <= i; j++) {
        covariance[i][j] = covariance(columns, i, j) * (i == j ? 1 + RIDGE : 1);
      }
    }
    return covariance;
  }

  private double covariance(double[][] columns, int i, int j) {
    double sum = 0;
    for (int k = 0; k < columns[i].length; k++) {
      sum += (columns[i][k] - mean[i]) * (columns[j][k] - mean[j]);
    }
    return sum / (columns[i].length - 1);
  }

  /** Which part of the steps is to be one of these. */
  double share() {
    return ready ? SHARE : 0;
  }

  /** What the last step adds to the log of its acceptance ratio; -infinity: not to be taken. */
  double logWeight() {
    return logWeight;
  }

  /** Proposes a step; leaves the point as it is where the step leads out of the bounds. */
  void propose(CounterRandom random, double[] out, int offset) {
    for (int j = 0; j < dimension; j++) {
      scores[j] = marginals[j].score(out[offset + j]) - mean[j];
    }
    cholesky.solve(scores, white);
    boolean anew = random.uniform() < 0.5;
    for (int j = 0; j < dimension; j++) {
      freshWhite[j] = random.normal();
    }
    if (anew) {
      double scale = Math.sqrt(FREEDOM / chiSquare(random));
      for (int j = 0; j < dimension; j++) {
        freshWhite[j] *= scale;
      }
      logWeight = student(white) - student(freshWhite);
    } else {
      double rest = Math.sqrt(1 - KEPT * KEPT);
      for (int j = 0; j < dimension; j++) {
        freshWhite[j] = KEPT * white[j] + rest * freshWhite[j];
      }
      logWeight = 0.5 * (squares(freshWhite) - squares(white));
    }
    move(out, offset);
  }

  private void move(double[] out, int offset) {
    boolean inside = true;
    for (int i = 0; i < dimension; i++) {
      fresh[i] = marginals[i].value(cholesky.coloured(i, freshWhite, mean[i]));
      inside &= fresh[i] >= lower[i] && fresh[i] <= upper[i];
    }
    if (!inside) {
      logWeight = Double.NEGATIVE_INFINITY;
      return;
    }
    for (int i = 0; i < dimension; i++) {
      logWeight += marginals[i].logSlope(fresh[i]) - marginals[i].logSlope(out[offset + i]);
      out[offset + i] = fresh[i];
    }
  }

  private static double chiSquare(CounterRandom random) {
    double sum = 0;
    for (int i = 0; i < FREEDOM; i++) {
      double z = random.normal();
      sum += z * z;
    }
    return sum;
  }

  private double student(double[] x) {
    return -0.5 * (FREEDOM + dimension) * StrictMath.log1p(squares(x) / FREEDOM);
  }

  private static double squares(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v * v;
    }
    return sum;
  }

  void save(DataOutput out) throws IOException {
    out.writeLong(seen);
    out.writeBoolean(ready);
    for (Marginal marginal : marginals) {
      marginal.save(out);
    }
    DoubleArrays.write(out, mean);
    cholesky.save(out);
    DoubleArrays.write(out, points);
  }

  void restore(DataInput in) throws IOException {
    seen = in.readLong();
    ready = in.readBoolean();
    for (Marginal marginal : marginals) {
      marginal.restore(in);
    }
    DoubleArrays.read(in, mean);
    cholesky.restore(in);
    DoubleArrays.read(in, points);
  }
}
