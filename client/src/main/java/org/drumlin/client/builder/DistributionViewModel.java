package org.drumlin.client.builder;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.drumlin.client.control.Texts;
import org.drumlin.fit.Parameter;
import org.drumlin.model.Distribution;
import org.drumlin.model.ParameterInfo;

/** The distribution of one parameter: its width (a parameter that can be fitted), shape, points. */
final class DistributionViewModel {
  private static final String FIRST_TYPE = "gaussian";

  private final DraftHistory history;
  private final ParameterInfo parameter;
  private final ParameterRowViewModel width;
  private final ReadOnlyStringWrapper type = new ReadOnlyStringWrapper(this, "type", FIRST_TYPE);
  private final ObservableList<String> types = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper computed =
      new ReadOnlyBooleanWrapper(this, "computed", true);
  private final ReadOnlyBooleanWrapper reaches = new ReadOnlyBooleanWrapper(this, "reaches", true);
  private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper(this, "count", "");
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
  private final ParameterRowViewModel points;
  private final ParameterRowViewModel sigmas;

  DistributionViewModel(DraftHistory history, ParameterInfo info) {
    this.history = history;
    this.parameter = info;
    this.width = new ParameterRowViewModel(history, ParameterEdits.width(info));
    this.points = new ParameterRowViewModel(history, () -> ParameterEdits.points(info, type.get()));
    this.sigmas = new ParameterRowViewModel(history, () -> ParameterEdits.sigmas(info, type.get()));
  }

  ParameterRowViewModel width() {
    return width;
  }

  ParameterRowViewModel points() {
    return points;
  }

  /** How far it reaches, in standard deviations. */
  ParameterRowViewModel sigmas() {
    return sigmas;
  }

  /** The shapes to choose from; points that a document gives are among them where it gives them. */
  ObservableList<String> types() {
    return types;
  }

  /** Whether the points follow from centre and width; else the document gives them. */
  ReadOnlyBooleanProperty computedProperty() {
    return computed.getReadOnlyProperty();
  }

  /** Whether the shape has a reach in standard deviations. */
  ReadOnlyBooleanProperty reachesProperty() {
    return reaches.getReadOnlyProperty();
  }

  /** How many points it has: as chosen, or as many as are given. */
  ReadOnlyStringProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  ReadOnlyStringProperty typeProperty() {
    return type.getReadOnlyProperty();
  }

  /** The distribution in a few words; empty while the width is 0 and not fitted. */
  ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  void chooseType(String name) {
    if (!name.equals(type.get())) {
      history.edit(ParameterEdits.withDistribution(history.current(), parameter.name(), name));
    }
  }

  /** Whether the draft says anything of it. */
  boolean isUsed() {
    return history
        .current()
        .model()
        .map(m ->
            m.distributions().containsKey(parameter.name())
                || m.parameters().keySet().stream()
                    .anyMatch(k -> k.startsWith(parameter.name() + ParameterEdits.WIDTH)))
        .orElse(false);
  }

  void show(Draft draft, Expressions expressions) {
    showType(
        draft
            .model()
            .map(m -> m.distributions().getOrDefault(parameter.name(), FIRST_TYPE))
            .orElse(FIRST_TYPE));
    width.show(draft, "", expressions.value(draft, width.info().name()));
    points.show(draft);
    count.set(
        draft
            .model()
            .map(m -> m.arrays().get(parameter.name()))
            .map(given -> String.valueOf(given.size()))
            .orElse(points.valueProperty().get()));
    sigmas.show(draft);
    var info = width.info();
    var now = ParameterEdits.parameter(draft, info);
    boolean on = ParameterEdits.value(draft, info) > 0 || isVaried(now) || !computed.get();
    summary.set(on ? Texts.text("pd.summary", type.get(), width.valueProperty().get()) : "");
  }

  private void showType(String name) {
    var known = Distribution.Type.named(name);
    computed.set(known.map(Distribution.Type::computed).orElse(true));
    reaches.set(known.map(Distribution.Type::reaches).orElse(true));
    var offered =
        Distribution.Type.names().stream()
            .filter(t -> t.equals(name) || Distribution.Type.named(t).orElseThrow().computed())
            .toList();
    if (!offered.equals(types)) {
      types.setAll(offered);
    }
    type.set(name);
  }

  private static boolean isVaried(Parameter p) {
    return p.fit().isPresent() || p.tie().isPresent();
  }
}
