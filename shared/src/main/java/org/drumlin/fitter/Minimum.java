package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drumlin.fit.FitResult;

/**
 * What an optimiser tells of the point it came to rest on, whatever way it took there: the
 * covariance from the derivatives of the theory, and all that follows from it to first order.
 */
final class Minimum {
  private final FitProblem problem;
  private final double[] best;
  private final boolean[] held;
  private final Covariance covariance;
  private final List<String> active;
  private final List<String> words;
  private final double[][] jacobian;
  private final double[][] theory;
  private final long evaluations;

  private Minimum(
      FitProblem problem,
      double[] best,
      Judged judged,
      List<String> active,
      double[][] jacobian,
      double[][] theory,
      long evaluations) {
    this.problem = problem;
    this.best = best;
    this.held = held(problem, best);
    this.covariance = judged.covariance();
    this.words = judged.words();
    this.active = List.copyOf(active);
    this.jacobian = jacobian;
    this.theory = theory;
    this.evaluations = evaluations;
  }

  /** With the covariance there; takes one Jacobian. */
  static Minimum at(FitProblem problem, double[] point) {
    double[] best = point.clone();
    double[] residuals = new double[problem.residualCount()];
    problem.residuals(1, best, residuals);
    Jacobian derivatives = new Jacobian(problem);
    double[][] jacobian = derivatives.at(best, residuals);
    double[][] theory = problem.theory(best);
    double[] shares = problem.shares(residuals, theory);
    boolean[] held = held(problem, best);
    double[][] information = FitProblem.information(jacobian, shares);
    double[] lengths = Covariance.lengths(information, best.length);
    double[] alone = Linearity.alone(problem, best, residuals, shares, lengths).rises();
    for (int j = 0; j < best.length; j++) {
      if (!held[j] && alone[j] > Linearity.VOID) {
        clear(information, j);
      }
    }
    Covariance first = Covariance.of(information, held);
    ActiveConstraints active =
        new ActiveConstraints(problem, best, problem.gradient(jacobian, residuals), first);
    for (double[] slope : active.slopes()) {
      first = first.with(slope);
    }
    double[] rises =
        Linearity.of(problem, best, residuals, shares, information, first.wide()).rises();
    return new Minimum(
        problem,
        best,
        Judged.of(problem, best, first, Covariance.lengths(information, best.length), rises),
        active.texts(),
        jacobian,
        theory,
        2 + derivatives.evaluations() + 2L * (alone.length + rises.length));
  }

  /** A parameter whose derivative is near 0 by chance of the point takes no part in directions. */
  private static void clear(double[][] information, int parameter) {
    for (double[] row : information) {
      row[parameter] = 0;
    }
  }

  /** Of a fit that is still under way: a point, and nothing known of it. */
  static Minimum unknown(FitProblem problem, double[] point) {
    return new Minimum(
        problem,
        point.clone(),
        new Judged(Covariance.unknown(point.length), List.of()),
        List.of(),
        new double[0][],
        new double[0][],
        0);
  }

  private static boolean[] held(FitProblem problem, double[] best) {
    boolean[] held = new boolean[best.length];
    for (int j = 0; j < best.length; j++) {
      held[j] = best[j] == problem.lower()[j] || best[j] == problem.upper()[j];
    }
    return held;
  }

  double[] best() {
    return best;
  }

  Covariance covariance() {
    return covariance;
  }

  /** Parameter sets that this took. */
  long evaluations() {
    return evaluations;
  }

  /** The fitted parameters. */
  List<Estimate> estimates() {
    List<Estimate> estimates = new ArrayList<>();
    for (int j = 0; j < best.length; j++) {
      double stderr = Math.sqrt(covariance.matrix()[j][j]);
      estimates.add(Estimate.normal(best[j], stderr, bound(j)));
    }
    return estimates;
  }

  private Optional<FitResult.Bound> bound(int j) {
    if (!held[j]) {
      return Optional.empty();
    }
    boolean low = best[j] == problem.lower()[j];
    return Optional.of(low ? FitResult.Bound.LOWER : FitResult.Bound.UPPER);
  }

  /** The derived quantities. */
  List<Estimate> derived() {
    return new Derivation(problem).firstOrder(best, covariance, held);
  }

  /**
   * The bands of the theory of every term, in their order; empty while nothing is known. Directions
   * that the data do not determine do not move the theory, so the bands are known where those
   * parameters are not.
   */
  List<FitResult.Bands> bands() {
    List<FitResult.Bands> bands = new ArrayList<>();
    int at = 0;
    for (int t = 0; t < theory.length; t++) {
      Term term = problem.terms().get(t);
      double[] deviations = new double[term.points()];
      for (int i = 0; i < deviations.length; i++) {
        double byTheory = term.likelihood().slope(i, theory[t][i]);
        double variance = covariance.determinedVariance(jacobian[at + i]);
        deviations[i] = Math.sqrt(variance) / byTheory;
      }
      bands.add(Bands.normal(theory[t], deviations));
      at += term.points();
    }
    return bands;
  }

  /** What the user is to know of the uncertainties; nothing while nothing is known. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (theory.length == 0) {
      return warnings;
    }
    for (int j = 0; j < held.length; j++) {
      if (held[j]) {
        warnings.add(
            problem.names().get(j)
                + " ended on a bound: it has no uncertainty, and those of the others are with it"
                + " held there.");
      }
    }
    if (!active.isEmpty()) {
      warnings.add(
          "The best point lies on the constraint "
              + String.join(" and on ", active)
              + ", and the data would have it beyond: the uncertainties are those along it, and say"
              + " nothing of how far the parameters may go back inside. dream samples within it.");
    }
    warnings.addAll(words);
    return warnings;
  }
}
