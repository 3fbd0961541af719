package org.drumlin.client.control;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;

/** What few people change, behind a quiet button. */
public final class Fold extends VBox {
  private final ToggleButton opener = new ToggleButton();
  private final VBox content;

  /**
   * @param id of its button
   * @param key of the button's words; those with {@code .less} stand there while it is open
   */
  public Fold(String id, String key, Node... content) {
    super(2);
    this.content = new VBox(4, content);
    opener.setId(id);
    opener.getStyleClass().addAll("flat", "small", "quiet", "fold");
    opener
        .textProperty()
        .bind(opener.selectedProperty().map(open -> Texts.text(open ? key + ".less" : key)));
    opener
        .graphicProperty()
        .bind(
            opener.selectedProperty().map(open -> (open ? Icon.CLOSE_ROW : Icon.OPEN_ROW).node()));
    this.content.visibleProperty().bind(opener.selectedProperty());
    this.content.managedProperty().bind(opener.selectedProperty());
    getChildren().addAll(opener, this.content);
  }

  /** What is folded away. */
  public VBox content() {
    return content;
  }

  public void open(boolean yes) {
    opener.setSelected(yes);
  }

  /** Whether there is anything to open. */
  public void offer(boolean yes) {
    setVisible(yes);
    setManaged(yes);
  }
}
