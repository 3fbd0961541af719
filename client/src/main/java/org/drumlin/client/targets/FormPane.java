package org.drumlin.client.targets;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.Texts;

/** A form at the right of the places: a title, words, fields, buttons, and what they led to. */
class FormPane extends VBox {
  private static final double FIELD_WIDTH = 400;

  private final HubWork work;

  FormPane(String id, HubWork work, ObservableValue<String> title) {
    this.work = work;
    setId(id);
    getStyleClass().add("target-form");
    var heading = new Label();
    heading.getStyleClass().add("form-title");
    heading.textProperty().bind(title);
    heading.setWrapText(true);
    getChildren().add(heading);
  }

  final void words(ObservableValue<String> text) {
    var words = new Label();
    words.getStyleClass().add("muted");
    words.textProperty().bind(text);
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().add(words);
  }

  final void words(String key) {
    words(new SimpleStringProperty(Texts.text(key)));
  }

  /** A label over its field. */
  final VBox field(ObservableValue<String> name, Control control) {
    var label = new Label();
    label.textProperty().bind(name);
    label.getStyleClass().add("field-label");
    label.setLabelFor(control);
    control.accessibleTextProperty().bind(name);
    control.setPrefWidth(FIELD_WIDTH);
    control.setMaxWidth(FIELD_WIDTH);
    var both = new VBox(4, label, control);
    getChildren().add(both);
    return both;
  }

  final VBox field(String key, Control control) {
    return field(new SimpleStringProperty(Texts.text(key)), control);
  }

  /** The buttons; the first is what Enter does. */
  final void buttons(Button first, Button... others) {
    first.getStyleClass().add("accent");
    // Enter is the shown form's: of several default buttons the last one made would have it.
    first.defaultButtonProperty().bind(visibleProperty());
    first.disableProperty().bind(work.busyProperty());
    var bar = new HBox(8, first);
    bar.getChildren().addAll(others);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("form-buttons");
    getChildren().addAll(bar, doing(work), problem(work));
  }

  static Button button(String id, String key, Runnable action) {
    var button = new Button(Texts.text(key));
    button.setId(id);
    button.setOnAction(e -> action.run());
    return button;
  }

  /** Shows a node only while that holds. */
  static <N extends Node> N only(N node, ObservableBooleanValue condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(condition);
    return node;
  }

  /** A wheel and words while a call is under way. */
  static Node doing(HubWork work) {
    var wheel = new ProgressIndicator();
    wheel.setMaxSize(16, 16);
    wheel.setAccessibleText(Texts.text("targets.working"));
    var words = new Label();
    words.getStyleClass().add("muted");
    words.textProperty().bind(work.doingProperty());
    var line = new HBox(8, wheel, words);
    line.setAlignment(Pos.CENTER_LEFT);
    return only(line, work.busyProperty());
  }

  static Label problem(HubWork work) {
    var problem = new Label();
    problem.setId("target-problem");
    problem.getStyleClass().add("problem");
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    problem.textProperty().bind(work.problemProperty());
    return only(problem, work.problemProperty().isNotEmpty());
  }
}
