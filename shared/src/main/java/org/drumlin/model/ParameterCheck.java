package org.drumlin.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.fit.DistributionPoint;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fit.Parameter;
import org.drumlin.fit.Range;
import org.drumlin.kernel.Suggestion;

/** The parameters a document gives to one model, against what the model knows. */
final class ParameterCheck {
  private static final String WIDTH = "_pd";
  private static final String POINTS = "_pd_n";
  private static final String REACH = "_pd_nsigma";
  private static final String ARRAY = "_pd_array";
  private static final Range WIDTHS = new Range(0, Double.POSITIVE_INFINITY);

  private final ModelEntry entry;
  private final ModelInfo model;
  private final String path;

  ParameterCheck(ModelEntry entry, ModelInfo model, String path) {
    this.entry = entry;
    this.model = model;
    this.path = path;
  }

  void check() throws DocumentException {
    for (Map.Entry<String, Parameter> setting : entry.parameters().entrySet()) {
      check(setting.getKey(), setting.getValue());
    }
    for (Map.Entry<String, String> shape : entry.distributions().entrySet()) {
      type(shape.getKey(), shape.getValue());
    }
    for (String name : entry.arrays().keySet()) {
      polydisperse(name + ARRAY, name);
      array(name, entry.arrays().getOrDefault(name, List.of()));
    }
  }

  private void type(String parameter, String type) throws DocumentException {
    String name = parameter + WIDTH + "_type";
    polydisperse(name, parameter);
    List<String> types = Distribution.Type.names();
    if (!types.contains(type)) {
      throw error(
          name,
          "there is no distribution '"
              + type
              + "'"
              + Suggestion.phrase(type, types)
              + " (known: "
              + String.join(", ", types)
              + ")");
    }
    if (array(parameter) && !entry.arrays().containsKey(parameter)) {
      throw error(parameter + ARRAY, "is missing; an array needs its points, [[value, weight], …]");
    }
  }

  private boolean array(String parameter) {
    return Distribution.Type.ARRAY.text().equals(entry.distributions().get(parameter));
  }

  private void array(String parameter, List<DistributionPoint> points) throws DocumentException {
    if (!array(parameter)) {
      throw error(
          parameter + ARRAY,
          "has points, but no \"%s%s_type\": \"array\" uses them".formatted(parameter, WIDTH));
    }
    Range limits = model.parameter(parameter).map(ParameterCheck::limits).orElse(WIDTHS);
    for (int i = 0; i < points.size(); i++) {
      double value = points.get(i).value();
      if (!limits.contains(value)) {
        throw error(
            parameter + ARRAY + "[" + i + "]",
            show(value) + " is outside what " + whose() + " allows, " + words(limits));
      }
    }
    for (String unused : List.of(parameter, parameter + WIDTH)) {
      Parameter setting = entry.parameters().get(unused);
      if (setting != null && setting.fit().isPresent()) {
        throw error(
            unused + ".fit",
            "%s has the distribution of an array, which neither its value nor its width changes;"
                    .formatted(parameter)
                + " leave it fixed");
      }
    }
  }

  private static Range limits(ParameterInfo info) {
    return new Range(info.lower(), info.upper());
  }

  private void check(String name, Parameter parameter) throws DocumentException {
    Optional<ParameterInfo> known = model.parameter(name);
    if (known.isPresent()) {
      ParameterInfo info = known.get();
      if (info.kind() == ParameterInfo.Kind.WHOLE) {
        whole(info, parameter);
      }
      within(name, parameter, limits(info), info.defaultValue());
    } else if (name.endsWith(WIDTH)) {
      polydisperse(name, name.substring(0, name.length() - WIDTH.length()));
      within(name, parameter, WIDTHS, 0);
    } else if (name.endsWith(POINTS)) {
      polydisperse(name, name.substring(0, name.length() - POINTS.length()));
      double points = fixed(name, parameter);
      if (points != Math.rint(points) || points < 1 || points > Distribution.MOST_POINTS) {
        throw error(
            name, show(points) + " should be a whole number from 1 to " + Distribution.MOST_POINTS);
      }
    } else if (name.endsWith(REACH)) {
      polydisperse(name, name.substring(0, name.length() - REACH.length()));
      double reach = fixed(name, parameter);
      if (!(reach > 0)) {
        throw error(name, show(reach) + " should be above 0");
      }
    } else {
      throw unknown(name);
    }
  }

