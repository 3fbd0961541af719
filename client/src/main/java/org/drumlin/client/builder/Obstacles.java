package org.drumlin.client.builder;

import java.util.Optional;
import java.util.OptionalDouble;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.control.Texts;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.Range;

/** What stands in the way of a fit, in words that say what to do; empty for nothing. */
final class Obstacles {
  private final FitDocument document;

  Obstacles(Draft draft) {
    this.document = draft.document();
  }

  /** Whether there are data and, for each, a model of which something is fitted. */
  String missing(String dataProblem, ModelViewModel model) {
    if (document.datasets().isEmpty()) {
      return Texts.text("obstacle.data");
    }
    if (!dataProblem.isEmpty()) {
      return dataProblem;
    }
    if (model.infoProperty().get() == null) {
      return model.problemProperty().get().isEmpty()
          ? Texts.text("obstacle.model")
          : model.problemProperty().get();
    }
    for (var dataset : document.datasets()) {
      if (document.models().stream().noneMatch(m -> m.dataset().equals(dataset.id()))) {
        return Texts.text("obstacle.model.of", dataset.file());
      }
    }
    return "";
  }

  /** Whether something is fitted, and starts within its bounds. */
  String parameters() {
    boolean fitted = false;
    for (var model : document.models()) {
      for (var p : model.parameters().entrySet()) {
        Optional<Range> bounds = p.getValue().fit();
        OptionalDouble value = p.getValue().value();
        fitted |= bounds.isPresent();
        if (bounds.isPresent()
            && value.isPresent()
            && !bounds.get().contains(value.getAsDouble())) {
          return Texts.text("obstacle.outside", document.nameOf(model, p.getKey()));
        }
      }
    }
    return fitted ? "" : Texts.text("obstacle.fitted");
  }

  /** Whether expressions mean something, and constraints hold at the start. */
  String relations(Expressions expressions, RelationsViewModel relations) {
    return expressions.mistake().or(relations::broken).orElse("");
  }

  /** Whether there is something to compute on, and the document's own reader takes the draft. */
  String beyond(RunOnViewModel runOn, HubLink.State hub) {
    if (!runOn.obstacle().isEmpty()) {
      return runOn.obstacle();
    }
    return switch (hub) {
      case HubLink.State.Starting s -> Texts.text("obstacle.starting");
      case HubLink.State.Failed f -> f.message();
      case HubLink.State.Ready r -> wording();
    };
  }

  private String wording() {
    try {
      FitDocuments.parse(FitDocuments.write(document));
      return "";
    } catch (DocumentException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
