package org.drumlin.fitter;

import java.util.Comparator;
import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;

/**
 * The simplex of Nelder and Mead (Computer Journal 7 (1965) 308), Hipparchus' with the coefficients
 * of Gao and Han (Comput. Optim. Appl. 51 (2012) 259), which for two parameters are the original
 * ones. A vertex beyond a bound is evaluated at its mirror image inside, so that a minimum on a
 * bound is a minimum. When the simplex has drawn together, another one around its best point has to
 * find nothing better.
 */
final class SimplexSearch implements Search {
  private static final Comparator<PointValuePair> ORDER =
      Comparator.comparingDouble(PointValuePair::getValue);

  private final FitProblem problem;
  private final Trail trail;
  private final int dimension;
  private final int steps;
  private final double radius;
  private final double xtol;
  private final double ftol;
  private final MultivariateFunction function;
  private int taken;

  SimplexSearch(Optimisation fit) {
    this.problem = fit.problem();
    this.trail = fit.trail();
    this.dimension = problem.names().size();
    this.steps = fit.whole("steps");
    this.radius = fit.number("radius");
    this.xtol = fit.number("xtol");
    this.ftol = fit.number("ftol");
    double[] value = new double[1];
    this.function =
        point -> {
          trail.evaluate(1, inside(point), value);
          return value[0];
        };
  }

  @Override
  public boolean run(double[] from, int start) {
    taken = 0;
    double[] at = from;
    double before = Double.POSITIVE_INFINITY;
    while (true) {
      NelderMeadSimplex simplex = around(at);
      simplex.evaluate(function, ORDER);
      if (!contract(simplex)) {
        return false;
      }
      PointValuePair lowest = simplex.getPoint(0);
      if (!(before - lowest.getValue() > tolerance(lowest.getValue()))) {
        return true;
      }
      before = lowest.getValue();
      at = inside(lowest.getPoint());
    }
  }

  /** Moves until the simplex has drawn together; false when the steps end before. */
  private boolean contract(NelderMeadSimplex simplex) {
    while (!together(simplex.getPoints())) {
      if (taken >= steps) {
        return false;
      }
      trail.steps(++taken);
      simplex.iterate(function, ORDER);
    }
    return true;
  }

  private boolean together(PointValuePair[] vertices) {
    double lowest = vertices[0].getValue();
    double[] best = vertices[0].getPointRef();
    for (PointValuePair vertex : vertices) {
      if (!(vertex.getValue() - lowest <= tolerance(lowest))) {
        return false;
      }
      for (int j = 0; j < dimension; j++) {
        double apart = Math.abs(vertex.getPointRef()[j] - best[j]);
        if (apart > xtol * Bounds.scale(best[j], problem.lower()[j], problem.upper()[j])) {
          return false;
        }
      }
    }
    return true;
  }

  private double tolerance(double nllf) {
    return ftol * Math.max(1, Math.abs(nllf));
  }

  private double[] inside(double[] point) {
    double[] inside = new double[dimension];
    for (int j = 0; j < dimension; j++) {
      inside[j] = Bounds.reflect(point[j], problem.lower()[j], problem.upper()[j]);
    }
    return inside;
  }

  /** A simplex with a corner at the point and one along each parameter, inside the bounds. */
  private NelderMeadSimplex around(double[] point) {
    double[][] corners = new double[dimension + 1][dimension];
    for (int j = 0; j < dimension; j++) {
      double low = problem.lower()[j];
      double high = problem.upper()[j];
      double step = radius * Bounds.scale(point[j], low, high);
      corners[j + 1][j] = point[j] + step <= high ? step : -step;
    }
    double n = Math.max(2, dimension);
    NelderMeadSimplex simplex =
        new NelderMeadSimplex(corners, 1, 1 + 2 / n, 0.75 - 0.5 / n, 1 - 1 / n);
    simplex.build(point);
    return simplex;
  }
}
