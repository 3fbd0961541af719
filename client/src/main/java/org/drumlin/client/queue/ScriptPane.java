package org.drumlin.client.queue;

import java.util.Arrays;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.Fold;
import org.drumlin.client.control.Texts;

/** The form of what is asked of a queue on the left, the script as it becomes on the right. */
public final class ScriptPane extends BorderPane {
  private static final double FORM_WIDTH = 560;
  private static final double WHEEL = 16;

  private final ScriptViewModel model;

  public ScriptPane(ScriptViewModel model) {
    this.model = model;
    setId("script-pane");
    getStyleClass().add("script-pane");
    setTop(head());
    setLeft(form());
    setCenter(preview());
  }

  private Node head() {
    var title = new Label();
    title.getStyleClass().add("form-title");
    title.textProperty().bind(model.clusterProperty().map(c -> Texts.text("queue.title", c)));
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var back = button("script-close", "queue.close", () -> model.openProperty().set(false));
    back.setCancelButton(true);
    var head = new HBox(8, title, gap, new PresetBar(model), back);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("script-head");
    return head;
  }

  private Node form() {
    var form = new VBox(16, grid(true), new Fold("queue-more", "queue.more", grid(false)));
    form.getStyleClass().add("script-form");
    var scroll = new ScrollPane(form);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setPrefWidth(FORM_WIDTH);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("plain-scroll");
    return scroll;
  }

  private GridPane grid(boolean basic) {
    var grid = new GridPane(16, 12);
    var half = new ColumnConstraints();
    half.setPercentWidth(50);
    grid.getColumnConstraints().addAll(half, half);
    int place = 0;
    for (QueueField field :
        Arrays.stream(QueueField.values()).filter(f -> f.basic() == basic).toList()) {
      grid.add(new FieldBox(model, field), place % 2, place / 2);
      place++;
    }
    return grid;
  }

  private Node preview() {
    var script = new TextArea();
    script.setId("script-preview");
    script.setEditable(false);
    script.getStyleClass().add("script");
    script.setAccessibleText(Texts.text("queue.preview"));
    script.textProperty().bind(model.scriptProperty());
    VBox.setVgrow(script, Priority.ALWAYS);
    var heading = new Label(Texts.text("queue.preview"));
    heading.getStyleClass().add("field-label");
    heading.setLabelFor(script);
    var side =
        new VBox(
            8,
            heading,
            script,
            shown("script-problem", "problem", model.problemProperty()),
            shown("script-said", "script-said", model.saidProperty()),
            asking());
    side.getStyleClass().add("script-side");
    return side;
  }

  private Node asking() {
    Button ask = button("script-try", "queue.try", model::tryOut);
    Button refresh = button("script-refresh", "queue.refresh", model::refresh);
    ask.disableProperty().bind(model.askingProperty());
    refresh.disableProperty().bind(model.askingProperty());
    var wheel = new ProgressIndicator();
    wheel.setMaxSize(WHEEL, WHEEL);
    wheel.setAccessibleText(Texts.text("targets.working"));
    wheel.visibleProperty().bind(model.askingProperty());
    var age = new Label();
    age.setId("script-age");
    age.getStyleClass().add("muted");
    age.textProperty().bind(model.ageProperty());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var bar = new HBox(8, ask, wheel, gap, age, refresh);
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private static Label shown(String id, String style, ReadOnlyStringProperty words) {
    var label = new Label();
    label.setId(id);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.textProperty().bind(words);
    label.visibleProperty().bind(Bindings.isNotEmpty(words));
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  static Button button(String id, String key, Runnable action) {
    var button = new Button(Texts.text(key));
    button.setId(id);
    button.setOnAction(e -> action.run());
    return button;
  }
}