  private void whole(ParameterInfo info, Parameter parameter) throws DocumentException {
    String name = info.name();
    if (parameter.fit().isPresent() || parameter.tie().isPresent()) {
      throw error(
          name + (parameter.fit().isPresent() ? ".fit" : ".tie"),
          name + " is a whole number that is chosen before a fit; make a fit for each value");
    }
    double value = parameter.value().orElse(info.defaultValue());
    if (value != Math.rint(value)) {
      throw error(name, show(value) + " should be a whole number, " + words(limits(info)));
    }
  }

  private DocumentException unknown(String name) {
    List<String> names = new ArrayList<>();
    for (ParameterInfo info : model.parameters()) {
      names.add(info.name());
    }
    return error(
        name,
        (model.category().equals("formula") ? "the formula" : model.name())
            + " has no such parameter"
            + Suggestion.phrase(name, names)
            + " (known: "
            + String.join(", ", names)
            + ")");
  }

  private void polydisperse(String name, String of) throws DocumentException {
    if (model.parameter(of).isEmpty()) {
      throw unknown(name);
    }
    if (!model.parameter(of).get().polydisperse()) {
      List<String> may =
          model.parameters().stream()
              .filter(ParameterInfo::polydisperse)
              .map(ParameterInfo::name)
              .toList();
      throw error(
          name,
          of
              + " has no distribution"
              + (may.isEmpty() ? " in this model" : "; those that may: " + String.join(", ", may)));
    }
  }

  private double fixed(String name, Parameter parameter) throws DocumentException {
    if (parameter.fit().isPresent() || parameter.tie().isPresent()) {
      throw error(name, "is a plain number; it can be neither fitted nor tied");
    }
    return parameter.value().orElse(Double.NaN);
  }

  private void within(String name, Parameter parameter, Range limits, double usual)
      throws DocumentException {
    if (parameter.tie().isPresent()) {
      return;
    }
    double value = parameter.value().orElse(usual);
    boolean given = parameter.value().isPresent();
    String at = parameter.fit().isPresent() && given ? name + ".value" : name;
    if (!limits.contains(value)) {
      throw error(at, show(value) + " is outside what " + whose() + " allows, " + words(limits));
    }
    if (parameter.fit().isEmpty()) {
      return;
    }
    Range bounds = parameter.fit().get();
    if (!bounds.contains(value)) {
      throw error(
          name,
          "the value is left out, and the model's default "
              + show(value)
              + " is outside the bounds "
              + words(bounds));
    }
    boolean below = Double.isFinite(bounds.low()) && bounds.low() < limits.low();
    boolean above = Double.isFinite(bounds.high()) && bounds.high() > limits.high();
    if (below || above) {
      throw error(
          name + ".fit",
          (below ? "low " + show(bounds.low()) : "high " + show(bounds.high()))
              + " is outside what "
              + whose()
              + " allows, "
              + words(limits));
    }
  }

  private String whose() {
    return model.category().equals("formula") ? "the formula" : model.name();
  }

  private static String words(Range range) {
    if (Double.isInfinite(range.high())) {
      return show(range.low()) + " or more";
    }
    return Double.isInfinite(range.low())
        ? show(range.high()) + " or less"
        : show(range.low()) + " to " + show(range.high());
  }

  private static String show(double x) {
    return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
  }

  private DocumentException error(String name, String problem) {
    return new DocumentException(path + "." + name, problem);
  }
}
