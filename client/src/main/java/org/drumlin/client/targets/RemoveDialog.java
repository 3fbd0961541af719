package org.drumlin.client.targets;

import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;
import org.drumlin.client.control.Texts;

/** The question as a dialog of the window; its buttons name what they do. */
final class RemoveDialog implements RemoveQuestion {
  @Override
  public void ask(String name, String words, Runnable yes) {
    var remove = new ButtonType(Texts.text("targets.remove.yes"), ButtonBar.ButtonData.OK_DONE);
    var keep = new ButtonType(Texts.text("targets.remove.no"), ButtonBar.ButtonData.CANCEL_CLOSE);
    var alert = new Alert(Alert.AlertType.CONFIRMATION, words, remove, keep);
    alert.setTitle(Texts.text("targets.remove.yes"));
    alert.setHeaderText(Texts.text("targets.remove.title", name));
    Window.getWindows().stream()
        .filter(Window::isFocused)
        .findFirst()
        .ifPresent(owner -> {
          alert.initOwner(owner);
          alert.getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
        });
    alert.showAndWait().filter(answer -> answer == remove).ifPresent(answer -> yes.run());
  }
}
