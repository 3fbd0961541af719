package org.drumlin.client.jobs;

import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;
import org.drumlin.client.control.Texts;

/** The question as a dialog of the window; its buttons name what they do. */
final class DeleteDialog implements DeleteQuestion {
  @Override
  public void ask(String title, boolean elsewhere, Runnable yes) {
    var delete = new ButtonType(Texts.text("jobs.delete.yes"), ButtonBar.ButtonData.OK_DONE);
    var keep = new ButtonType(Texts.text("jobs.delete.no"), ButtonBar.ButtonData.CANCEL_CLOSE);
    var alert =
        new Alert(
            Alert.AlertType.CONFIRMATION,
            Texts.text(elsewhere ? "jobs.delete.words.elsewhere" : "jobs.delete.words"),
            delete,
            keep);
    alert.setTitle(Texts.text("jobs.delete.yes"));
    alert.setHeaderText(Texts.text("jobs.delete.title", title));
    Window.getWindows().stream()
        .filter(Window::isFocused)
        .findFirst()
        .ifPresent(owner -> {
          alert.initOwner(owner);
          alert.getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
        });
    alert.showAndWait().filter(answer -> answer == delete).ifPresent(answer -> yes.run());
  }
}
