package org.drumlin.client.builder;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.drumlin.client.control.Icon;
import org.drumlin.client.control.Texts;

/** A model or a part of one, as a button that opens the list to choose another. */
final class ModelChooser extends Button {

  /**
   * @param accessible key of the words for those who do not see it; takes the name
   */
  ModelChooser(ModelPopup popup, String text, String accessible, ModelPopup.Question question) {
    getStyleClass().add("model-chooser");
    setAlignment(Pos.CENTER_LEFT);
    setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(this, Priority.ALWAYS);
    setMnemonicParsing(false);
    setText(text);
    setAccessibleText(Texts.text(accessible, text));
    setTooltip(new Tooltip(text));
    setGraphic(face(text));
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setOnAction(e -> popup.ask(this, question));
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.DOWN) {
            popup.ask(this, question);
            e.consume();
          }
        });
  }

  /** The name at the left, the arrow at the right end. */
  private HBox face(String text) {
    var name = new Label(text);
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    var face = new HBox(8, name, Icon.CLOSE_ROW.node());
    face.setAlignment(Pos.CENTER_LEFT);
    // As wide as the button but for its padding: a graphic does not grow by itself.
    face.prefWidthProperty().bind(widthProperty().subtract(26));
    face.setMinWidth(0);
    return face;
  }
}
