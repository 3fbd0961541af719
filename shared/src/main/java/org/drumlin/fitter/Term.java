package org.drumlin.fitter;

import org.drumlin.data.FitData;
import org.drumlin.engine.Curve;
import org.drumlin.fit.ModelEntry;

/** One model on its data: what it adds to the residuals. Used by one thread at a time. */
final class Term {
  /** Theory values held at once. */
  private static final int ROOM = 1 << 21;

  private final ModelEntry model;
  private final String title;
  private final FitData data;
  private final Curve curve;
  private final int[] columns;
  private final Likelihood likelihood;
  private double[] parameters = new double[0];
  private double[] theory = new double[0];
  private double[] squares = new double[0];

  /**
   * @param columns of the parameter table, in the order of the curve's parameters
   * @param weight factor of the residuals
   */
  Term(ModelEntry model, String title, FitData data, Curve curve, int[] columns, double weight) {
    this.model = model;
    this.title = title;
    this.data = data;
    this.curve = curve;
    this.columns = columns;
    this.likelihood = Likelihood.of(data, weight);
  }

  ModelEntry model() {
    return model;
  }

  String title() {
    return title;
  }

  FitData data() {
    return data;
  }

  int points() {
    return data.points();
  }

  Likelihood likelihood() {
    return likelihood;
  }

  Curve curve() {
    return curve;
  }

  /** Columns of the parameter table, in the order of the curve's parameters. */
  int[] columns() {
    return columns;
  }

  /** The curve's parameters, from a row of the table. */
  double[] parameters(double[] row) {
    return java.util.Arrays.stream(columns).mapToDouble(c -> row[c]).toArray();
  }

  /** How many parameter sets may be prepared at once. */
  int batch() {
    return Math.max(1, ROOM / Math.max(1, points()));
  }

  /** Makes room for that many parameter sets. */
  void reserve(int sets) {
    if (parameters.length < sets * columns.length) {
      parameters = new double[sets * columns.length];
    }
    if (squares.length < sets) {
      squares = new double[sets];
    }
  }

  /** Takes one parameter set from a row of the table. */
  void set(int index, double[] row) {
    int at = index * columns.length;
    for (int c = 0; c < columns.length; c++) {
      parameters[at + c] = row[columns[c]];
    }
  }

  void evaluate(int sets) {
    if (theory.length < sets * points()) {
      theory = new double[sets * points()];
    }
    curve.evaluate(sets, parameters, theory);
    for (int s = 0; s < sets; s++) {
      squares[s] = sum(s * points());
    }
  }

  private double sum(int at) {
    if (likelihood instanceof GaussianLikelihood gaussian) {
      return gaussian.measured().squares(theory, at);
    }
    double sum = 0;
    for (int i = 0; i < points(); i++) {
      double r = likelihood.residual(i, theory[at + i]);
      sum += r * r;
    }
    return sum;
  }

  /** Evaluates the sets as far as the sum of their squared residuals, where the engine can. */
  void evaluateSquares(int sets) {
    switch (likelihood) {
      case GaussianLikelihood g -> curve.squares(sets, parameters, g.measured(), squares);
      case PoissonLikelihood p -> evaluate(sets);
    }
  }

  /** Of an evaluated set, the sum of squared residuals; NaN where the theory cannot be. */
  double squares(int set) {
    return squares[set];
  }

  /** Weighted residuals of an evaluated set. */
  void residuals(int set, double[] out, int offset) {
    int at = set * points();
    for (int i = 0; i < points(); i++) {
      out[offset + i] = likelihood.residual(i, theory[at + i]);
    }
  }

  double[] theory(int set) {
    return java.util.Arrays.copyOfRange(theory, set * points(), (set + 1) * points());
  }
}
