package org.drumlin.client.builder;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.EntryField;
import org.drumlin.client.control.Icon;
import org.drumlin.client.control.Texts;

/** A whole number that is fixed before a fit: a choice of cases, or a count to step up and down. */
final class WholeRowView extends VBox {
  private final ParameterRowViewModel model;
  private final List<EntryField> fields;

  WholeRowView(ParameterRowViewModel model, String label) {
    this.model = model;
    getStyleClass().addAll("parameter-row", "whole-row");
    var grid = ParameterRowView.grid();
    var name = new Label(label(label));
    name.getStyleClass().add("parameter-name");
    name.setTooltip(ParameterRowView.tip(model.info()));
    grid.add(name, 1, 0);
    // A column without a node has no gap: these keep the columns under those of the other rows.
    for (int column = 0; column < grid.getColumnConstraints().size(); column++) {
      grid.add(new Region(), column, 0);
    }
    if (model.info().choices().isEmpty()) {
      var number = number();
      fields = List.of(number);
      grid.add(number, 2, 0);
      grid.add(steps(), 3, 0, 3, 1);
    } else {
      fields = List.of();
      grid.add(cases(), 2, 0, 5, 1);
    }
    getChildren().addAll(grid, Panel.optional(model.problemProperty(), "problem"));
  }

  /** Its fields of numbers, from left to right. */
  List<EntryField> fields() {
    return fields;
  }

  private static String label(String name) {
    return Texts.has("whole." + name) ? Texts.text("whole." + name) : name;
  }

  /** The cases in few words where the program has them, else as the model names them. */
  private List<String> words() {
    var info = model.info();
    String plain = "whole." + info.name().replaceFirst("^[A-Z]+_", "") + ".";
    return IntStream.range(0, info.choices().size())
        .mapToObj(i -> Texts.has(plain + i) ? Texts.text(plain + i) : info.choices().get(i))
        .toList();
  }

  private EntryField number() {
    String name = model.info().name();
    var field =
        new EntryField(Texts.text("cell.value", name), model.valueProperty(), model::typeValue);
    field.setId("cell-" + name + "-value");
    field.getStyleClass().add("cell-field");
    return field;
  }

  private HBox steps() {
    var steps = new HBox(4, step(Icon.REMOVE, "fewer", -1), step(Icon.ADD, "more", 1));
    steps.setAlignment(Pos.CENTER_LEFT);
    return steps;
  }

  private Button step(Icon icon, String key, int by) {
    String name = model.info().name();
    var button = new Button();
    button.setGraphic(icon.node());
    button.setId("cell-" + name + "-" + key);
    button.getStyleClass().addAll("button-icon", "flat", "step");
    button.setAccessibleText(Texts.text("cell." + key, name));
    button.setTooltip(new Tooltip(Texts.text("cell." + key, name)));
    button.setOnAction(e -> model.choose(model.whole() + by));
    return button;
  }

  private ComboBox<String> cases() {
    String name = model.info().name();
    var box = new ComboBox<String>();
    box.setId("cell-" + name + "-value");
    box.setAccessibleText(Texts.text("cell.value", name));
    box.getItems().setAll(words());
    var meaning = new Tooltip();
    meaning.setWrapText(true);
    meaning.setMaxWidth(400);
    box.setTooltip(meaning);
    model
        .valueProperty()
        .subscribe(v -> meaning.setText(model.info().choices().get(model.whole())));
    box.setMaxWidth(Double.MAX_VALUE);
    box.getSelectionModel().select(model.whole());
    model.valueProperty().addListener(o -> box.getSelectionModel().select(model.whole()));
    box.setOnAction(e -> {
      int chosen = box.getSelectionModel().getSelectedIndex();
      if (chosen >= 0) {
        model.choose(chosen);
      }
    });
    return box;
  }
}
