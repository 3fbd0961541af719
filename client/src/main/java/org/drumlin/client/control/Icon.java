package org.drumlin.client.control;

import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.SVGPath;

/** The program's own line icons, drawn on 16 x 16; their colour comes from the theme. */
public enum Icon {
  FIT("M2 2 V14 H14 M4 5 C8 5 9 12 14 12"),
  JOBS("M2 4 H3 M6 4 H14 M2 8 H3 M6 8 H14 M2 12 H3 M6 12 H14"),
  RESULTS("M2 14 H14 M4 14 V9 M8 14 V3 M12 14 V6"),
  SETTINGS(
      "M2 4 H9 M13 4 H14 M11 2.5 A1.5 1.5 0 1 1 10.99 2.5 M2 12 H4 M8 12 H14"
          + " M6 10.5 A1.5 1.5 0 1 1 5.99 10.5 M2 8 H14"),
  TARGETS("M2 3 H14 V7 H2 Z M2 9 H14 V13 H2 Z M4.5 5 H5.5 M4.5 11 H5.5"),
  SIGN_IN("M9 2 H14 V14 H9 M2 8 H10 M7 5 L10 8 L7 11"),
  SIGN_OUT("M7 2 H2 V14 H7 M6 8 H14 M11 5 L14 8 L11 11"),
  BROWSER("M6 3 H3 V13 H13 V10 M9 2.5 H13.5 V7 M13.5 2.5 L7.5 8.5"),
  OPEN("M2 13 V3 H6 L8 5 H13 V7 M2 13 L4.5 7 H15 L12.5 13 Z"),
  SAVE("M2 2 H11 L14 5 V14 H2 Z M5 2 V6 H10 V2 M5 14 V9 H11 V14"),
  UNDO("M6 3 L3 6 L6 9 M3 6 H10 A3.5 3.5 0 0 1 10 13 H6"),
  REDO("M10 3 L13 6 L10 9 M13 6 H6 A3.5 3.5 0 0 0 6 13 H10"),
  PLAY("M4 2.5 L13 8 L4 13.5 Z"),
  STOP("M4 4 H12 V12 H4 Z"),
  ADD("M8 3 V13 M3 8 H13"),
  REMOVE("M3 8 H13"),
  TAKE_AWAY("M4 4 L12 12 M12 4 L4 12"),
  NEW("M3 2 H9 L13 6 V14 H3 Z M9 2 V6 H13"),
  DELETE("M3 4 H13 M6 4 V2.5 H10 V4 M4.5 4 L5 14 H11 L11.5 4"),
  AGAIN("M13 3 V7 H9 M12.6 7 A5 5 0 1 0 13 9"),
  SEARCH("M7 2.5 A4.5 4.5 0 1 1 6.99 2.5 M10.5 10.5 L14 14"),
  OPEN_ROW("M6 4 L10 8 L6 12"),
  CLOSE_ROW("M4 6 L8 10 L12 6"),
  WARNING("M8 2 L15 14 H1 Z M8 6.5 V10 M8 11.5 V12"),
  RESET("M3 8 A5 5 0 1 0 4.5 4.4 M4 2 V5 H7"),
  DOWNLOAD("M8 2 V10 M5 7 L8 10 L11 7 M2.5 13.5 H13.5"),
  MORE("M3 8 H3.5 M7.75 8 H8.25 M12.5 8 H13"),
  CHECK("M3 8.5 L6.5 12 L13 4.5");

  private final String path;

  Icon(String path) {
    this.path = path;
  }

  /** A new node of 16 x 16, with style class {@code icon}. */
  public Node node() {
    var shape = new SVGPath();
    shape.setContent(path);
    shape.getStyleClass().add("icon-line");
    // A pane keeps the drawing's own grid; others would centre each shape by its outline.
    var box = new Pane(shape);
    box.getStyleClass().add("icon");
    box.setMinSize(16, 16);
    box.setPrefSize(16, 16);
    box.setMaxSize(16, 16);
    box.setMouseTransparent(true);
    return box;
  }
}
