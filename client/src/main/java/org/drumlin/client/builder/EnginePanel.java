package org.drumlin.client.builder;

import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.drumlin.client.builder.EngineViewModel.Choice;
import org.drumlin.client.control.Texts;

/** What the fit is computed with. */
final class EnginePanel extends VBox {
  EnginePanel(EngineViewModel model) {
    var box = new ComboBox<>(model.choices());
    box.setId("engine");
    box.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(box, Priority.ALWAYS);
    box.setAccessibleText(Texts.text("engine.label"));
    box.setTooltip(new Tooltip(Texts.text("engine.tip")));
    box.setButtonCell(cell());
    box.setCellFactory(list -> cell());
    box.setValue(model.choiceProperty().get());
    model.choiceProperty().addListener((o, before, now) -> box.setValue(now));
    box.setOnAction(e -> {
      if (box.getValue() != null) {
        model.choose(box.getValue());
      }
    });
    getStyleClass().add("engine-panel");
    getChildren()
        .addAll(
            Panel.labelled(Texts.text("engine.label"), box),
            Panel.optional(model.troubleProperty(), "row-note"));
  }

  private static ListCell<Choice> cell() {
    return new ListCell<>() {
      @Override
      protected void updateItem(Choice item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? null : item.words());
      }
    };
  }
}
