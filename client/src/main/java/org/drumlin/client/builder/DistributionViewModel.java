package org.drumlin.client.builder;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.drumlin.model.ParameterInfo;

/** The distribution of one parameter: its width (a parameter that can be fitted), shape, points. */
final class DistributionViewModel {
  private static final String FIRST_TYPE = "gaussian";

  private final DraftHistory history;
  private final String parameter;
  private final ParameterRowViewModel width;
  private final ParameterRowViewModel points;
  private final ReadOnlyStringWrapper type = new ReadOnlyStringWrapper(this, "type", FIRST_TYPE);

  DistributionViewModel(DraftHistory history, ParameterInfo info) {
    this.history = history;
    this.parameter = info.name();
    this.width = new ParameterRowViewModel(history, ParameterEdits.width(info));
    this.points = new ParameterRowViewModel(history, ParameterEdits.points(info));
  }

  ParameterRowViewModel width() {
    return width;
  }

  ParameterRowViewModel points() {
    return points;
  }

  ReadOnlyStringProperty typeProperty() {
    return type.getReadOnlyProperty();
  }

  void chooseType(String name) {
    if (!name.equals(type.get())) {
      history.edit(ParameterEdits.withDistribution(history.current(), parameter, name));
    }
  }

  /** Whether the draft says anything of it. */
  boolean isUsed() {
    return history
        .current()
        .model()
        .map(m ->
            m.distributions().containsKey(parameter)
                || m.parameters().keySet().stream()
                    .anyMatch(k -> k.startsWith(parameter + ParameterEdits.WIDTH)))
        .orElse(false);
  }

  void show(Draft draft) {
    width.show(draft);
    points.show(draft);
    type.set(
        draft
            .model()
            .map(m -> m.distributions().getOrDefault(parameter, FIRST_TYPE))
            .orElse(FIRST_TYPE));
  }
}
