package org.drumlin.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.ModelEntry;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.ParameterExpression;
import org.drumlin.kernel.Suggestion;

/** The expressions of a document: ties, derived quantities, constraints. */
public final class ExpressionCheck {
  private final FitDocument document;

  /** Every name an expression may use, with the full name of what it means. */
  private final Map<String, String> known = new LinkedHashMap<>();

  /** Names as the document would write them, for messages. */
  private final List<String> shown = new ArrayList<>();

  private record Tie(String path, ParameterExpression expression) {}

  private final Map<String, Tie> ties = new LinkedHashMap<>();
  private final Set<String> done = new HashSet<>();

  /** One step of the check. */
  @FunctionalInterface
  private interface Step {
    void take() throws DocumentException;
  }

  /**
   * @param models what the document's models are, in its order
   */
  public ExpressionCheck(FitDocument document, List<ModelInfo> models) {
    this.document = document;
    for (int i = 0; i < models.size(); i++) {
      ModelEntry entry = document.models().get(i);
      for (ParameterInfo info : models.get(i).parameters()) {
        know(entry, info.name());
      }
      for (ParameterInfo info : models.get(i).parameters()) {
        if (info.polydisperse()) {
          know(entry, info.name() + "_pd");
        }
      }
    }
  }

  private void know(ModelEntry entry, String parameter) {
    String full = entry.id() + "." + parameter;
    known.put(full, full);
    known.putIfAbsent(document.nameOf(entry, parameter), full);
    shown.add(document.nameOf(entry, parameter));
  }

  void check() throws DocumentException {
    for (DocumentException first : problems()) {
      throw first;
    }
  }

  /** The names an expression may use, as the document would write them. */
  public List<String> names() {
    return List.copyOf(shown);
  }

  /** All that is wrong, in the order of ties, derived quantities, constraints; one a place. */
  public List<DocumentException> problems() {
    Map<String, DocumentException> found = new LinkedHashMap<>();
    for (int i = 0; i < document.models().size(); i++) {
      ModelEntry entry = document.models().get(i);
      String parameters = "models[" + i + "].parameters.";
      for (var setting : entry.parameters().entrySet()) {
        String path = parameters + setting.getKey() + ".tie";
        String full = entry.id() + "." + setting.getKey();
        for (String tie : setting.getValue().tie().stream().toList()) {
          step(found, () -> ties.put(full, new Tie(path, parse(path, tie, false))));
        }
      }
    }
    for (String tied : ties.keySet()) {
      step(found, () -> follow(tied, new ArrayList<>()));
    }
    document
        .derived()
        .forEach((name, text) -> step(found, () -> derived("derived." + name, name, text)));
    for (int i = 0; i < document.constraints().size(); i++) {
      String path = "constraints[" + i + "]";
      String text = document.constraints().get(i);
      step(found, () -> parse(path, text, true));
    }
    return List.copyOf(found.values());
  }

  private static void step(Map<String, DocumentException> found, Step step) {
    try {
      step.take();
    } catch (DocumentException e) {
      found.putIfAbsent(e.path(), e);
    }
  }

  private void derived(String path, String name, String text) throws DocumentException {
    if (known.containsKey(name)) {
      throw new DocumentException(path, "is the name of a parameter too; choose another");
    }
    parse(path, text, false);
  }

  private ParameterExpression parse(String path, String text, boolean condition)
      throws DocumentException {
    ParameterExpression expression;
    try {
      expression = ParameterExpression.parse(text);
    } catch (ModelException e) {
      throw new DocumentException(path, String.valueOf(e.getMessage()));
    }
    for (String name : expression.names()) {
      if (!known.containsKey(name)) {
        throw new DocumentException(path, "there is no parameter '" + name + "'" + meant(name));
      }
    }
    if (expression.isCondition() != condition) {
      throw new DocumentException(
          path,
          condition
              ? "should be a comparison, such as \"rg < 100\""
              : "should be a value, not a comparison");
    }
    return expression;
  }

  private String meant(String name) {
    List<String> same = shown.stream().filter(s -> s.endsWith("." + name)).toList();
    if (!same.isEmpty()) {
      return "; with several models say whose: " + String.join(" or ", same);
    }
    int most = Math.min(shown.size(), 30);
    return Suggestion.phrase(name, shown)
        + " (known: "
        + String.join(", ", shown.subList(0, most))
        + (most < shown.size() ? ", …" : "")
        + ")";
  }

  private void follow(String parameter, List<String> way) throws DocumentException {
    Tie tie = ties.get(parameter);
    if (tie == null || done.contains(parameter)) {
      return;
    }
    int before = way.indexOf(parameter);
    way.add(parameter);
    if (before >= 0) {
      throw new DocumentException(
          tie.path(),
          "the ties go in a circle: " + String.join(" -> ", way.subList(before, way.size())));
    }
    for (String name : tie.expression().names()) {
      follow(known.getOrDefault(name, name), way);
    }
    way.removeLast();
    done.add(parameter);
  }
}
