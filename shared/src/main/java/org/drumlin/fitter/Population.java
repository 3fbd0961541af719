package org.drumlin.fitter;

import java.util.Arrays;

/** The members of a population and their nllf, evaluated a generation at a time. */
final class Population {
  private static final int STREAM = 17;
  private static final int ROUNDS = 10;

  private final FitProblem problem;
  private final Trail trail;
  private final int count;
  private final int dimension;
  private final double[] points;
  private final double[] nllf;

  /**
   * Spreads a population over the bounds, as the priors say, and evaluates it. Members without a
   * value are drawn again some times.
   *
   * @param first a member that is given
   * @param start number of the start, for the random numbers
   */
  Population(Optimisation fit, int count, double[] first, int start) {
    this.problem = fit.problem();
    this.trail = fit.trail();
    this.count = count;
    this.dimension = first.length;
    this.points = new double[count * dimension];
    this.nllf = new double[count];
    System.arraycopy(first, 0, points, 0, dimension);
    Arrays.fill(nllf, Double.POSITIVE_INFINITY);
    CounterRandom random = new CounterRandom(fit.seed());
    double[] point = new double[dimension];
    for (int round = 0; round < ROUNDS && (round == 0 || lost()); round++) {
      for (int i = 1; i < count; i++) {
        if (nllf[i] == Double.POSITIVE_INFINITY) {
          random.seek(STREAM, start * ROUNDS + round, i);
          problem.drawFromPrior(random, point);
          System.arraycopy(point, 0, points, i * dimension, dimension);
        }
      }
      trail.evaluate(count, points, nllf);
    }
    trail.generation(0, nllf);
  }

  private boolean lost() {
    return Arrays.stream(nllf).anyMatch(v -> v == Double.POSITIVE_INFINITY);
  }

  int count() {
    return count;
  }

  int dimension() {
    return dimension;
  }

  /** Row-major, count x dimension. */
  double[] points() {
    return points;
  }

  double[] nllf() {
    return nllf;
  }

  /** Puts a member where the point that begins there is. */
  void move(int member, double[] from, int offset, double value) {
    System.arraycopy(from, offset, points, member * dimension, dimension);
    nllf[member] = value;
  }

  /** Index of the member with the lowest nllf. */
  int best() {
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = nllf[i] < nllf[best] ? i : best;
    }
    return best;
  }

  /**
   * Whether all members are as good as the best one and lie beside it.
   *
   * @param xtol part of a parameter's range
   * @param ftol part of the nllf, or of 1 where that is smaller
   */
  boolean together(double xtol, double ftol) {
    int best = best();
    double apart = ftol * Math.max(1, Math.abs(nllf[best]));
    for (int i = 0; i < count; i++) {
      if (!(nllf[i] - nllf[best] <= apart)) {
        return false;
      }
      for (int j = 0; j < dimension; j++) {
        double x = points[best * dimension + j];
        double far = xtol * Bounds.scale(x, problem.lower()[j], problem.upper()[j]);
        if (Math.abs(points[i * dimension + j] - x) > far) {
          return false;
        }
      }
    }
    return true;
  }
}
