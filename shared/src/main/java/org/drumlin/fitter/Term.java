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
  private final double weight;
  private final double[] weights;
  private double[] parameters = new double[0];
  private double[] theory = new double[0];

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
    this.weights = new double[data.points()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = weight / data.errors()[i];
    }
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
    return weights.length;
  }

  double weight() {
    return weight;
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
    if (theory.length < sets * points()) {
      theory = new double[sets * points()];
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
    curve.evaluate(sets, parameters, theory);
  }

  /**
   * Sum of squared weighted residuals of an evaluated set; NaN where the theory is. Four running
   * sums, in an order that nothing changes.
   */
  double squares(int set) {
    double[] y = data.intensity();
    int at = set * weights.length;
    int n = weights.length;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < n; i += 4) {
      double r0 = (theory[at + i] - y[i]) * weights[i];
      double r1 = (theory[at + i + 1] - y[i + 1]) * weights[i + 1];
      double r2 = (theory[at + i + 2] - y[i + 2]) * weights[i + 2];
      double r3 = (theory[at + i + 3] - y[i + 3]) * weights[i + 3];
      s0 += r0 * r0;
      s1 += r1 * r1;
      s2 += r2 * r2;
      s3 += r3 * r3;
    }
    for (; i < n; i++) {
      double r = (theory[at + i] - y[i]) * weights[i];
      s0 += r * r;
    }
    return s0 + s1 + (s2 + s3);
  }

  /** Weighted residuals of an evaluated set. */
  void residuals(int set, double[] out, int offset) {
    int at = set * weights.length;
    for (int i = 0; i < weights.length; i++) {
      out[offset + i] = (theory[at + i] - data.intensity()[i]) * weights[i];
    }
  }

  double[] theory(int set) {
    return java.util.Arrays.copyOfRange(theory, set * points(), (set + 1) * points());
  }
}
