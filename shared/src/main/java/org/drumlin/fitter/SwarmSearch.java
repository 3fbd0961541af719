package org.drumlin.fitter;

import java.util.Arrays;

/**
 * A particle swarm with the constriction of Clerc and Kennedy (IEEE Trans. Evol. Comput. 6 (2002)
 * 58) and the weights 2.8 and 1.3 of Carlisle and Dozier (Proc. Workshop on Particle Swarm
 * Optimization, Indianapolis 2001). A generation is one batch.
 */
final class SwarmSearch implements Search {
  private static final int STREAM = 19;
  private static final int FEWEST = 10;
  private static final double OWN = 2.8;
  private static final double SHARED = 1.3;
  private static final double CONSTRICTION =
      2 / (OWN + SHARED - 2 + Math.sqrt((OWN + SHARED) * (OWN + SHARED - 4)));

  private final Optimisation fit;
  private final FitProblem problem;
  private final CounterRandom random;

  SwarmSearch(Optimisation fit) {
    this.fit = fit;
    this.problem = fit.problem();
    this.random = new CounterRandom(fit.seed());
  }

  @Override
  public boolean run(double[] from, int start) {
    int count = Math.max(FEWEST, (int) Math.ceil(fit.number("pop") * from.length));
    // The population is where each particle has been best.
    Population population = new Population(fit, count, from, start);
    double[] at = population.points().clone();
    double[] velocity = velocities(at, from.length);
    double[] nllf = new double[count];
    Stagnation stagnation = new Stagnation();
    for (int step = 1; step <= fit.whole("steps"); step++) {
      int best = population.best();
      if (stagnation.reached(population.nllf()[best])) {
        return true;
      }
      for (int i = 0; i < count; i++) {
        random.seek(STREAM, step, i);
        move(population, i, best, at, velocity);
      }
      fit.trail().evaluate(count, at, nllf);
      for (int i = 0; i < count; i++) {
        if (nllf[i] < population.nllf()[i]) {
          population.move(i, at, i * from.length, nllf[i]);
        }
      }
      fit.trail().generation(step, population.nllf());
    }
    return false;
  }

  private double[] velocities(double[] at, int dimension) {
    double[] velocity = new double[at.length];
    for (int k = 0; k < at.length; k++) {
      int j = k % dimension;
      random.seek(STREAM, 0, k);
      velocity[k] = Bounds.scale(at[k], problem.lower()[j], problem.upper()[j]) * random.signed();
    }
    return velocity;
  }

  private void move(Population population, int member, int best, double[] at, double[] velocity) {
    int dimension = population.dimension();
    double[] points = population.points();
    double own = OWN * random.uniform();
    double shared = SHARED * random.uniform();
    double[] before = Arrays.copyOfRange(at, member * dimension, (member + 1) * dimension);
    for (int j = 0; j < dimension; j++) {
      int k = member * dimension + j;
      double pull = own * (points[k] - at[k]) + shared * (points[best * dimension + j] - at[k]);
      velocity[k] = CONSTRICTION * (velocity[k] + pull);
      double wished = at[k] + velocity[k];
      at[k] = Bounds.clip(wished, problem.lower()[j], problem.upper()[j]);
      if (at[k] != wished) {
        velocity[k] *= -0.5;
      }
    }
    problem.constraints().shorten(before, 0, at, member * dimension);
  }
}
