package org.drumlin.bumps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fit.Parameter;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.ParameterExpression;

/**
 * The order of the fitted parameters in bumps, which chains have to keep to be taken up there: by
 * model, then by name; those that only ties know come after.
 */
final class BumpsOrder {
  private final FitDocument document;
  private final Map<String, Parameter> settings = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();

  private BumpsOrder(FitDocument document) {
    this.document = document;
    for (ModelEntry entry : document.models()) {
      entry
          .parameters()
          .forEach((parameter, setting) -> {
            String name = document.nameOf(entry, parameter);
            settings.put(name, setting);
            names.put(entry.id() + "." + parameter, name);
            names.put(name, name);
          });
    }
  }

  /** Names of the fitted parameters, as results have them. */
  static List<String> of(FitDocument document) {
    return new BumpsOrder(document).order();
  }

  private List<String> order() {
    List<String> inModels = new ArrayList<>();
    for (ModelEntry entry : document.models()) {
      entry.parameters().keySet().stream()
          .sorted()
          .map(parameter -> document.nameOf(entry, parameter))
          .forEach(inModels::add);
    }
    List<String> ordered = new ArrayList<>();
    for (String name : inModels) {
      Parameter setting = settings.get(name);
      if (setting != null && setting.fit().isPresent()) {
        ordered.add(name);
      } else if (setting != null && setting.tie().isPresent()) {
        // A parameter that another is plainly tied to is the same one in bumps.
        String same = same(name);
        if (!same.equals(name) && !ordered.contains(same)) {
          ordered.add(same);
        }
      }
    }
    return ordered.stream().distinct().toList();
  }

  /** What a tie to one name alone stands for, through others like it; else the name itself. */
  private String same(String name) {
    Parameter setting = settings.get(name);
    if (setting == null || setting.tie().isEmpty()) {
      return name;
    }
    String target = names.get(setting.tie().get().strip());
    if (target == null || !plain(setting.tie().get())) {
      return name;
    }
    String last = same(target);
    Parameter there = settings.get(last);
    return there != null && there.fit().isPresent() ? last : name;
  }

  private static boolean plain(String tie) {
    try {
      return ParameterExpression.parse(tie).names().size() == 1;
    } catch (ModelException e) {
      throw new IllegalArgumentException("an expression was let through: " + tie, e);
    }
  }
}
