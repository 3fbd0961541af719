package org.drumlin.client.targets;

import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.TextField;
import org.drumlin.client.control.Texts;

/** The form for a server's address. */
final class AddPane extends FormPane {
  private final TextField address = new TextField();

  AddPane(TargetsViewModel model) {
    super("add-form", model.work(), new SimpleStringProperty(Texts.text("add.title")));
    words("add.words");
    address.setId("add-address");
    address.setPromptText(Texts.text("add.address.prompt"));
    address.textProperty().bindBidirectional(model.adding().addressProperty());
    field("add.address", address);
    var name = new TextField();
    name.setId("add-name");
    name.textProperty().bindBidirectional(model.adding().nameProperty());
    field("add.name", name);
    buttons(
        button("add-connect", "add.connect", model.adding()::add),
        button("add-cancel", "form.cancel", model::back));
  }

  void begin() {
    address.requestFocus();
  }
}
