package org.drumlin.fitter;

import java.util.Optional;

/**
 * Where the second start of a method and those after it begin: near the best point so far, or
 * anywhere the priors allow.
 */
final class Starts {
  private static final int STREAM = 16;
  private static final int BATCH = 16;
  private static final int BATCHES = 8;

  private final FitProblem problem;
  private final double jump;
  private final CounterRandom random;

  /**
   * @param jump largest step from the best point, as a part of a parameter's range; 0 draws from
   *     the priors within the bounds
   */
  Starts(FitProblem problem, double jump, long seed) {
    this.problem = problem;
    this.jump = jump;
    this.random = new CounterRandom(seed);
  }

  /** The start of that number; empty where no point drawn has a value inside the constraints. */
  Optional<double[]> next(int start, Trail trail) {
    int dimension = problem.names().size();
    double[] points = new double[BATCH * dimension];
    double[] nllf = new double[BATCH];
    double[] point = new double[dimension];
    double[] best = trail.best().clone();
    for (int batch = 0; batch < BATCHES; batch++) {
      for (int i = 0; i < BATCH; i++) {
        random.seek(STREAM, start, batch * BATCH + i);
        draw(best, point);
        System.arraycopy(point, 0, points, i * dimension, dimension);
      }
      trail.evaluate(BATCH, points, nllf);
      for (int i = 0; i < BATCH; i++) {
        if (Double.isFinite(nllf[i])) {
          System.arraycopy(points, i * dimension, point, 0, dimension);
          return Optional.of(point);
        }
      }
    }
    return Optional.empty();
  }

  private void draw(double[] best, double[] point) {
    if (jump == 0) {
      problem.drawFromPrior(random, point);
      return;
    }
    for (int j = 0; j < point.length; j++) {
      double low = problem.lower()[j];
      double high = problem.upper()[j];
      double step = jump * Bounds.scale(best[j], low, high) * random.signed();
      point[j] = Bounds.reflect(best[j] + step, low, high);
    }
  }
}
