package org.drumlin.bumps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fit.Parameter;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.ParameterExpression;

/** The ties and constraints of a document as lines of the script. */
final class ScriptExpressions {
  private final FitDocument document;
  private final Map<String, String> places = new HashMap<>();
  private final Map<String, String> ties = new LinkedHashMap<>();
  private final Set<String> done = new LinkedHashSet<>();
  private final List<String> lines = new ArrayList<>();

  /**
   * @param document one that was checked
   * @param models in the document's order
   */
  ScriptExpressions(FitDocument document, List<ScriptModel> models) {
    this.document = document;
    for (int i = 0; i < models.size(); i++) {
      ModelEntry entry = document.models().get(i);
      for (String parameter : models.get(i).parameters()) {
        String place = models.get(i).place(parameter);
        places.put(entry.id() + "." + parameter, place);
        places.put(document.nameOf(entry, parameter), place);
        Parameter setting = entry.parameters().get(parameter);
        if (setting != null && setting.tie().isPresent()) {
          ties.put(place, setting.tie().get());
        }
      }
    }
  }

  /** An assignment a tie, each after those that it depends on. */
  List<String> ties() {
    List.copyOf(ties.keySet()).forEach(this::tie);
    return lines;
  }

  private void tie(String place) {
    String text = ties.get(place);
    if (text == null || !done.add(place)) {
      return;
    }
    ParameterExpression expression = parse(text);
    expression.names().forEach(name -> tie(place(name)));
    lines.add(assignment(place, expression));
  }

  private String assignment(String place, ParameterExpression expression) {
    if (expression.names().isEmpty()) {
      return place + ".value = " + numbers().write(expression.tree());
    }
    if (PythonExpression.algebraic(expression.tree())) {
      PythonExpression python = new PythonExpression(PythonExpression.Over.PARAMETERS, this::place);
      return place + " = " + python.write(expression.tree());
    }
    // What bumps has no parameter for is computed from the values.
    List<String> names = expression.names();
    List<String> arguments = names.stream().map(name -> "v" + names.indexOf(name)).toList();
    PythonExpression python =
        new PythonExpression(
            PythonExpression.Over.NUMBERS, name -> arguments.get(names.indexOf(name)));
    return "%s = Function(lambda %s: %s, %s, name=%s)"
        .formatted(
            place,
            String.join(", ", arguments),
            python.write(expression.tree()),
            String.join(", ", names.stream().map(this::place).toList()),
            Python.text(expression.text()));
  }

  /** The function of bumps' constraints; no lines where there are none. */
  List<String> constraints() {
    List<String> written = new ArrayList<>();
    if (document.constraints().isEmpty()) {
      return written;
    }
    written.add("def constraints():");
    for (String text : document.constraints()) {
      written.add("    if not (" + numbers().write(parse(text).tree()) + "):");
      written.add("        return inf");
    }
    written.add("    return 0");
    written.add("");
    return written;
  }

  private PythonExpression numbers() {
    return new PythonExpression(PythonExpression.Over.NUMBERS, name -> place(name) + ".value");
  }

  private String place(String name) {
    String place = places.get(name);
    if (place == null) {
      throw new IllegalArgumentException("a parameter was let through: " + name);
    }
    return place;
  }

  private static ParameterExpression parse(String text) {
    try {
      return ParameterExpression.parse(text);
    } catch (ModelException e) {
      throw new IllegalArgumentException("an expression was let through: " + text, e);
    }
  }
}
