package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.drumlin.client.control.EntryField;
import org.drumlin.client.control.Texts;
import org.drumlin.fit.MethodOption;

/** The method and its options, with the field's defaults. */
final class MethodPanel extends VBox {
  private static final double FIELD = 84;

  private final MethodViewModel model;
  private final VBox options = new VBox(2);
  private final List<Runnable> followers = new ArrayList<>();
  private String shown = "";

  MethodPanel(MethodViewModel model, EngineViewModel engine) {
    this.model = model;
    getStyleClass().add("side-panel");
    getChildren()
        .addAll(
            Panel.heading("method.heading"),
            chooser(),
            options,
            Panel.optional(model.problemProperty(), "problem"),
            new EnginePanel(engine));
    model.methodProperty().addListener(o -> show());
    show();
  }

  private ComboBox<String> chooser() {
    var names = new ComboBox<String>();
    names.setId("method");
    names.setAccessibleText(Texts.text("method.heading"));
    names.setMaxWidth(Double.MAX_VALUE);
    names.getItems().setAll(model.names());
    names.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(String name) {
            return name != null && Texts.has("method." + name)
                ? Texts.text("method." + name)
                : name;
          }

          @Override
          public String fromString(String text) {
            return text;
          }
        });
    names.setValue(model.methodProperty().get().name());
    model.methodProperty().addListener((o, before, now) -> names.setValue(now.name()));
    names.setOnAction(e -> {
      if (names.getValue() != null) {
        model.choose(names.getValue());
      }
    });
    return names;
  }

  private void show() {
    String name = model.methodProperty().get().name();
    if (!name.equals(shown)) {
      shown = name;
      followers.clear();
      options.getChildren().setAll(model.options().stream().map(this::line).toList());
      options.getChildren().add(seed());
    }
    followers.forEach(Runnable::run);
  }

  private Node line(MethodOption option) {
    Region field =
        switch (option.kind()) {
          case CHOICE -> words(option);
          case SWITCH -> tick(option);
          case WHOLE, REAL, TEXT -> number(option);
        };
    field.setId("option-" + option.name());
    field.setPrefWidth(FIELD);
    field.setMinWidth(FIELD);
    var tip = new Tooltip(option.explanation());
    tip.setWrapText(true);
    tip.setMaxWidth(320);
    var line = Panel.line(option.name(), field);
    Tooltip.install(line, tip);
    return line;
  }

  private EntryField number(MethodOption option) {
    var text = new SimpleStringProperty(model.text(option));
    followers.add(() -> text.set(model.text(option)));
    var field = new EntryField(option.name(), text, typed -> model.type(option, typed));
    field.getStyleClass().add("cell-field");
    return field;
  }

  private ComboBox<String> words(MethodOption option) {
    var box = new ComboBox<String>();
    box.setAccessibleText(option.name());
    box.getItems().setAll(option.choices());
    followers.add(() -> box.setValue(model.text(option)));
    box.setOnAction(e -> {
      if (box.getValue() != null) {
        model.type(option, box.getValue());
      }
    });
    return box;
  }

  private CheckBox tick(MethodOption option) {
    var box = new CheckBox();
    box.setAccessibleText(option.name());
    followers.add(() -> box.setSelected(Boolean.parseBoolean(model.text(option))));
    box.setOnAction(e -> model.type(option, Boolean.toString(box.isSelected())));
    return box;
  }

  private Node seed() {
    var text = new SimpleStringProperty(model.seed());
    followers.add(() -> text.set(model.seed()));
    var field = new EntryField("seed", text, model::typeSeed);
    field.setId("option-seed");
    field.setPrefWidth(FIELD);
    field.setMinWidth(FIELD);
    field.getStyleClass().add("cell-field");
    var line = Panel.line("seed", field);
    Tooltip.install(line, new Tooltip(Texts.text("method.seed")));
    return line;
  }
}
