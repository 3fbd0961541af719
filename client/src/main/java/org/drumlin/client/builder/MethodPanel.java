package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.EntryField;
import org.drumlin.client.control.Fold;
import org.drumlin.client.control.ShownAs;
import org.drumlin.client.control.Texts;
import org.drumlin.fit.MethodOption;

/** The method and its options, with the field's defaults. */
final class MethodPanel extends VBox {
  private static final double FIELD = 84;

  private final MethodViewModel model;
  private final Label purpose = new Label();
  private final VBox options = new VBox(2);
  private final Fold rare = new Fold("method-more", "method.more");
  private final List<Runnable> followers = new ArrayList<>();
  private String shown = "";

  MethodPanel(MethodViewModel model, BeginningViewModel beginning, EngineViewModel engine) {
    this.model = model;
    getStyleClass().add("side-panel");
    getChildren()
        .addAll(
            Panel.heading("method.heading"),
            chooser(),
            purpose,
            options,
            rare,
            new BeginningPanel(beginning),
            Panel.optional(model.problemProperty(), "problem"),
            new EnginePanel(engine));
    purpose.setId("method-purpose");
    purpose.getStyleClass().add("hint");
    purpose.setWrapText(true);
    purpose.setMinHeight(USE_PREF_SIZE);
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
        new ShownAs<>(
            "", name -> Texts.has("method." + name) ? Texts.text("method." + name) : name));
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
      purpose.setText(model.purpose());
      options.getChildren().setAll(lines(false));
      options.getChildren().add(seed());
      rare.content().getChildren().setAll(lines(true));
      rare.offer(!rare.content().getChildren().isEmpty());
      rare.open(model.saysRare());
    }
    followers.forEach(Runnable::run);
  }

  private List<Node> lines(boolean ofRare) {
    return model.options().stream().filter(o -> model.isRare(o) == ofRare).map(this::line).toList();
  }

  private Node line(MethodOption option) {
    var kind = option.kind();
    boolean words = false;
    Region field =
        switch (kind) {
          case CHOICE -> words(option);
          case SWITCH -> tick(option);
          default -> {
            words = kind != MethodOption.Kind.WHOLE && kind != MethodOption.Kind.REAL;
            yield text(option);
          }
        };
    field.setId("option-" + option.name());
    field.setAccessibleHelp(option.explanation());
    var tip = new Tooltip(option.explanation());
    tip.setWrapText(true);
    tip.setMaxWidth(320);
    if (words) {
      // Words need the column's whole width: their label stands above them.
      HBox.setHgrow(field, Priority.ALWAYS);
      var both = Panel.labelled(option.name(), field);
      Tooltip.install(both, tip);
      return both;
    }
    field.setPrefWidth(FIELD);
    field.setMinWidth(FIELD);
    var line = Panel.line(option.name(), field);
    Tooltip.install(line, tip);
    return line;
  }

  private EntryField text(MethodOption option) {
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
