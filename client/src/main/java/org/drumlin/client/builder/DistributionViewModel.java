package org.drumlin.client.builder;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.drumlin.client.control.Texts;
import org.drumlin.fit.DistributionPoint;
import org.drumlin.fit.Parameter;
import org.drumlin.model.Distribution;
import org.drumlin.model.ParameterInfo;
import org.drumlin.model.PolydispersityShape;

/** The distribution of one parameter: its width (a parameter that can be fitted), shape, points. */
final class DistributionViewModel {
  private static final String FIRST_TYPE = "gaussian";

  private final DraftHistory history;
  private final ParameterInfo parameter;
  private final ParameterRowViewModel width;
  private final ReadOnlyStringWrapper type = new ReadOnlyStringWrapper(this, "type", FIRST_TYPE);
  private final ObservableList<String> types =
      FXCollections.observableArrayList(Distribution.Type.names());
  private final ReadOnlyBooleanWrapper computed =
      new ReadOnlyBooleanWrapper(this, "computed", true);
  private final ReadOnlyBooleanWrapper reaches = new ReadOnlyBooleanWrapper(this, "reaches", true);
  private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper(this, "count", "");
  private final ReadOnlyStringWrapper array = new ReadOnlyStringWrapper(this, "array", "");
  private final ReadOnlyStringWrapper arrayProblem =
      new ReadOnlyStringWrapper(this, "arrayProblem", "");
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

  /** The shapes to choose from. */
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

  /** The points of an array, a value and its weight a line; empty for another shape. */
  ReadOnlyStringProperty arrayProperty() {
    return array.getReadOnlyProperty();
  }

  /** What is wrong with the points typed; empty when nothing is. */
  ReadOnlyStringProperty arrayProblemProperty() {
    return arrayProblem.getReadOnlyProperty();
  }

  /** Another shape; an array begins with the points of the shape before it. */
  void chooseType(String name) {
    if (name.equals(type.get())) {
      return;
    }
    var draft = history.current();
    history.edit(
        name.equals(Distribution.Type.ARRAY.text())
            ? ParameterEdits.withArray(draft, parameter, computedPoints(draft))
            : ParameterEdits.withDistribution(draft, parameter.name(), name));
  }

  /** The points as they are now, to six digits. */
  private List<DistributionPoint> computedPoints(Draft draft) {
    int most = (int) ParameterEdits.value(draft, points.info());
    double reach = ParameterEdits.value(draft, sigmas.info());
    double center = ParameterEdits.value(draft, parameter);
    double[] x = new double[most];
    double[] w = new double[most];
    int found =
        Distribution.of(new PolydispersityShape(type.get(), most, reach))
            .fill(
                center,
                ParameterEdits.value(draft, width.info()),
                parameter.lower(),
                parameter.upper(),
                x,
                w);
    var all = new ArrayList<DistributionPoint>();
    for (int i = 0; i < found; i++) {
      all.add(new DistributionPoint(rounded(x[i]), rounded(w[i])));
    }
    return all.stream().anyMatch(p -> p.weight() > 0)
        ? all
        : List.of(new DistributionPoint(center, 1));
  }

  private static double rounded(double number) {
    return new BigDecimal(number).round(new MathContext(6)).doubleValue();
  }

  /** Points typed or pasted. */
  boolean typeArray(String text) {
    var reading = ArrayText.read(text, parameter);
    arrayProblem.set(reading.problem());
    if (reading.problem().isEmpty()) {
      history.edit(ParameterEdits.withArray(history.current(), parameter, reading.points()));
    }
    return reading.problem().isEmpty();
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
    array.set(
        draft.model().map(m -> m.arrays().get(parameter.name())).map(ArrayText::write).orElse(""));
    arrayProblem.set("");
    sigmas.show(draft);
    var info = width.info();
    var now = ParameterEdits.parameter(draft, info);
    boolean on = ParameterEdits.value(draft, info) > 0 || isVaried(now) || !computed.get();
    summary.set(on ? words() : "");
  }

  private String words() {
    return computed.get()
        ? Texts.text("pd.summary", type.get(), width.valueProperty().get())
        : Texts.text("pd.summary.array", type.get(), count.get());
  }

  private void showType(String name) {
    var known = Distribution.Type.named(name);
    computed.set(known.map(Distribution.Type::computed).orElse(true));
    reaches.set(known.map(Distribution.Type::reaches).orElse(true));
    type.set(name);
  }

  private static boolean isVaried(Parameter p) {
    return p.fit().isPresent() || p.tie().isPresent();
  }
}
