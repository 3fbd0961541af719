package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.drumlin.engine.Curve;
import org.drumlin.kernel.ModelException;

/**
 * Derivatives of the residuals from the exact derivatives of each model's theory. Ties are cheap
 * expressions and are differentiated by extrapolated differences.
 */
final class ExactJacobian {
  private static final double STEP = 1e-3;

  /** A term with its derivatives: which columns of the parameter table they are by. */
  private record Part(Term term, Curve.Derivatives derivatives, int[] columns) {}

  private final FitProblem problem;
  private final ParameterTable table;
  private final List<Part> parts;
  private final double[] row;

  private ExactJacobian(FitProblem problem, List<Part> parts) {
    this.problem = problem;
    this.table = problem.table();
    this.parts = parts;
    this.row = table.row();
  }

  /** Of a problem; empty where an engine has no derivatives, or they are too large. */
  static Optional<ExactJacobian> of(FitProblem problem) {
    List<Part> parts = new ArrayList<>();
    boolean[] changes = problem.table().changes();
    for (Term term : problem.terms()) {
      int[] columns = Arrays.stream(term.columns()).filter(c -> changes[c]).toArray();
      List<String> wanted =
          IntStream.range(0, term.columns().length)
              .filter(i -> changes[term.columns()[i]])
              .mapToObj(i -> term.curve().parameters().get(i))
              .toList();
      Optional<Curve.Derivatives> derivatives;
      try {
        derivatives = term.curve().derivatives(wanted);
      } catch (ModelException e) {
        return Optional.empty();
      }
      if (derivatives.isEmpty()) {
        return Optional.empty();
      }
      parts.add(new Part(term, derivatives.get(), columns));
    }
    return Optional.of(new ExactJacobian(problem, parts));
  }

  /**
   * Fills the Jacobian at a point.
   *
   * @param jacobian residuals x fitted parameters
   */
  void at(double[] point, double[][] jacobian) {
    double[][] slopes = tableSlopes(point);
    table.fill(point, 0, row);
    for (double[] into : jacobian) {
      Arrays.fill(into, 0);
    }
    int at = 0;
    for (Part part : parts) {
      fill(part, slopes, jacobian, at);
      at += part.term().points();
    }
    for (PriorTerm prior : problem.priors()) {
      jacobian[at++][prior.parameter()] = prior.slope(point[prior.parameter()]);
    }
  }

  private void fill(Part part, double[][] slopes, double[][] jacobian, int at) {
    Term term = part.term();
    double[] theory = new double[term.points()];
    double[] derivatives = new double[part.columns().length * term.points()];
    part.derivatives().evaluate(term.parameters(row), theory, derivatives);
    for (int i = 0; i < term.points(); i++) {
      double[] into = jacobian[at + i];
      for (int c = 0; c < part.columns().length; c++) {
        double byColumn =
            term.likelihood().slope(i, theory[i]) * derivatives[c * term.points() + i];
        double[] slope = slopes[part.columns()[c]];
        for (int j = 0; j < into.length; j++) {
          into[j] = slope[j] == 0 ? into[j] : Math.fma(byColumn, slope[j], into[j]);
        }
      }
    }
  }

  /** The derivative of each column of the table by each fitted parameter. */
  private double[][] tableSlopes(double[] point) {
    double[][] slopes = new double[row.length][point.length];
    int[] fitted = table.fitted();
    for (int j = 0; j < point.length; j++) {
      slopes[fitted[j]][j] = 1;
    }
    if (table.tied().length == 0) {
      return slopes;
    }
    for (int j = 0; j < point.length; j++) {
      double h = STEP * (point[j] == 0 ? 1 : Math.abs(point[j]));
      double[] wide = difference(point, j, h);
      double[] narrow = difference(point, j, h / 2);
      double[] least = difference(point, j, h / 4);
      for (int c : table.tied()) {
        double a = (4 * narrow[c] - wide[c]) / 3;
        double b = (4 * least[c] - narrow[c]) / 3;
        slopes[c][j] = (16 * b - a) / 15;
      }
    }
    return slopes;
  }

  private double[] difference(double[] point, int j, double h) {
    double[] moved = point.clone();
    double[] up = row.clone();
    double[] down = row.clone();
    moved[j] = point[j] + h;
    double high = moved[j];
    table.fill(moved, 0, up);
    moved[j] = point[j] - h;
    table.fill(moved, 0, down);
    for (int c = 0; c < up.length; c++) {
      up[c] = (up[c] - down[c]) / (high - moved[j]);
    }
    return up;
  }
}
