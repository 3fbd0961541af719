package org.drumlin.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The parameters of one model, and the shapes of its distributions. */
final class ParameterReader {
  private static final String SHAPE = "_pd_type";
  private static final String ARRAY = "_pd_array";
  private static final int MOST_POINTS = 1000;
  private static final List<String> KEYS = List.of("value", "fit", "tie", "prior");

  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, String> distributions = new LinkedHashMap<>();

  private final Map<String, List<DistributionPoint>> arrays = new LinkedHashMap<>();

  Map<String, Parameter> parameters() {
    return parameters;
  }

  Map<String, String> distributions() {
    return distributions;
  }

  Map<String, List<DistributionPoint>> arrays() {
    return arrays;
  }

  void readAll(Place place) throws DocumentException {
    for (Map.Entry<String, Place> entry : place.entries().entrySet()) {
      add(entry.getKey(), entry.getValue());
    }
  }

  private void add(String name, Place place) throws DocumentException {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw place.error("is not a parameter's name");
    }
    if (parameters.containsKey(name)) {
      throw place.error("is given twice");
    }
    if (name.endsWith(SHAPE) && name.length() > SHAPE.length()) {
      String of = name.substring(0, name.length() - SHAPE.length());
      if (distributions.put(of, place.nonEmpty()) != null) {
        throw place.error("is given twice");
      }
    } else if (name.endsWith(ARRAY) && name.length() > ARRAY.length()) {
      String of = name.substring(0, name.length() - ARRAY.length());
      if (arrays.put(of, array(place)) != null) {
        throw place.error("is given twice");
      }
    } else if (place.isNumber()) {
      parameters.put(name, Parameter.fixed(place.number()));
    } else if (place.isObject()) {
      object(name, place);
    } else {
      throw place.error(
          "should be a number, or an object with value and fit or tie, not " + place.kind());
    }
  }

  private static List<DistributionPoint> array(Place place) throws DocumentException {
    List<Place> items = place.items();
    if (items.isEmpty() || items.size() > MOST_POINTS) {
      throw place.error("should have 1 to " + MOST_POINTS + " points, not " + items.size());
    }
    List<DistributionPoint> points = new ArrayList<>();
    double sum = 0;
    for (Place item : items) {
      List<Place> numbers = item.items();
      if (numbers.size() != 2) {
        throw item.error("should be [value, weight], not a list of " + numbers.size());
      }
      double weight = numbers.get(1).number();
      if (weight < 0) {
        throw numbers.get(1).error("the weight " + Place.show(weight) + " is below 0");
      }
      sum += weight;
      points.add(new DistributionPoint(numbers.get(0).number(), weight));
    }
    if (sum == 0) {
      throw place.error("the weights are all 0");
    }
    return points;
  }

  /** A parameter's own object may hold its polydispersity too; it counts as the model's. */
  private void object(String name, Place place) throws DocumentException {
    List<String> width =
        List.of(name + "_pd", name + "_pd_n", name + "_pd_nsigma", name + SHAPE, name + ARRAY);
    boolean mayHaveWidth = !name.matches(".*_pd(_n|_nsigma)?");
    if (mayHaveWidth) {
      List<String> keys = new ArrayList<>(KEYS);
      keys.addAll(width);
      place.object(keys.toArray(String[]::new));
    } else {
      place.object(KEYS.toArray(String[]::new));
    }
    parameters.put(name, parameter(place));
    if (mayHaveWidth) {
      for (String key : width) {
        Optional<Place> inner = place.child(key);
        if (inner.isPresent()) {
          add(key, inner.get());
        }
      }
    }
  }

  private static Parameter parameter(Place place) throws DocumentException {
    Optional<Place> value = place.child("value");
    Optional<Place> fit = place.child("fit");
    Optional<Place> tie = place.child("tie");
    Optional<Place> prior = place.child("prior");
    if (tie.isPresent()) {
      if (fit.isPresent() || value.isPresent()) {
        throw place.error(
            "has both tie and "
                + (fit.isPresent() ? "fit" : "value")
                + "; a tied parameter follows the others");
      }
      if (prior.isPresent()) {
        throw prior.get().error("a prior needs a fitted parameter, and this one is tied");
      }
      return Parameter.tied(tie.get().nonEmpty());
    }
    if (fit.isEmpty() && prior.isPresent()) {
      throw prior.get().error("a prior needs a fitted parameter; give its bounds as fit");
    }
    if (fit.isEmpty() && value.isEmpty()) {
      throw place.error("needs a value, or fit (bounds), or tie (an expression)");
    }
    Optional<Range> bounds =
        fit.isPresent() ? Optional.of(DatasetReader.range(fit.get())) : Optional.empty();
    OptionalDouble start =
        value.isPresent() ? OptionalDouble.of(value.get().number()) : OptionalDouble.empty();
    if (bounds.isPresent() && value.isPresent() && !bounds.get().contains(start.getAsDouble())) {
      throw value
          .get()
          .error(Place.show(start.getAsDouble()) + " is outside its bounds " + words(bounds.get()));
    }
    return new Parameter(
        start,
        bounds,
        Optional.empty(),
        prior.isPresent() ? Optional.of(PriorReader.read(prior.get())) : Optional.empty());
  }

  private static String words(Range range) {
    return "[" + end(range.low()) + ", " + end(range.high()) + "]";
  }

  private static String end(double end) {
    return Double.isInfinite(end) ? "null" : Place.show(end);
  }
}
