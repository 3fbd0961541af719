package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.Method;

/**
 * The result of a method that looks for one point: the point, and uncertainties from the
 * derivatives there, the same for every such method.
 */
final class BestPoint {
  private final FitProblem problem;
  private final Method method;
  private final double[] best;
  private final boolean[] held;

  /**
   * @param best inside bounds and constraints
   */
  BestPoint(FitProblem problem, Method method, double[] best) {
    this.problem = problem;
    this.method = method;
    this.best = best.clone();
    this.held = new boolean[best.length];
    for (int j = 0; j < best.length; j++) {
      held[j] = best[j] == problem.lower()[j] || best[j] == problem.upper()[j];
    }
  }

  /** The fit as it stands, without uncertainties. */
  FitResult running(long evaluations, FitResult.Convergence convergence) {
    double[][] unknown = new double[best.length][best.length];
    for (double[] row : unknown) {
      Arrays.fill(row, Double.NaN);
    }
    return result(
        new Report.Course(
            FitResult.Ended.NOT_YET,
            false,
            "running",
            evaluations,
            Optional.of(convergence),
            List.of()),
        unknown);
  }

  /**
   * The end of a fit; takes one Jacobian.
   *
   * @param reason in words
   * @param evaluations before
   * @param also warnings of the method's own
   */
  FitResult ended(
      FitResult.Ended ended,
      String reason,
      long evaluations,
      FitResult.Convergence convergence,
      List<String> also) {
    double[] residuals = new double[problem.residualCount()];
    problem.residuals(1, best, residuals);
    Jacobian jacobian = new Jacobian(problem);
    double[][] slopes = jacobian.at(best, residuals);
    if (problem.errorsUnknown()) {
      weigh(slopes, residuals);
    }
    Covariance covariance = Covariance.of(slopes, held);
    List<String> warnings = new ArrayList<>(also);
    warnings.addAll(warnings(covariance.undetermined()));
    return result(
        new Report.Course(
            ended,
            ended == FitResult.Ended.COMPLETE,
            reason,
            evaluations + 1 + jacobian.evaluations(),
            Optional.of(convergence),
            warnings),
        covariance.matrix());
  }

  /**
   * Data without errors get the size that they show: their rows are divided by the square root of
   * the reduced chisq. Without priors that scales the covariance; priors keep their own size.
   */
  private void weigh(double[][] slopes, double[] residuals) {
    double squares = 0;
    for (int i = 0; i < problem.points(); i++) {
      squares += residuals[i] * residuals[i];
    }
    double size = Math.sqrt(squares / problem.degreesOfFreedom());
    for (int i = 0; i < problem.points(); i++) {
      for (int j = 0; j < best.length; j++) {
        slopes[i][j] /= size;
      }
    }
  }

  private List<String> warnings(boolean[] undetermined) {
    List<String> warnings = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int j = 0; j < undetermined.length; j++) {
      if (undetermined[j]) {
        names.add(problem.names().get(j));
      }
      if (held[j]) {
        warnings.add(
            problem.names().get(j)
                + " ended on a bound: it has no uncertainty, and those of the others are with it"
                + " held there.");
      }
    }
    if (!names.isEmpty()) {
      warnings.add(
          "The data do not determine "
              + String.join(", ", names)
              + (names.size() == 1
                  ? ": changing it changes nothing."
                  : ": changing them together changes nothing.")
              + " There is no covariance; fix or tie a parameter, or use dream for intervals.");
    }
    return warnings;
  }

  private FitResult result(Report.Course course, double[][] covariance) {
    Report report = new Report(problem, method, best);
    List<Estimate> estimates = new ArrayList<>();
    for (int j = 0; j < best.length; j++) {
      estimates.add(Estimate.normal(best[j], Math.sqrt(covariance[j][j]), bound(j)));
    }
    return report.result(
        course,
        estimates,
        new Derivation(problem).firstOrder(best, covariance),
        covariance,
        Optional.empty());
  }

  private Optional<FitResult.Bound> bound(int j) {
    if (best[j] == problem.lower()[j]) {
      return Optional.of(FitResult.Bound.LOWER);
    }
    return best[j] == problem.upper()[j] ? Optional.of(FitResult.Bound.UPPER) : Optional.empty();
  }
}
