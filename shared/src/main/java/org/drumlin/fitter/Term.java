package org.drumlin.fitter;

import org.drumlin.data.FitData;
import org.drumlin.engine.Curve;
import org.drumlin.engine.Measured;
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
  private final double weight;
  private final Measured measured;
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
    this.weight = weight;
    double[] weights = new double[data.points()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = weight / data.errors()[i];
    }
    this.measured = new Measured(data.intensity(), weights);
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

  double weight() {
    return weight;
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

  /** Factor of a point's residual. */
  double weight(int point) {
    return measured.weights()[point];
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
      squares[s] = measured.squares(theory, s * points());
    }
  }

  /** Evaluates the sets as far as the sum of their squared weighted residuals. */
  void evaluateSquares(int sets) {
    curve.squares(sets, parameters, measured, squares);
  }

  /** Of an evaluated set; NaN where the theory is. */
  double squares(int set) {
    return squares[set];
  }

  /** Weighted residuals of an evaluated set. */
  void residuals(int set, double[] out, int offset) {
    double[] weights = measured.weights();
    int at = set * weights.length;
    for (int i = 0; i < weights.length; i++) {
      out[offset + i] = (theory[at + i] - data.intensity()[i]) * weights[i];
    }
  }

  /** How the residual of a point changes with its theory. */
  double slope(int point, double theory) {
    return measured.weights()[point];
  }

  /** What that slope has to be multiplied with for its square to be Fisher's information. */
  double information(int point, double theory) {
    return 1;
  }

  double[] theory(int set) {
    return java.util.Arrays.copyOfRange(theory, set * points(), (set + 1) * points());
  }
}
