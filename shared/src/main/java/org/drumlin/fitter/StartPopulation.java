package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the chains start: row 0 is the current point, the others as the option {@code init} says.
 */
final class StartPopulation {
  private static final double EPS = 1e-6;
  private static final int ROUNDS = 20;
  private static final int STREAM = 1;

  private final Objective objective;
  private final int dimension;
  private final double[] start;
  private final double[] lower;
  private final double[] upper;
  private final CounterRandom random;
  private final List<String> warnings = new ArrayList<>();
  private long evaluations;

  StartPopulation(Objective objective, long seed) {
    this.objective = objective;
    this.dimension = objective.names().size();
    this.start = objective.start();
    this.lower = objective.lower();
    this.upper = objective.upper();
    this.random = new CounterRandom(seed);
  }

  /** What a user should know of the start. */
  List<String> warnings() {
    return warnings;
  }

  long evaluations() {
    return evaluations;
  }

  /**
   * Fills a population and its nllf. Points where the objective has no value are drawn again some
   * times, then put beside the current point.
   *
   * @throws FitException when the current point itself has no value
   */
  void fill(String init, int chains, double[] population, double[] nllf) throws FitException {
    System.arraycopy(start, 0, population, 0, dimension);
    if (objective.cloud().isPresent()) {
      spread(objective.cloud().get(), chains, population);
    } else {
      draw(init, chains, population);
    }
    objective.nllf(chains, population, nllf);
    evaluations += chains;
    if (!Double.isFinite(nllf[0])) {
      throw new FitException(objective.noValue(start));
    }
    boolean[] lost = new boolean[chains];
    for (int round = 1; round <= ROUNDS && find(nllf, lost); round++) {
      redraw(round == ROUNDS, round, chains, lost, population, nllf);
    }
  }

  private static boolean find(double[] nllf, boolean[] lost) {
    boolean any = false;
    for (int i = 0; i < lost.length; i++) {
      lost[i] = !Double.isFinite(nllf[i]);
      any |= lost[i];
    }
    return any;
  }

  private void redraw(
      boolean last, int round, int chains, boolean[] lost, double[] population, double[] nllf) {
    for (int i = 1; i < chains; i++) {
      if (lost[i]) {
        random.seek(STREAM, round, i);
        // Half of the way to the current point each time, and at last onto it.
        for (int j = 0; j < dimension; j++) {
          int at = i * dimension + j;
          double near = start[j] + 0.5 * (population[at] - start[j]);
          population[at] = last ? start[j] : near + EPS * spread(j) * random.signed();
          population[at] = Bounds.clip(population[at], lower[j], upper[j]);
        }
      }
    }
    objective.nllf(chains, population, nllf);
    evaluations += chains;
  }

  private void draw(String init, int chains, double[] population) {
    switch (init) {
      case "lhs" -> latinHypercube(chains, population);
      case "cov" -> normal(chains, population);
      case "random" -> {
        double[] point = new double[dimension];
        for (int i = 1; i < chains; i++) {
          random.seek(STREAM, 0, i);
          objective.drawFromPrior(random, point);
          System.arraycopy(point, 0, population, i * dimension, dimension);
        }
      }
      default -> {
        for (int i = 1; i < chains; i++) {
          random.seek(STREAM, 0, i);
          for (int j = 0; j < dimension; j++) {
            population[i * dimension + j] = inside(j, beside(j));
          }
        }
      }
    }
  }

  private void spread(StartCloud cloud, int chains, double[] population) {
    int[] columns = cloud.columns(objective.names());
    if (cloud.covariance().isPresent()) {
      double[][] its = cloud.covariance().get();
      double[][] covariance = new double[dimension][dimension];
      for (int j = 0; j < dimension; j++) {
        for (int k = 0; k < dimension; k++) {
          boolean known = columns[j] >= 0 && columns[k] >= 0;
          covariance[j][k] = known ? its[columns[j]][columns[k]] : Double.NaN;
        }
      }
      normal(chains, population, covariance);
      return;
    }
    List<double[]> points = cloud.points().orElse(List.of());
    for (int i = 1; i < chains; i++) {
      random.seek(STREAM, 0, i);
      double[] point = points.get((i - 1) % points.size());
      for (int j = 0; j < dimension; j++) {
        double x = columns[j] >= 0 ? point[columns[j]] : beside(j);
        population[i * dimension + j] = inside(j, x);
      }
    }
  }

  private double beside(int j) {
    return start[j] + EPS * spread(j) * random.signed();
  }

  private void latinHypercube(int chains, double[] population) {
    int[] order = new int[chains];
    for (int j = 0; j < dimension; j++) {
      random.seek(STREAM, 0, chains + j);
      for (int i = 0; i < chains; i++) {
        int k = random.below(i + 1);
        order[i] = order[k];
        order[k] = i;
      }
      double low = Double.isFinite(lower[j]) ? lower[j] : start[j] - size(j);
      double high = Double.isFinite(upper[j]) ? upper[j] : start[j] + size(j);
      for (int i = 1; i < chains; i++) {
        double part = (order[i] + random.uniform()) / chains;
        population[i * dimension + j] = inside(j, low + part * (high - low));
      }
    }
  }

  /** Around the current point with the covariance of the Jacobian there. */
  private void normal(int chains, double[] population) {
    double[] residuals = new double[objective.residualCount()];
    objective.residuals(1, start, residuals);
    Jacobian jacobian = new Jacobian(objective);
    Covariance covariance = Covariance.of(jacobian.at(start, residuals), new boolean[dimension]);
    evaluations += 1 + jacobian.evaluations();
    if (objective.errorsUnknown()) {
      double sum = 0;
      for (double r : residuals) {
        sum += r * r;
      }
      covariance = covariance.scaled(sum / Math.max(1, objective.degreesOfFreedom()));
    }
    normal(chains, population, covariance.matrix());
  }

  private void normal(int chains, double[] population, double[][] covariance) {
    Cholesky factor = factor(covariance);
    double[] z = new double[dimension];
    for (int i = 1; i < chains; i++) {
      random.seek(STREAM, 0, i);
      for (int j = 0; j < dimension; j++) {
        z[j] = random.normal();
      }
      for (int j = 0; j < dimension; j++) {
        population[i * dimension + j] = inside(j, factor.coloured(j, z, start[j]));
      }
    }
  }

  /** Cholesky's factor; a parameter without a variance gets a tenth of its range, on its own. */
  private Cholesky factor(double[][] covariance) {
    double[][] known = new double[dimension][dimension];
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j <= i; j++) {
        known[i][j] = Double.isNaN(covariance[i][j]) ? 0 : covariance[i][j];
      }
    }
    Cholesky cholesky = new Cholesky(dimension);
    cholesky.factorise(
        known,
        (i, left) -> {
          double deviation = Math.sqrt(Math.max(left, 1e-12 * Math.abs(known[i][i])));
          if (deviation > 0) {
            return deviation;
          }
          warnings.add(
              "the covariance at the starting point does not determine "
                  + objective.names().get(i)
                  + "; its chains start over a tenth of its range.");
          return 0.1 * spread(i);
        });
    return cholesky;
  }

  private double inside(int j, double x) {
    return Bounds.reflect(x, lower[j], upper[j]);
  }

  /** The range of a parameter, or its size where the range has no end. */
  private double spread(int j) {
    double range = upper[j] - lower[j];
    return Double.isFinite(range) ? range : size(j);
  }

  private double size(int j) {
    return start[j] == 0 ? 1 : Math.abs(start[j]);
  }
}
