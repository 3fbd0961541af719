package org.drumlin.client.targets;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A place in the list: its name over how it stands. */
final class TargetCell extends ListCell<TargetRow> {
  private final Label title = new Label();
  private final Label state = new Label();
  private final ToneDot dot = new ToneDot();
  private final HBox line = new HBox(8, dot, state);
  private final VBox both = new VBox(2, title, line);

  TargetCell() {
    title.getStyleClass().add("job-title");
    state.getStyleClass().add("muted");
    line.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0); // as wide as the list: long names end in an ellipsis
  }

  @Override
  protected void updateItem(@Nullable TargetRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    title.setText(row.title());
    state.setText(row.state());
    dot.show(row.tone());
    setAccessibleText(row.title() + ", " + row.state());
    setGraphic(both);
  }
}
