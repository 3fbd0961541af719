package org.drumlin.fitter;

/**
 * Random lines of Sahin (Int. J. Optim. Control 3 (2013) 111): each member looks along the line to
 * another one, and moves to the minimum of the parabola through three points of it where that is
 * better. A generation is two batches.
 */
final class LinesSearch implements Search {
  private static final int STREAM = 32;
  private static final int FEWEST = 10;
  private static final double XTOL = 1e-6;
  private static final double FTOL = 1e-8;

  private final Optimisation fit;
  private final FitProblem problem;
  private final CounterRandom random;
  private final double crossover;

  LinesSearch(Optimisation fit) {
    this.fit = fit;
    this.problem = fit.problem();
    this.random = new CounterRandom(fit.seed());
    this.crossover = fit.number("CR");
  }

  @Override
  public boolean run(double[] from, int start) {
    int count = Math.max(FEWEST, (int) Math.ceil(fit.number("pop") * from.length));
    Population population = new Population(fit, count, from, start);
    Lines lines = new Lines(population, start);
    Stagnation stagnation = new Stagnation();
    for (int step = 1; step <= fit.whole("steps"); step++) {
      if (population.together(XTOL, FTOL)
          || stagnation.reached(population.nllf()[population.best()])) {
        return true;
      }
      lines.step(step);
      fit.trail().generation(step, population.nllf());
    }
    return population.together(XTOL, FTOL);
  }

  /** One population with the lines of a generation. */
  private final class Lines {
    private final Population population;
    private final int stream;
    private final int count;
    private final int dimension;
    private final int[] partners;
    private final double[] parts;
    private final double[] tried;
    private final double[] triedNllf;
    private final double[] minima;
    private final double[] minimaNllf;

    Lines(Population population, int start) {
      this.population = population;
      this.stream = STREAM + start;
      this.count = population.count();
      this.dimension = population.dimension();
      this.partners = new int[count];
      this.parts = new double[count];
      this.tried = new double[count * dimension];
      this.triedNllf = new double[count];
      this.minima = new double[count * dimension];
      this.minimaNllf = new double[count];
    }

    void step(int generation) {
      for (int i = 0; i < count; i++) {
        random.seek(stream, generation, i);
        partners[i] = (i + 1 + random.below(count - 1)) % count;
        double part = 0.01 + 0.49 * random.uniform();
        parts[i] = random.uniform() < 0.5 ? -part : part;
        along(i, parts[i], tried);
      }
      fit.trail().evaluate(count, tried, triedNllf);
      for (int i = 0; i < count; i++) {
        double minimum = minimum(i);
        if (Double.isFinite(minimum)) {
          along(i, minimum, minima);
          random.seek(stream, generation, count + i);
          cross(i);
          int at = i * dimension;
          problem.constraints().shorten(population.points(), at, minima, at);
        } else {
          System.arraycopy(tried, i * dimension, minima, i * dimension, dimension);
        }
      }
      fit.trail().evaluate(count, minima, minimaNllf);
      for (int i = 0; i < count; i++) {
        take(i, minima, minimaNllf[i]);
      }
    }

    private void along(int i, double part, double[] out) {
      double[] points = population.points();
      for (int j = 0; j < dimension; j++) {
        double x = points[i * dimension + j];
        double to = points[partners[i] * dimension + j];
        out[i * dimension + j] =
            Bounds.clip(x + part * (to - x), problem.lower()[j], problem.upper()[j]);
      }
    }

    /**
     * Where the parabola through the member (0), its partner (1) and the point between or beyond
     * has its minimum; NaN where it has none.
     */
    private double minimum(int i) {
      double here = population.nllf()[i];
      double there = population.nllf()[partners[i]] - here;
      double between = triedNllf[i] - here;
      double m = parts[i];
      double curvature = (between - m * there) / (m * (m - 1));
      return curvature > 0 ? 0.5 * (curvature - there) / curvature : Double.NaN;
    }

    /** Some parameters stay as they are, as many become the partner's. */
    private void cross(int i) {
      for (int j = 0; j < dimension; j++) {
        double u = random.uniform();
        if (u < 0.5 * (1 - crossover)) {
          minima[i * dimension + j] = population.points()[i * dimension + j];
        } else if (u > 0.5 * (1 + crossover)) {
          minima[i * dimension + j] = population.points()[partners[i] * dimension + j];
        }
      }
    }

    private void take(int i, double[] points, double nllf) {
      if (nllf < population.nllf()[i]) {
        population.move(i, points, i * dimension, nllf);
      }
    }
  }
}
