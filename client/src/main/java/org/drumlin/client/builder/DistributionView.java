package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.EntryArea;
import org.drumlin.client.control.EntryField;
import org.drumlin.client.control.Texts;
import org.drumlin.model.ParameterInfo;

/** What opens under a polydisperse parameter: the width as a row of its own, shape, points. */
final class DistributionView extends VBox {
  /** Under the choice of the shape. */
  private static final Insets BELOW = new Insets(2, 0, 2, 24);

  private final ParameterLine width;
  private final EntryField points;
  private final EntryField sigmas;

  /**
   * @param width its row, which opens like any other
   */
  DistributionView(DistributionViewModel model, ParameterInfo info, ParameterLine width) {
    this.width = width;
    points = field(model.points(), model.countProperty(), "points", info.name());
    sigmas = field(model.sigmas(), model.sigmas().valueProperty(), "sigmas", info.name());
    var reach = label("pd.sigmas");
    for (var node : new Region[] {sigmas, reach}) {
      shownWhile(node, model.reachesProperty());
    }
    shownWhile(width, model.computedProperty());
    points.disableProperty().bind(Bindings.not(model.computedProperty()));
    var line = new HBox(type(model, info.name()), points, label("pd.points"), sigmas, reach);
    line.getStyleClass().add("distribution-line");
    getChildren()
        .addAll(
            width,
            line,
            array(model, info.name()),
            Panel.optional(model.arrayProblemProperty(), "problem"),
            Panel.optional(model.points().problemProperty(), "problem"),
            Panel.optional(model.sigmas().problemProperty(), "problem"));
  }

  /** Its fields as rows of the table. */
  List<List<EntryField>> fields() {
    var all = new ArrayList<>(width.fields());
    all.add(List.of(points, sigmas));
    return all;
  }

  private static void shownWhile(Region node, ObservableBooleanValue condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(condition);
  }

  /** The points of an array, as they would be pasted from a table. */
  private static EntryArea array(DistributionViewModel model, String name) {
    String words = Texts.text("pd.array.of", name);
    var area = new EntryArea(words, model.arrayProperty(), model::typeArray);
    area.setId("pd-array-" + name);
    area.getStyleClass().add("array-area");
    area.setPromptText(Texts.text("pd.array.prompt"));
    area.setTooltip(new Tooltip(Texts.text("pd.array.tip", name)));
    area.setPrefRowCount(6);
    area.setPrefColumnCount(16);
    shownWhile(area, Bindings.not(model.computedProperty()));
    setMargin(area, BELOW);
    return area;
  }

  private static ComboBox<String> type(DistributionViewModel model, String name) {
    var type = new ComboBox<String>();
    type.setId("pd-type-" + name);
    type.setAccessibleText(Texts.text("pd.type.of", name));
    type.setTooltip(new Tooltip(Texts.text("pd.type.of", name)));
    type.setItems(model.types());
    type.setValue(model.typeProperty().get());
    model.typeProperty().addListener((o, before, now) -> type.setValue(now));
    type.setOnAction(e -> {
      if (type.getValue() != null) {
        model.chooseType(type.getValue());
      }
    });
    return type;
  }

  private static EntryField field(
      ParameterRowViewModel number, ReadOnlyStringProperty text, String key, String name) {
    String words = Texts.text("pd." + key + ".of", name);
    var field = new EntryField(words, text, number::typeValue);
    field.setId("pd-" + key + "-" + name);
    field.setPrefColumnCount(3);
    field.setMinWidth(44);
    field.setTooltip(new Tooltip(words));
    field.getStyleClass().add("cell-field");
    return field;
  }

  private static Label label(String key) {
    var label = new Label(Texts.text(key));
    label.getStyleClass().add("unit");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }
}
