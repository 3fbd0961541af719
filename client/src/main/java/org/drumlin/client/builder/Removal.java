package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.drumlin.client.control.Texts;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fit.Parameter;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.ParameterExpression;

/**
 * The data set worked on taken out of a fit, with its model. What followed that model's parameters
 * keeps the value it has and follows nothing; constraints and derived quantities over them go.
 */
final class Removal {
  private final Draft draft;
  private final TiedValues values;
  private final Set<String> gone;

  Removal(Draft draft, ModelLibrary library) {
    this.draft = draft;
    this.values = new TiedValues(draft.document(), library);
    String dataset = draft.dataset().map(d -> d.id()).orElse("");
    this.gone =
        draft.document().models().stream()
            .filter(m -> m.dataset().equals(dataset))
            .map(ModelEntry::id)
            .collect(Collectors.toSet());
  }

  /** What else changes, in words; empty when nothing does. */
  String words() {
    var sentences = new ArrayList<String>();
    if (!followers().isEmpty()) {
      sentences.add(Texts.text("removal.followers", String.join(", ", followers())));
    }
    var lost = new ArrayList<>(constraints(true));
    derived(true).keySet().forEach(lost::add);
    if (!lost.isEmpty()) {
      sentences.add(Texts.text("removal.lost", String.join(", ", lost)));
    }
    return String.join(" ", sentences);
  }

  /** Parameters of the other models that follow one of the model that goes. */
  List<String> followers() {
    var found = new ArrayList<String>();
    for (var model : draft.document().models()) {
      if (!gone.contains(model.id())) {
        model
            .parameters()
            .forEach((name, p) -> {
              if (p.tie().filter(this::over).isPresent()) {
                found.add(draft.document().nameOf(model, name));
              }
            });
      }
    }
    return found;
  }

  /** The fit without the data set. */
  Draft draft() {
    var models = draft.document().models().stream().map(this::freed).toList();
    var freed = draft.document().with(draft.document().datasets(), models);
    return draft.with(freed.withExpressions(constraints(false), derived(false))).withoutData();
  }

  private ModelEntry freed(ModelEntry m) {
    var parameters = new LinkedHashMap<>(m.parameters());
    parameters.replaceAll((name, p) ->
        p.tie().filter(this::over).isEmpty()
            ? p
            : Parameter.fixed(values.value(draft.document().nameOf(m, name))));
    return new ModelEntry(
        m.id(), m.dataset(), m.model(), parameters, m.distributions(), m.arrays());
  }

  private List<String> constraints(boolean lost) {
    return draft.document().constraints().stream().filter(c -> over(c) == lost).toList();
  }

  private Map<String, String> derived(boolean lost) {
    var found = new LinkedHashMap<String, String>();
    draft
        .document()
        .derived()
        .forEach((name, text) -> {
          if (over(text) == lost) {
            found.put(name, text);
          }
        });
    return found;
  }

  /** Whether an expression names a parameter of the model that goes. */
  private boolean over(String expression) {
    try {
      return ParameterExpression.parse(expression).names().stream()
          .anyMatch(name -> gone.stream().anyMatch(id -> name.startsWith(id + ".")));
    } catch (ModelException e) {
      return false; // it has a mistake of its own, which is said where it stands
    }
  }
}
