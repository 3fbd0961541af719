package org.drumlin.client.jobs;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.CutText;
import org.drumlin.client.control.Texts;
import org.jspecify.annotations.Nullable;

/** A fit's state in words, with a bar while it is at work and the reason where there is one. */
final class StateCell extends TableCell<JobRow, String> {
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

  private final Label words = new Label();
  private final Label message = CutText.whole(new Label());
  private final ProgressBar bar = new ProgressBar();
  private final VBox all = new VBox(words, bar, message);

  StateCell() {
    words.getStyleClass().add("job-state");
    words.setWrapText(true);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.getStyleClass().add("job-bar");
    bar.setAccessibleText(Texts.text("strip.progress"));
    bar.managedProperty().bind(bar.visibleProperty());
    message.getStyleClass().add("muted");
    all.setAlignment(Pos.CENTER_LEFT);
    all.setSpacing(4);
    message.managedProperty().bind(message.visibleProperty());
  }

  @Override
  protected void updateItem(@Nullable String item, boolean empty) {
    super.updateItem(item, empty);
    JobRow row = getTableRow() == null ? null : getTableRow().getItem();
    if (empty || row == null) {
      setGraphic(null);
      return;
    }
    words.setText(row.state());
    words.pseudoClassStateChanged(FAILED, row.failed());
    boolean working = !Double.isNaN(row.fraction());
    bar.setVisible(working);
    bar.setProgress(working ? row.fraction() : 0);
    message.setText(firstLine(row.message()));
    message.setVisible(!working && !row.message().isBlank());
    setGraphic(all);
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
