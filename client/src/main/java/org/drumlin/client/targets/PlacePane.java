package org.drumlin.client.targets;

import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.Action;
import org.drumlin.client.control.Texts;
import org.jspecify.annotations.Nullable;

/** What there is to say of the place picked, and what can be done with it. */
final class PlacePane extends VBox {
  private final TargetsViewModel model;

  /**
   * @param actions in the order of their buttons; one that cannot be done now is not shown
   */
  PlacePane(TargetsViewModel model, List<Action> actions) {
    this.model = model;
    setId("place-pane");
    getStyleClass().add("target-form");
    var title = text(TargetRow::title);
    title.getStyleClass().add("form-title");
    var message = text(TargetRow::message);
    message.setId("place-message");
    message.setWrapText(true);
    message.setMinHeight(Region.USE_PREF_SIZE);
    FormPane.only(message, message.textProperty().isNotEmpty());
    var kept = text(this::kept);
    kept.getStyleClass().add("muted");
    kept.setWrapText(true);
    getChildren()
        .addAll(
            title,
            state(),
            message,
            newKey(),
            facts(),
            buttons(actions),
            FormPane.doing(model.work()),
            FormPane.problem(model.work()),
            kept);
  }

  /** Where what is needed to get in is kept. */
  private String kept(TargetRow row) {
    String secrets = model.secretsProperty().get().wire();
    if (row.cluster()) {
      return Texts.text("secrets.cluster." + secrets);
    }
    return row.server() ? Texts.text("secrets." + secrets) : "";
  }

  private Label text(Function<TargetRow, String> part) {
    var label = new Label();
    label.textProperty().bind(of(part));
    return label;
  }

  private ObservableValue<String> of(Function<TargetRow, String> part) {
    return model
        .shownProperty()
        .map((@Nullable TargetRow row) -> row == null ? "" : part.apply(row))
        .orElse("");
  }

  private Node state() {
    var words = text(TargetRow::state);
    words.setId("place-state");
    var dot = new ToneDot();
    model
        .shownProperty()
        .subscribe(row -> {
          if (row != null) {
            dot.show(row.tone());
          }
        });
    var line = new HBox(8, dot, words);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /** A guest's new key, which is shown once. */
  private Node newKey() {
    var words = new Label(Texts.text("signin.key"));
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    var key = new TextField();
    key.setId("new-key");
    key.setEditable(false);
    key.setAccessibleText(Texts.text("signin.way.recovery_key"));
    key.getStyleClass().add("fingerprint");
    key.textProperty().bind(model.signingIn().newKeyProperty());
    Button noted = FormPane.button("key-noted", "signin.key.noted", model.signingIn()::forgetKey);
    var box = new VBox(8, words, key, noted);
    box.getStyleClass().add("said");
    return FormPane.only(box, model.signingIn().newKeyProperty().isNotEmpty());
  }

  private Node facts() {
    var grid = new GridPane();
    grid.getStyleClass().add("facts");
    fact(grid, 0, "targets.address", "place-address", TargetRow::address);
    fact(grid, 1, "targets.user", "place-user", TargetRow::user);
    fact(grid, 2, "targets.version", "place-version", TargetRow::version);
    fact(grid, 3, "targets.fits", "place-fits", TargetRow::jobs);
    return grid;
  }

  private void fact(
      GridPane grid, int row, String key, String id, Function<TargetRow, String> part) {
    var value = text(part);
    value.setId(id);
    value.setWrapText(true);
    var label = new Label(Texts.text(key));
    label.getStyleClass().add("field-label");
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setLabelFor(value);
    FormPane.only(value, value.textProperty().isNotEmpty());
    FormPane.only(label, value.textProperty().isNotEmpty());
    grid.addRow(row, label, value);
  }

  private static Node buttons(List<Action> actions) {
    var bar = new FlowPane(8, 8);
    bar.getStyleClass().add("form-buttons");
    for (var action : actions) {
      var button = action.button();
      FormPane.only(button, action.enabled());
      bar.getChildren().add(button);
    }
    return bar;
  }
}
