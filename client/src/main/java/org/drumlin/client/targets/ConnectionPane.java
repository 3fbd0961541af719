package org.drumlin.client.targets;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.Texts;
import org.drumlin.remote.ConnectionReport.Step;

/** The steps of a connection as they are taken, the questions of its login, and how it ended. */
final class ConnectionPane extends VBox {
  private final ConnectionViewModel model;
  private final VBox steps = new VBox(12);

  ConnectionPane(TargetsViewModel targets) {
    this.model = targets.connection();
    setId("connection-form");
    getStyleClass().add("target-form");
    var title = new Label();
    title.getStyleClass().add("form-title");
    title.textProperty().bind(model.placeProperty().map(p -> Texts.text("connection.title", p)));
    steps.setId("connection-steps");
    model.steps().addListener((ListChangeListener<Step>) change -> show());
    var question = new QuestionPane(model, targets.secretsProperty());
    getChildren()
        .addAll(
            title,
            question,
            steps,
            said("connection-outcome", "form-outcome", model.outcomeProperty()),
            said("connection-problem", "problem", model.problemProperty()),
            buttons(targets));
  }

  private static Label said(String id, String style, ReadOnlyStringProperty words) {
    var label = new Label();
    label.setId(id);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.textProperty().bind(words);
    return FormPane.only(label, words.isNotEmpty());
  }

  private HBox buttons(TargetsViewModel targets) {
    Button done = FormPane.button("connection-done", "connection.done", targets::connected);
    done.getStyleClass().add("accent");
    FormPane.only(done, Bindings.not(model.runningProperty()));
    Button again = FormPane.button("connection-again", "connection.again", model::again);
    FormPane.only(again, Bindings.not(model.runningProperty()));
    Button stop = FormPane.button("connection-stop", "form.cancel", targets::back);
    FormPane.only(stop, model.runningProperty());
    var bar = new HBox(8, done, again, stop);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("form-buttons");
    return bar;
  }

  private void show() {
    steps.getChildren().setAll(model.steps().stream().map(StepLine::new).toList());
  }
}
