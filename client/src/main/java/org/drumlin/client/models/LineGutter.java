package org.drumlin.client.models;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;

/** Numbers beside the lines of a text, with a mark at the line of a mistake. */
final class LineGutter extends Pane {
  private static final double WIDTH = 48;
  private static final double TOP = 10;

  private final TextArea area;
  private int marked;

  /**
   * @param area a text whose lines are not wrapped and whose content has a padding of 8
   */
  LineGutter(TextArea area) {
    this.area = area;
    getStyleClass().add("line-gutter");
    setMinWidth(WIDTH);
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    setMouseTransparent(true);
    area.textProperty().addListener(o -> requestLayout());
    area.scrollTopProperty().addListener(o -> requestLayout());
    area.fontProperty().addListener(o -> requestLayout());
    heightProperty().addListener(o -> requestLayout());
  }

  /** Marks a line, counted from 1; 0 for none. */
  void mark(int line) {
    marked = line;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    var probe = new Text("X");
    probe.setFont(area.getFont());
    double height = Math.ceil(probe.getLayoutBounds().getHeight());
    int lines = (int) area.getText().chars().filter(c -> c == '\n').count() + 1;
    int first = Math.max(0, (int) Math.floor((area.getScrollTop() - TOP) / height));
    int last = Math.min(lines - 1, first + (int) Math.ceil(getHeight() / height));
    getChildren().clear();
    for (int i = first; i <= last; i++) {
      double y = TOP + i * height - area.getScrollTop();
      if (y > -1 && y + height <= getHeight() + 1) {
        var number = new Label(String.valueOf(i + 1));
        number.setFont(area.getFont());
        number.setAlignment(Pos.CENTER_RIGHT);
        number.getStyleClass().add(i + 1 == marked ? "line-wrong" : "line-number");
        getChildren().add(number);
        number.resizeRelocate(0, y, WIDTH, height);
      }
    }
  }
}
