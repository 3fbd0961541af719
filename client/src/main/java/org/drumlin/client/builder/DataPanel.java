package org.drumlin.client.builder;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.drumlin.client.builder.DataViewModel.Errors;
import org.drumlin.client.builder.DataViewModel.Resolution;
import org.drumlin.client.control.Action;
import org.drumlin.client.control.CutText;
import org.drumlin.client.control.EntryField;
import org.drumlin.client.control.Fold;
import org.drumlin.client.control.PlotBeside;
import org.drumlin.client.control.Texts;

/** The data column. */
final class DataPanel extends VBox {
  /** What the column has for its contents at least. */
  private static final double NARROWEST = 160;

  DataPanel(DataViewModel model, PointsViewModel points, Action open, Action add, Action remove) {
    getStyleClass().add("side-panel");
    var empty = new Label(Texts.text("data.empty"));
    empty.getStyleClass().add("hint");
    empty.setWrapText(true);
    var openButton = open.button();
    openButton.setId("data-open");
    openButton.setMaxWidth(Double.MAX_VALUE);
    var nothing = new VBox(8, empty, openButton);
    nothing.visibleProperty().bind(Bindings.not(model.presentProperty()));
    nothing.managedProperty().bind(nothing.visibleProperty());

    var something =
        new VBox(
            8,
            sets(model),
            file(model, more(model, add, remove)),
            range(model),
            errors(model),
            resolution(model),
            points(model, points),
            Panel.optional(points.problemProperty(), "problem"),
            Panel.optional(model.problemProperty(), "problem"),
            notes(model));
    something.visibleProperty().bind(model.presentProperty());
    something.managedProperty().bind(something.visibleProperty());
    getChildren().addAll(Panel.heading("data.heading"), nothing, something);
  }

  /** The data sets to choose from, when there are several. */
  private static VBox sets(DataViewModel model) {
    var box = new VBox(2);
    box.getStyleClass().add("data-sets");
    var group = new ToggleGroup();
    Runnable fill =
        () -> {
          box.getChildren().clear();
          group.getToggles().clear();
          for (int i = 0; i < model.sets().size(); i++) {
            box.getChildren().add(set(model, i, group));
          }
          boolean several = model.sets().size() > 1;
          box.setVisible(several);
          box.setManaged(several);
        };
    model.sets().addListener((ListChangeListener<String>) c -> fill.run());
    model
        .atProperty()
        .subscribe(at -> {
          if (at.intValue() < group.getToggles().size()) {
            group.selectToggle(group.getToggles().get(at.intValue()));
          }
        });
    fill.run();
    return box;
  }

  private static ToggleButton set(DataViewModel model, int place, ToggleGroup group) {
    String name = model.sets().get(place);
    var button = new ToggleButton(name);
    button.setId("data-set-" + place);
    button.getStyleClass().add("data-set");
    var swatch = new Region();
    swatch.getStyleClass().addAll("swatch", "swatch-" + PlotBeside.color(place));
    button.setGraphic(swatch);
    button.setMnemonicParsing(false);
    button.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setTooltip(new Tooltip(name));
    button.setAccessibleText(Texts.text("data.set", name));
    button.setSelected(place == model.atProperty().get());
    button.setToggleGroup(group);
    button.setOnAction(e -> {
      button.setSelected(true);
      model.select(place);
    });
    return button;
  }

  private static HBox more(DataViewModel model, Action add, Action remove) {
    var plus = quiet(add);
    var minus = quiet(remove);
    minus.visibleProperty().bind(Bindings.size(model.sets()).greaterThan(1));
    minus.managedProperty().bind(minus.visibleProperty());
    return new HBox(0, plus, minus);
  }

