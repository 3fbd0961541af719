package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.drumlin.data.Resolution;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Catalogue;
import org.drumlin.model.Model;
import org.drumlin.model.ParameterInfo;

/** Curves of catalogue models for tests: parameters by name, those left out at their defaults. */
final class CatalogueCurves implements AutoCloseable {
  private final JvmEngine engine = JvmEngine.create(1);

  /** I(q) with scale 1; the background is 0 unless it is given. */
  double[] of(String name, Map<String, Double> values, double... q) throws ModelException {
    return of(Catalogue.builtin().resolve(name), values, q);
  }

  double[] of(Model model, Map<String, Double> values, double... q) throws ModelException {
    Map<String, Double> wholes = new TreeMap<>();
    for (ParameterInfo parameter : model.info().parameters()) {
      if (parameter.kind() == ParameterInfo.Kind.WHOLE && values.containsKey(parameter.name())) {
        wholes.put(parameter.name(), values.get(parameter.name()));
      }
    }
    Curve curve = engine.compile(new CurveSpec(model, q, new Resolution.None(), Map.of(), wholes));
    double[] set = new double[curve.parameters().size()];
    for (int i = 0; i < set.length; i++) {
      String parameter = curve.parameters().get(i);
      ParameterInfo info = model.info().parameter(parameter).orElseThrow();
      double otherwise = parameter.equals("background") ? 0 : info.defaultValue();
      set[i] = values.getOrDefault(parameter, otherwise);
    }
    for (String given : values.keySet()) {
      assertTrue(model.info().parameter(given).isPresent(), given);
    }
    double[] theory = new double[q.length];
    curve.evaluate(1, set, theory);
    return theory;
  }

  @Override
  public void close() {
    engine.close();
  }
}
