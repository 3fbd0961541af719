package org.drumlin.runner;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.drumlin.job.EvalRequest;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Distribution;
import org.drumlin.model.ModelInfo;
import org.drumlin.model.ParameterInfo;
import org.drumlin.model.PolydispersityShape;
import org.jspecify.annotations.Nullable;

/**
 * A request's parameters against a model's: defaults for those left out, distributions for those
 * with a width, and unknown names refused.
 *
 * @param values by name, {@code radius_pd} included
 * @param shapes of the distributions whose width is not 0
 */
record EvalParameters(Map<String, Double> values, Map<String, PolydispersityShape> shapes) {
  private static final String DEFAULT_TYPE = "gaussian";
  private static final List<String> BEAM_POLARISATION =
      List.of("up_frac_i", "up_frac_f", "up_theta", "up_phi");

  static EvalParameters of(ModelInfo model, EvalRequest request) throws ModelException {
    Map<String, Double> values = new HashMap<>();
    Map<String, PolydispersityShape> shapes = new TreeMap<>();
    Map<String, Double> numbers = new HashMap<>(request.numbers());
    Map<String, String> words = new HashMap<>(request.words());
    for (ParameterInfo parameter : model.parameters()) {
      String name = parameter.name();
      Double given = numbers.remove(name);
      values.put(name, given == null ? parameter.defaultValue() : given);
      if (parameter.polydisperse()) {
        shape(name, numbers, words, values, shapes);
      }
    }
    dropMagnetism(model, numbers);
    if (!numbers.isEmpty() || !words.isEmpty()) {
      throw unknown(model, numbers.isEmpty() ? words.keySet() : numbers.keySet());
    }
    return new EvalParameters(values, shapes);
  }

  /**
   * sasmodels gives each scattering length density a magnetic part, of size 0 unless said
   * otherwise. Such a part of size 0 does nothing and may be there; another is refused.
   */
  private static void dropMagnetism(ModelInfo model, Map<String, Double> numbers)
      throws ModelException {
    boolean any = false;
    for (ParameterInfo parameter : model.parameters()) {
      if (parameter.kind() == ParameterInfo.Kind.SLD) {
        any = true;
        Double size = numbers.remove(parameter.name() + "_M0");
        if (size != null && size != 0) {
          throw new ModelException(
              "pars."
                  + parameter.name()
                  + "_M0: magnetic scattering is not computed yet; leave it 0");
        }
        numbers.remove(parameter.name() + "_mtheta");
        numbers.remove(parameter.name() + "_mphi");
      }
    }
    if (any) {
      BEAM_POLARISATION.forEach(numbers::remove);
    }
  }

  /** The columns of a parameter set in the curve's order. */
  double[] row(List<String> names) {
    return names.stream().mapToDouble(name -> values.getOrDefault(name, 0.0)).toArray();
  }

  private static void shape(
      String name,
      Map<String, Double> numbers,
      Map<String, String> words,
      Map<String, Double> values,
      Map<String, PolydispersityShape> shapes)
      throws ModelException {
    Double width = numbers.remove(name + "_pd");
    String word = words.remove(name + "_pd_type");
    Distribution.Type type =
        Distribution.Type.named(word == null ? DEFAULT_TYPE : word)
            .orElseThrow(() -> unknownType(name, word));
    double points = take(numbers, name + "_pd_n", type.points());
    double nsigma = take(numbers, name + "_pd_nsigma", type.nsigmas());
    if (points != Math.rint(points) || points < 0 || points > Distribution.MOST_POINTS) {
      throw new ModelException(
          name + "_pd_n: expected a whole number from 0 to " + Distribution.MOST_POINTS);
    }
    if (!(nsigma >= 0)) {
      throw new ModelException(name + "_pd_nsigma: expected a number from 0");
    }
    if (width != null && width < 0) {
      throw new ModelException(name + "_pd: " + width + " is below 0");
    }
    if (width != null && width > 0 && points > 1 && nsigma > 0) {
      values.put(name + "_pd", width);
      shapes.put(name, new PolydispersityShape(type.text(), (int) points, nsigma));
    }
  }

  private static ModelException unknownType(String name, @Nullable String word) {
    return new ModelException(
        name
            + "_pd_type: '"
            + word
            + "' is not one of "
            + String.join(", ", Distribution.Type.names()));
  }

  private static double take(Map<String, Double> numbers, String key, double otherwise) {
    Double given = numbers.remove(key);
    return given == null ? otherwise : given;
  }

  private static ModelException unknown(ModelInfo model, Set<String> names) {
    String name = names.stream().sorted().findFirst().orElse("");
    List<String> known = model.parameters().stream().map(ParameterInfo::name).toList();
    return new ModelException(
        "pars."
            + name
            + ": "
            + model.name()
            + " has no such parameter; it has "
            + String.join(", ", known));
  }
}