  private static Button quiet(Action action) {
    var button = action.button();
    button.getStyleClass().addAll("flat", "small", "quiet");
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  private static VBox file(DataViewModel model, HBox more) {
    var name = new Label();
    name.setId("data-name");
    name.getStyleClass().add("data-name");
    name.visibleProperty().bind(Bindings.size(model.sets()).lessThan(2));
    name.managedProperty().bind(name.visibleProperty());
    name.textProperty().bind(model.nameProperty());
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    var tip = new Tooltip();
    tip.textProperty().bind(Bindings.concat(model.nameProperty(), "\n", model.titleProperty()));
    name.setTooltip(tip);
    var points = CutText.whole(new Label());
    points.setId("data-points");
    points.getStyleClass().add("hint");
    points.textProperty().bind(model.pointsProperty());
    // Beside each other while there is room, else below: words on buttons are not cut.
    var line = new FlowPane(8, 0, points, more);
    line.setRowValignment(VPos.CENTER);
    line.setPrefWrapLength(NARROWEST);
    return new VBox(2, name, line);
  }

  private static VBox range(DataViewModel model) {
    var low = new EntryField(Texts.text("data.low"), model.lowProperty(), model::typeLow);
    low.setId("range-low");
    var high = new EntryField(Texts.text("data.high"), model.highProperty(), model::typeHigh);
    high.setId("range-high");
    for (var field : new EntryField[] {low, high}) {
      field.setPrefColumnCount(6);
      field.getStyleClass().add("cell-field");
      HBox.setHgrow(field, Priority.ALWAYS);
    }
    return Panel.labelled(Texts.text("data.range"), low, new Label("\u2013"), high);
  }

  private static VBox errors(DataViewModel model) {
    ComboBox<Errors> choice = Panel.choice(Texts.text("data.errors"), "errors", Errors.values());
    choice.setId("errors");
    choice.setValue(model.errorsProperty().get());
    model.errorsProperty().addListener((o, before, now) -> choice.setValue(now));
    choice.setOnAction(e -> model.chooseErrors(choice.getValue()));
    var percent =
        percent(Texts.text("data.errors.percent"), "errors-percent", model, Errors.RELATIVE);
    return Panel.labelled(Texts.text("data.errors"), choice, percent);
  }

  private static HBox percent(String name, String id, DataViewModel model, Enum<?> when) {
    boolean errors = when instanceof Errors;
    var field =
        errors
            ? new EntryField(name, model.relativeProperty(), model::typeRelative)
            : new EntryField(name, model.pinholeProperty(), model::typePinhole);
    field.setId(id);
    field.setPrefColumnCount(3);
    field.setMinWidth(44);
    field.getStyleClass().add("cell-field");
    var box = new HBox(4, field, new Label("%"));
    box.getStyleClass().add("percent");
    box.visibleProperty()
        .bind(
            errors
                ? model.errorsProperty().isEqualTo((Errors) when)
                : model.resolutionProperty().isEqualTo((Resolution) when));
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  /** What few fits need: points left out one by one; a weight among others. */
  private static Fold points(DataViewModel data, PointsViewModel points) {
    var mask = new EntryField(Texts.text("mask.label"), points.maskProperty(), points::typeMask);
    mask.setId("mask");
    mask.setPromptText(Texts.text("mask.prompt"));
    mask.setTooltip(new Tooltip(Texts.text("mask.tip")));
    var weight =
        new EntryField(Texts.text("data.weight"), points.weightProperty(), points::typeWeight);
    weight.setId("weight");
    weight.setPrefColumnCount(4);
    weight.setTooltip(new Tooltip(Texts.text("data.weight.tip")));
    for (var field : new EntryField[] {mask, weight}) {
      field.getStyleClass().add("cell-field");
      HBox.setHgrow(field, Priority.ALWAYS);
    }
    var weighed = Panel.labelled(Texts.text("data.weight"), weight);
    weighed
        .visibleProperty()
        .bind(
            Bindings.size(data.sets()).greaterThan(1).or(weight.textProperty().isNotEqualTo("1")));
    weighed.managedProperty().bind(weighed.visibleProperty());
    var fold =
        new Fold(
            "points-more", "points.fold", Panel.labelled(Texts.text("mask.label"), mask), weighed);
    points
        .usedProperty()
        .subscribe(used -> {
          if (used) {
            fold.open(true);
          }
        });
    return fold;
  }

  private static VBox resolution(DataViewModel model) {
    ComboBox<Resolution> choice =
        Panel.choice(Texts.text("data.resolution"), "resolution", Resolution.values());
    choice.setId("resolution");
    choice.setValue(model.resolutionProperty().get());
    model.resolutionProperty().addListener((o, before, now) -> choice.setValue(now));
    choice.setOnAction(e -> model.chooseResolution(choice.getValue()));
    var percent =
        percent(
            Texts.text("data.resolution.percent"), "resolution-percent", model, Resolution.PINHOLE);
    return new VBox(4, Panel.labelled(Texts.text("data.resolution"), choice, percent), slit(model));
  }

  private static HBox slit(DataViewModel model) {
    var length =
        new EntryField(
            Texts.text("data.slit.length"), model.slitLengthProperty(), model::typeSlitLength);
    length.setId("slit-length");
    var width =
        new EntryField(
            Texts.text("data.slit.width"), model.slitWidthProperty(), model::typeSlitWidth);
    width.setId("slit-width");
    for (var field : new EntryField[] {length, width}) {
      field.setPrefColumnCount(4);
      field.getStyleClass().add("cell-field");
      field.setTooltip(new Tooltip(field.getAccessibleText()));
    }
    var box =
        new HBox(
            8,
            Panel.labelled(Texts.text("data.slit.length.short"), length),
            Panel.labelled(Texts.text("data.slit.width.short"), width));
    box.visibleProperty().bind(model.resolutionProperty().isEqualTo(Resolution.SLIT));
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  private static VBox notes(DataViewModel model) {
    var notes = new VBox(4);
    Runnable fill =
        () ->
            notes
                .getChildren()
                .setAll(
                    model.notes().stream()
                        .map(text -> {
                          var note = new Label(text);
                          note.setWrapText(true);
                          note.setMinHeight(USE_PREF_SIZE);
                          note.getStyleClass().add("row-note");
                          return note;
                        })
                        .toList());
    model.notes().addListener((ListChangeListener<String>) c -> fill.run());
    fill.run();
    return notes;
  }
}
