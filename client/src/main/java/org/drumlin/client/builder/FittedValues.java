package org.drumlin.client.builder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fit.Parameter;

/**
 * What a fit found.
 *
 * @param values by {@code model.parameter}, in the result's order
 */
record FittedValues(Map<String, Double> values) {
  static final FittedValues NONE = new FittedValues(Map.of());

  FittedValues {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Those of a result as the hub gives it. */
  static FittedValues of(JsonNode result) {
    var values = new LinkedHashMap<String, Double>();
    for (JsonNode p : result.path("parameters")) {
      if (p.path("value").isNumber()) {
        values.put(
            p.path("model").asText() + "." + p.path("parameter").asText(),
            p.path("value").asDouble());
      }
    }
    return new FittedValues(values);
  }

  /**
   * A document with those values.
   *
   * @param taken the names, as this document has them
   * @param without names of the result that meet nothing here that is free
   */
  record Taken(FitDocument document, List<String> taken, List<String> without) {}

  /**
   * The document starting from these values. Parameters go by their full names; where both fits
   * have one model each, by their short ones. What is tied follows as before.
   */
  Taken in(FitDocument document) {
    var left = new LinkedHashMap<>(byNamesOf(document));
    var taken = new ArrayList<String>();
    var models = new ArrayList<ModelEntry>();
    for (ModelEntry m : document.models()) {
      var all = new LinkedHashMap<>(m.parameters());
      for (var p : m.parameters().entrySet()) {
        Double value = left.get(m.id() + "." + p.getKey());
        if (value != null && p.getValue().tie().isEmpty()) {
          left.remove(m.id() + "." + p.getKey());
          taken.add(document.nameOf(m, p.getKey()));
          var old = p.getValue();
          all.put(
              p.getKey(),
              new Parameter(OptionalDouble.of(value), old.fit(), old.tie(), old.prior()));
        }
      }
      models.add(m.withParameters(all));
    }
    return new Taken(document.with(document.datasets(), models), taken, List.copyOf(left.keySet()));
  }

  private Map<String, Double> byNamesOf(FitDocument document) {
    Set<String> ids = new LinkedHashSet<>();
    values.keySet().forEach(name -> ids.add(model(name)));
    if (document.models().size() != 1 || ids.size() != 1) {
      return values;
    }
    String id = document.models().getFirst().id();
    var renamed = new LinkedHashMap<String, Double>();
    values.forEach((name, value) -> renamed.put(id + name.substring(model(name).length()), value));
    return renamed;
  }

  private static String model(String name) {
    return name.substring(0, Math.max(0, name.indexOf('.')));
  }
}
