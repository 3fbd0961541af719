package org.drumlin.fitter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fit.Parameter;
import org.drumlin.model.Distribution;
import org.drumlin.model.ModelInfo;
import org.drumlin.model.ParameterInfo;
import org.drumlin.model.PolydispersityShape;

/**
 * What a model's entry says that holds for the whole fit, and that a curve is compiled for.
 *
 * @param shapes of its distributions, by parameter
 * @param whole values of its WHOLE parameters
 */
record Chosen(Map<String, PolydispersityShape> shapes, Map<String, Double> whole) {
  static final String WIDTH = "_pd";
  private static final String COUNT = "_pd_n";
  private static final String SIGMAS = "_pd_nsigma";

  /** A checked entry's; an angle's distribution does not change a curve over q and is left out. */
  static Chosen of(ModelEntry entry, ModelInfo model) {
    Map<String, PolydispersityShape> shapes = new LinkedHashMap<>();
    Map<String, Double> whole = new LinkedHashMap<>();
    for (ParameterInfo info : model.parameters()) {
      if (info.kind() == ParameterInfo.Kind.WHOLE) {
        whole.put(info.name(), constant(entry, info.name(), info.defaultValue()));
      } else if (info.polydisperse() && info.kind() != ParameterInfo.Kind.ORIENTATION) {
        shape(entry, info.name(), shapes);
      }
    }
    return new Chosen(shapes, whole);
  }

  /** Of an array, or of a width other than a fixed 0. */
  private static void shape(
      ModelEntry entry, String parameter, Map<String, PolydispersityShape> shapes) {
    Distribution.Type type =
        Distribution.Type.named(entry.distributions().getOrDefault(parameter, "gaussian"))
            .orElseThrow();
    Parameter width = entry.parameters().get(parameter + WIDTH);
    if (!type.computed()) {
      shapes.put(
          parameter, PolydispersityShape.array(entry.arrays().getOrDefault(parameter, List.of())));
    } else if (width != null && !none(width)) {
      shapes.put(
          parameter,
          new PolydispersityShape(
              type.text(),
              (int) constant(entry, parameter + COUNT, type.points()),
              constant(entry, parameter + SIGMAS, type.nsigmas())));
    }
  }

  private static boolean none(Parameter width) {
    return width.value().orElse(0) == 0 && width.fit().isEmpty() && width.tie().isEmpty();
  }

  private static double constant(ModelEntry entry, String name, double otherwise) {
    Parameter parameter = entry.parameters().get(name);
    return parameter == null ? otherwise : parameter.value().orElse(otherwise);
  }
}
