package org.drumlin.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.drumlin.kernel.FunctionDef;
import org.drumlin.kernel.Program;
import org.drumlin.kernel.Symmetry;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * I(q) of a model, one point at a time by walking its tree: slow, plain, and sharing nothing with
 * an engine. Orientations are averaged with far more nodes than needed.
 */
public final class ReferenceEvaluator {
  private static final GaussIntegrator GAUSS = new GaussIntegratorFactory().legendre(16);

  private final Model.Body model;
  private final Program program;
  private final TreeWalker walker;

  public ReferenceEvaluator(Model.Body model) {
    this.model = model;
    this.program = model.program();
    this.walker = new TreeWalker(program);
  }

  /** I(q); parameters left out take their defaults. */
  public double[] intensity(double[] q, Map<String, Double> given) {
    return intensity(q, given, Map.of());
  }

  /**
   * I(q) averaged over distributions.
   *
   * @param given may hold {@code X_pd} for each X of {@code shapes}
   */
  public double[] intensity(
      double[] q, Map<String, Double> given, Map<String, PolydispersityShape> shapes) {
    Map<String, Double> values = new HashMap<>();
    model.info().parameters().forEach(p -> values.put(p.name(), p.defaultValue()));
    values.putAll(given);
    double[] sum = new double[q.length + 2];
    average(q, values, new ArrayList<>(shapes.entrySet()), 0, 1, sum);
    double[] result = new double[q.length];
    for (int i = 0; i < q.length; i++) {
      double mean = sum[i] / sum[q.length];
      result[i] = model.scaled() ? get(values, "scale") * mean + get(values, "background") : mean;
    }
    return result;
  }

  /** Adds weight times scattering at each q, and weight times volume behind them. */
  private void average(
      double[] q,
      Map<String, Double> values,
      List<Map.Entry<String, PolydispersityShape>> shapes,
      int index,
      double weight,
      double[] sum) {
    if (index == shapes.size()) {
      for (int i = 0; i < q.length; i++) {
        sum[i] += weight * scattering(q[i], values);
      }
      sum[q.length] += weight * volume(values);
      return;
    }
    String name = shapes.get(index).getKey();
    Distribution distribution = Distribution.of(shapes.get(index).getValue());
    double[] x = new double[distribution.points()];
    double[] w = new double[distribution.points()];
    ParameterInfo info = model.info().parameter(name).orElseThrow();
    int count =
        distribution.fill(
            get(values, name), get(values, name + "_pd"), info.lower(), info.upper(), x, w);
    Map<String, Double> inner = new HashMap<>(values);
    for (int i = 0; i < count; i++) {
      inner.put(name, x[i]);
      average(q, inner, shapes, index + 1, weight * w[i], sum);
    }
  }

  private double volume(Map<String, Double> values) {
    return program
        .function(Program.SHELL_VOLUME)
        .or(() -> program.function(Program.FORM_VOLUME))
        .map(f -> call(f, values))
        .orElse(1.0);
  }

  private double scattering(double q, Map<String, Double> values) {
    Map<String, Double> all = new HashMap<>(values);
    all.put("q", q);
    if (program.symmetry() == Symmetry.NONE) {
      return oriented(all);
    }
    double size = call(program.function(Program.SIZE).orElseThrow(), values);
    int panels = 3 + (int) Math.ceil(q * size / 12);
    // Over the angle and not its cosine: the phase of a disc turns evenly in it.
    return panels(
        panels,
        Math.PI / 2,
        alpha -> {
          all.put("qc", q * Math.cos(alpha));
          double across = q * Math.sin(alpha);
          if (program.symmetry() == Symmetry.AXIAL) {
            all.put("qab", across);
            return Math.sin(alpha) * oriented(all);
          }
          return Math.sin(alpha)
              * panels(
                  panels,
                  Math.PI / 2,
                  psi -> {
                    all.put("qa", across * Math.cos(psi));
                    all.put("qb", across * Math.sin(psi));
                    return oriented(all);
                  })
              / (Math.PI / 2);
        });
  }

  private interface Integrand {
    double at(double x);
  }

  private static double panels(int panels, double end, Integrand integrand) {
    double width = end / panels;
    double sum = 0;
    for (int i = 0; i < panels; i++) {
      double middle = (i + 0.5) * width;
      sum += GAUSS.integrate(x -> integrand.at(middle + 0.5 * width * x)) * 0.5 * width;
    }
    return sum;
  }

  private double oriented(Map<String, Double> values) {
    double value = call(program.scattering(), values);
    return program.amplitude() ? value * value : value;
  }

  private double call(FunctionDef function, Map<String, Double> values) {
    return walker.call(
        function,
        TreeWalker.places(function).stream()
            .mapToDouble(place -> get(values, TreeWalker.parameter(place)))
            .toArray());
  }

  private static double get(Map<String, Double> values, String name) {
    return Objects.requireNonNull(values.get(name), name);
  }
}
