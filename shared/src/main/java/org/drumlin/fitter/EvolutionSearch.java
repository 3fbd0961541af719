package org.drumlin.fitter;

/**
 * Differential evolution, rand/1/bin of Storn and Price (J. Global Optim. 11 (1997) 341), with a
 * scale drawn anew for each member from 0 to F. A generation is one batch.
 */
final class EvolutionSearch implements Search {
  private static final int STREAM = 18;

  /** A step takes three members beside the one that moves. */
  private static final int FEWEST = 4;

  private final Optimisation fit;
  private final FitProblem problem;
  private final CounterRandom random;
  private final double crossover;
  private final double scale;

  EvolutionSearch(Optimisation fit) {
    this.fit = fit;
    this.problem = fit.problem();
    this.random = new CounterRandom(fit.seed());
    this.crossover = fit.number("CR");
    this.scale = fit.number("F");
  }

  @Override
  public boolean run(double[] from, int start) {
    int count = Math.max(FEWEST, (int) Math.ceil(fit.number("pop") * from.length));
    Population population = new Population(fit, count, from, start);
    double[] trials = new double[count * from.length];
    double[] nllf = new double[count];
    for (int step = 1; step <= fit.whole("steps"); step++) {
      if (population.together(fit.number("xtol"), fit.number("ftol"))) {
        return true;
      }
      for (int i = 0; i < count; i++) {
        random.seek(STREAM, step, i);
        propose(population, i, trials);
      }
      fit.trail().evaluate(count, trials, nllf);
      for (int i = 0; i < count; i++) {
        if (nllf[i] <= population.nllf()[i]) {
          population.move(i, trials, i * from.length, nllf[i]);
        }
      }
      fit.trail().generation(step, population.nllf());
    }
    return population.together(fit.number("xtol"), fit.number("ftol"));
  }

  private void propose(Population population, int member, double[] trials) {
    int dimension = population.dimension();
    double[] points = population.points();
    int a = other(population.count(), member, member, member);
    int b = other(population.count(), member, a, a);
    int c = other(population.count(), member, a, b);
    double factor = scale * random.uniform();
    int always = random.below(dimension);
    for (int j = 0; j < dimension; j++) {
      int at = member * dimension + j;
      boolean moves = random.uniform() < crossover || j == always;
      double x =
          points[a * dimension + j]
              + factor * (points[b * dimension + j] - points[c * dimension + j]);
      trials[at] = moves ? Bounds.reflect(x, problem.lower()[j], problem.upper()[j]) : points[at];
    }
    problem.constraints().shorten(points, member * dimension, trials, member * dimension);
  }

  private int other(int count, int i, int j, int k) {
    int drawn;
    do {
      drawn = random.below(count);
    } while (drawn == i || drawn == j || drawn == k);
    return drawn;
  }
}
