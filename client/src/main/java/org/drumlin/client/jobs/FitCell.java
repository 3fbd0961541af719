package org.drumlin.client.jobs;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.CutText;
import org.jspecify.annotations.Nullable;

/** A fit's title over the models it fits. */
final class FitCell extends TableCell<JobRow, String> {
  private final Label title = CutText.whole(new Label());
  private final Label models = CutText.whole(new Label());
  private final VBox both = new VBox(title, models);

  FitCell() {
    title.getStyleClass().add("job-title");
    models.getStyleClass().add("muted");
    both.setAlignment(Pos.CENTER_LEFT);
  }

  @Override
  protected void updateItem(@Nullable String item, boolean empty) {
    super.updateItem(item, empty);
    JobRow row = getTableRow() == null ? null : getTableRow().getItem();
    if (empty || row == null) {
      setGraphic(null);
      return;
    }
    title.setText(row.title());
    models.setText(row.models());
    setGraphic(both);
  }
}
