package org.drumlin.client.targets;

import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.Texts;
import org.drumlin.remote.Leftovers;

/** What ended fits left at a cluster, to be ticked and deleted there. */
final class CleanUpPane extends FormPane {
  private final CleanUpViewModel model;
  private final VBox list = new VBox(8);

  CleanUpPane(TargetsViewModel targets) {
    super(
        "clean-up-form",
        targets.work(),
        targets.cleaning().placeProperty().map(p -> Texts.text("cleanup.title", p)));
    this.model = targets.cleaning();
    words("cleanup.words");
    getChildren().add(list);
    words(model.wordsProperty());
    var clean = button("clean-up-do", "cleanup.do", model::clean);
    buttons(clean, button("clean-up-back", "cleanup.back", targets::back));
    only(clean, model.someProperty());
    // Enter must not delete anything by itself.
    clean.defaultButtonProperty().unbind();
    clean.setDefaultButton(false);
    model.entries().addListener((ListChangeListener<Leftovers.Entry>) change -> show());
  }

  private void show() {
    list.getChildren().setAll(model.entries().stream().map(this::tick).toList());
  }

  private CheckBox tick(Leftovers.Entry entry) {
    String title = entry.title().isBlank() ? entry.id() : entry.title();
    var box = new CheckBox(Texts.text("cleanup.entry", title, ByteSize.words(entry.bytes())));
    box.setMnemonicParsing(false);
    box.setSelected(true);
    box.setOnAction(e -> model.tick(entry.id(), box.isSelected()));
    return box;
  }
}
