package org.drumlin.client.jobs;

import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A word, or a number set to the right. */
final class TextCell extends TableCell<JobRow, String> {
  TextCell(boolean number) {
    setAlignment(number ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
  }

  @Override
  protected void updateItem(@Nullable String item, boolean empty) {
    super.updateItem(item, empty);
    setText(empty ? null : item);
  }
}
