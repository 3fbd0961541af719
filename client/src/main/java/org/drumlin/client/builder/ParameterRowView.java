package org.drumlin.client.builder;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.CutText;
import org.drumlin.client.control.EntryField;
import org.drumlin.client.control.Icon;
import org.drumlin.client.control.Texts;
import org.drumlin.client.control.UnitText;
import org.drumlin.model.ParameterInfo;

/** One parameter: its fields, the slider under them, and what is wrong when something is. */
final class ParameterRowView extends VBox {
  private static final PseudoClass ON_BOUND = PseudoClass.getPseudoClass("on-bound");
  private static final PseudoClass FITTED = PseudoClass.getPseudoClass("fitted");

  private static final Insets NOTE = new Insets(0, 0, 0, 20);

  private final ParameterRowViewModel model;
  private final EntryField value;
  private final EntryField low;
  private final EntryField high;
  private final ToggleButton opener;
  private boolean following;

  /**
   * @param label what stands in the name column
   */
  ParameterRowView(ParameterRowViewModel model, String label) {
    this.model = model;
    String name = model.info().name();
    getStyleClass().add("parameter-row");
    this.value =
        field(
            name,
            "value",
            new EntryField(
                Texts.text("cell.value", name), model.valueProperty(), model::typeValue));
    this.low =
        field(
            name,
            "min",
            new EntryField(Texts.text("cell.min", name), model.lowProperty(), model::typeLow));
    this.high =
        field(
            name,
            "max",
            new EntryField(Texts.text("cell.max", name), model.highProperty(), model::typeHigh));
    this.opener = opener(name);
    var given = model.tieProperty().isEmpty().and(model.computedProperty().isEmpty());
    value.disableProperty().bind(given.not());
    low.disableProperty().bind(model.computedProperty().isNotEmpty());
    high.disableProperty().bind(low.disableProperty());
    var grid = grid();
    grid.add(opener, 0, 0);
    grid.add(name(label), 1, 0);
    grid.add(value, 2, 0);
    grid.add(tick(name), 3, 0);
    grid.add(low, 4, 0);
    grid.add(high, 5, 0);
    grid.add(unit(), 6, 0);
    grid.add(slider(name), 1, 1, 5, 1);
    getChildren()
        .addAll(
            grid,
            note(model.tieProperty(), "row.tied"),
            note(model.priorProperty(), "row.prior"),
            note(model.computedProperty(), "row.computed"),
            Panel.optional(model.problemProperty(), "problem"));
    mark();
    model.fittedProperty().addListener(o -> mark());
    model.onBoundProperty().addListener(o -> mark());
  }

  /** The columns all rows and the table's head share. */
  static GridPane grid() {
    var grid = new GridPane();
    grid.getStyleClass().add("parameter-grid");
    grid.getColumnConstraints()
        .addAll(column(16), growing(), column(76), column(28), column(60), column(60), column(54));
    return grid;
  }

  /** The fields in the order of the columns. */
  List<EntryField> fields() {
    return List.of(value, low, high);
  }

  /** The button that opens more under the row. */
  ToggleButton opener() {
    return opener;
  }

  private static ColumnConstraints column(double width) {
    return new ColumnConstraints(width, width, width);
  }

  private static ColumnConstraints growing() {
    var column = new ColumnConstraints(60, 100, Double.MAX_VALUE);
    column.setHgrow(Priority.ALWAYS);
    return column;
  }

  private static EntryField field(String name, String column, EntryField field) {
    field.setId("cell-" + name + "-" + column);
    field.getStyleClass().add("cell-field");
    return field;
  }

  private Label name(String label) {
    var text = new Label(label);
    text.getStyleClass().add("parameter-name");
    text.setTooltip(tip(model.info()));
    return text;
  }

  /** The full name, which may be cut or without its letter, and what it is. */
  static Tooltip tip(ParameterInfo info) {
    var tip =
        new Tooltip(
            info.description().isBlank() ? info.name() : info.name() + "\n" + info.description());
    tip.setWrapText(true);
    tip.setMaxWidth(320);
    return tip;
  }

  private Label unit() {
    var unit = CutText.whole(new Label(UnitText.pretty(model.info().unit())));
    unit.getStyleClass().add("unit");
    return unit;
  }

  private CheckBox tick(String name) {
    var tick = new CheckBox();
    tick.setId("cell-" + name + "-fit");
    tick.setAccessibleText(Texts.text("cell.fit", name));
    tick.setTooltip(new Tooltip(Texts.text("cell.fit", name)));
    tick.setSelected(model.fittedProperty().get());
    tick.disableProperty().bind(model.computedProperty().isNotEmpty());
    model.fittedProperty().addListener((o, before, now) -> tick.setSelected(now));
    tick.setOnAction(e -> model.fit(tick.isSelected()));
    GridPane.setHalignment(tick, HPos.CENTER);
    return tick;
  }

  private static ToggleButton opener(String name) {
    var opener = new ToggleButton();
    opener.setId("open-" + name);
    opener.getStyleClass().add("row-opener");
    opener.setAccessibleText(Texts.text("cell.details", name));
    opener.setTooltip(new Tooltip(Texts.text("cell.details", name)));
    opener
        .graphicProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> (opener.isSelected() ? Icon.CLOSE_ROW : Icon.OPEN_ROW).node(),
                opener.selectedProperty()));
    return opener;
  }

  private Slider slider(String name) {
    var slider = new Slider(0, 1, model.positionProperty().get());
    slider.setId("slide-" + name);
    slider.getStyleClass().add("parameter-slider");
    slider.setAccessibleText(Texts.text("cell.slider", name));
    slider.setBlockIncrement(0.01);
    slider.setMaxWidth(Double.MAX_VALUE);
    slider.disableProperty().bind(value.disableProperty());
    model
        .positionProperty()
        .addListener((o, before, now) -> {
          if (!slider.isValueChanging()) {
            following = true;
            slider.setValue(now.doubleValue());
            following = false;
          }
        });
    slider
        .valueProperty()
        .addListener((o, before, now) -> {
          if (!following && model.canSlide()) {
            model.slide(now.doubleValue());
          }
        });
    slider.addEventHandler(MouseEvent.MOUSE_RELEASED, e -> model.endSlide());
    slider.addEventHandler(KeyEvent.KEY_RELEASED, e -> model.endSlide());
    return slider;
  }

  /** A line under the fields while there is something to say. */
  private static Label note(ReadOnlyStringProperty text, String key) {
    var note = Panel.optional(text.map(t -> t.isEmpty() ? "" : Texts.text(key, t)), "row-note");
    note.setPadding(NOTE);
    return note;
  }

  private void mark() {
    pseudoClassStateChanged(FITTED, model.fittedProperty().get());
    pseudoClassStateChanged(ON_BOUND, model.onBoundProperty().get());
  }
}
