package org.drumlin.engine;

import java.util.List;
import java.util.Locale;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.ModelInfo;
import org.drumlin.model.ParameterInfo;

/**
 * Whether single precision is enough for a model, tried once on a few parameter sets against the
 * JVM's double.
 */
final class SinglePrecision {
  /** Of the intensity, or of 1e-4 of the curve's largest. */
  private static final double ENOUGH = 1e-4;

  private static final double LEAST = 1e-4;
  private static final double[] FACTORS = {1, 1.07, 0.94};
  private static final double WIDTH = 0.1;

  private SinglePrecision() {}

  /**
   * @throws ModelException when it is not enough
   */
  static void check(Curve single, Curve exact, CurveSpec spec, OpenClDevice device)
      throws ModelException {
    double[] sets = sets(spec.model().info(), exact.parameters());
    double worst = worst(single, exact, sets);
    if (!(worst <= ENOUGH)) {
      throw new ModelException(
          String.format(
              Locale.ROOT,
              "the device %s computes in single precision alone, which is not enough for %s (off by"
                  + " %.1e of the intensity, where 1e-4 is allowed); the engine \"jvm\" computes it"
                  + " in double",
              device.label(),
              spec.model().info().name(),
              worst));
    }
  }

  /** The largest error over some parameter sets. */
  static double worst(Curve single, Curve exact, double[] sets) {
    int n = exact.points();
    int count = sets.length / exact.parameters().size();
    double[] expected = new double[count * n];
    double[] computed = new double[count * n];
    exact.evaluate(count, sets, expected);
    single.evaluate(count, sets, computed);
    double worst = 0;
    for (int set = 0; set < count; set++) {
      double most = 0;
      for (int i = set * n; i < (set + 1) * n; i++) {
        most = Math.max(most, Math.abs(expected[i]));
      }
      for (int i = set * n; i < (set + 1) * n; i++) {
        if (!Double.isNaN(expected[i])) {
          double scale = Math.max(Math.abs(expected[i]), LEAST * most);
          double error = Math.abs(computed[i] - expected[i]) / scale;
          worst = error <= worst ? worst : error;
        }
      }
    }
    return worst;
  }

  /** The model's defaults, and all of them a little up, and down. */
  static double[] sets(ModelInfo info, List<String> columns) {
    double[] sets = new double[FACTORS.length * columns.size()];
    for (int i = 0; i < sets.length; i++) {
      double factor = FACTORS[i / columns.size()];
      sets[i] =
          info.parameter(columns.get(i % columns.size()))
              .map(p -> within(p, p.defaultValue() * factor))
              .orElse(WIDTH);
    }
    return sets;
  }

  private static double within(ParameterInfo parameter, double value) {
    return Math.clamp(value, parameter.lower(), parameter.upper());
  }
}
