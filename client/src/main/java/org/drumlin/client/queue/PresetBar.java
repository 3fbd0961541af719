package org.drumlin.client.queue;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import org.drumlin.client.control.Texts;

/** The requests kept under a name: chosen, kept, taken away. */
final class PresetBar extends HBox {
  private static final double WIDTH = 200;

  private final ScriptViewModel model;
  private final ComboBox<String> name = new ComboBox<>();

  PresetBar(ScriptViewModel model) {
    super(8);
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    name.setId("preset-name");
    name.setEditable(true);
    name.setPrefWidth(WIDTH);
    name.setItems(model.presets());
    name.setAccessibleText(Texts.text("queue.preset"));
    name.setPromptText(Texts.text("queue.preset"));
    name.setOnAction(e -> {
      if (model.presets().contains(typed())) {
        model.choosePreset(typed());
      }
    });
    Button keep =
        ScriptPane.button("preset-keep", "queue.preset.keep", () -> model.keepPreset(typed()));
    Button remove =
        ScriptPane.button(
            "preset-remove", "queue.preset.remove", () -> model.removePreset(typed()));
    getChildren().addAll(name, keep, remove);
  }

  private String typed() {
    String text = name.getEditor().getText();
    return text == null ? "" : text.strip();
  }
}
