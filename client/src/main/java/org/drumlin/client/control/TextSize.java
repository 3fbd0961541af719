package org.drumlin.client.control;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** How wide a text is drawn. */
final class TextSize {
  private TextSize() {}

  static double width(String text, Font font) {
    var node = new Text(text);
    node.setFont(font);
    return node.getLayoutBounds().getWidth();
  }
}
