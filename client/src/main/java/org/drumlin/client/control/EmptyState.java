package org.drumlin.client.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** What an empty screen says: what belongs here and what to do next. */
public final class EmptyState extends VBox {
  /**
   * @param next buttons for what to do next
   */
  public EmptyState(Icon icon, String title, String words, Node... next) {
    var picture = icon.node();
    picture.getStyleClass().add("empty-icon");
    picture.setScaleX(2.5);
    picture.setScaleY(2.5);
    var heading = new Label(title);
    heading.getStyleClass().add("empty-title");
    var text = new Label(words);
    text.getStyleClass().add("empty-text");
    text.setWrapText(true);
    text.setTextAlignment(TextAlignment.CENTER);
    text.setMaxWidth(420);
    getChildren().addAll(picture, heading, text);
    getChildren().addAll(next);
    getStyleClass().add("empty-state");
    setAlignment(Pos.CENTER);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
  }
}
