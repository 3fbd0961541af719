package org.drumlin.runner;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.drumlin.fit.DistributionPoint;
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
 * @param shapes of the distributions whose width is not 0, and of arrays
 * @param whole values of the WHOLE parameters
 */
record EvalParameters(
    Map<String, Double> values,
    Map<String, PolydispersityShape> shapes,
    Map<String, Double> whole) {
  private static final String DEFAULT_TYPE = "gaussian";
  private static final String ARRAY = "_pd_array";
  private static final List<String> BEAM_POLARISATION =
      List.of("up_frac_i", "up_frac_f", "up_theta", "up_phi");

  static EvalParameters of(ModelInfo model, EvalRequest request) throws ModelException {
    return new Reading(model, request).read();
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

  /** What of a request has not been understood yet, and what has. */
  private static final class Reading {
    private final ModelInfo model;
    private final Map<String, Double> numbers;
    private final Map<String, String> words;
    private final Map<String, List<DistributionPoint>> arrays;
    private final Map<String, Double> values = new HashMap<>();
    private final Map<String, PolydispersityShape> shapes = new TreeMap<>();
    private final Map<String, Double> whole = new TreeMap<>();

    Reading(ModelInfo model, EvalRequest request) {
      this.model = model;
      this.numbers = new HashMap<>(request.numbers());
      this.words = new HashMap<>(request.words());
      this.arrays = new HashMap<>(request.arrays());
    }

    EvalParameters read() throws ModelException {
      for (ParameterInfo parameter : model.parameters()) {
        String name = parameter.name();
        Double given = numbers.remove(name);
        double value = given == null ? parameter.defaultValue() : given;
        values.put(name, value);
        if (parameter.kind() == ParameterInfo.Kind.WHOLE) {
          whole.put(name, whole(parameter, value));
        } else if (parameter.polydisperse()) {
          shape(parameter);
        }
      }
      dropMagnetism(model, numbers);
      Set<String> left = new TreeSet<>(numbers.keySet());
      left.addAll(words.keySet());
      arrays.keySet().forEach(name -> left.add(name + ARRAY));
      if (!left.isEmpty()) {
        throw unknown(model, left);
      }
      return new EvalParameters(values, shapes, whole);
    }

    private void shape(ParameterInfo parameter) throws ModelException {
      String name = parameter.name();
      Double width = numbers.remove(name + "_pd");
      Distribution.Type type = type(name);
      double points = take(name + "_pd_n", type.points());
      double nsigma = take(name + "_pd_nsigma", type.nsigmas());
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
      List<DistributionPoint> array = arrays.remove(name);
      if (type.computed() != (array == null)) {
        throw new ModelException(
            name
                + ARRAY
                + (array == null
                    ? ": an array needs its points, [[value, weight], …]"
                    : ": has points, but %s_pd_type is not \"array\"".formatted(name)));
      }
      boolean wide = width != null && width > 0 && points > 1 && nsigma > 0;
      if (parameter.kind() == ParameterInfo.Kind.ORIENTATION) {
        return; // turns the particle in front of a detector, and leaves its average as it is
      }
      if (array != null) {
        shapes.put(name, PolydispersityShape.array(array));
      } else if (wide) {
        values.put(name + "_pd", width);
        shapes.put(name, new PolydispersityShape(type.text(), (int) points, nsigma));
      }
    }

    private Distribution.Type type(String name) throws ModelException {
      String word = words.remove(name + "_pd_type");
      return Distribution.Type.named(word == null ? DEFAULT_TYPE : word)
          .orElseThrow(() -> unknownType(name, word));
    }

    private double take(String key, double otherwise) {
      Double given = numbers.remove(key);
      return given == null ? otherwise : given;
    }
  }

  private static double whole(ParameterInfo parameter, double value) throws ModelException {
    if (value != Math.rint(value) || value < parameter.lower() || value > parameter.upper()) {
      throw new ModelException(
          "pars.%s: expected a whole number from %.0f to %.0f"
              .formatted(parameter.name(), parameter.lower(), parameter.upper()));
    }
    return value;
  }

  private static ModelException unknownType(String name, @Nullable String word) {
    return new ModelException(
        name
            + "_pd_type: '"
            + word
            + "' is not one of "
            + String.join(", ", Distribution.Type.names()));
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
