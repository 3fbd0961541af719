package org.drumlin.client.targets;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.Icon;
import org.drumlin.client.control.Texts;
import org.drumlin.remote.ConnectionReport.State;
import org.drumlin.remote.ConnectionReport.Step;

/** One step of a connection: how it went, what was seen, what to do. */
final class StepLine extends HBox {
  private static final double MARK = 16;

  StepLine(Step step) {
    super(12);
    String state = step.state().name().toLowerCase(Locale.ROOT);
    getStyleClass().addAll("step", "step-" + state);
    setAlignment(Pos.TOP_LEFT);
    var name = new Label(name(step));
    name.getStyleClass().add("step-name");
    var words = new VBox(2, name);
    add(words, step.saw(), "muted");
    add(words, step.remedy(), "step-remedy");
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().addAll(mark(step.state()), words);
    setAccessibleText(
        name(step) + ": " + Texts.text("step." + state) + ". " + step.saw() + " " + step.remedy());
    setFocusTraversable(false);
  }

  private static String name(Step step) {
    String key = "step.name." + step.name().replace(' ', '_');
    return Texts.has(key) ? Texts.text(key) : step.name();
  }

  private static void add(VBox to, String text, String style) {
    if (!text.isBlank()) {
      var label = new Label(text);
      label.getStyleClass().add(style);
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      to.getChildren().add(label);
    }
  }

  private static Node mark(State state) {
    if (state == State.RUNNING) {
      var wheel = new ProgressIndicator();
      wheel.setMinSize(MARK, MARK);
      wheel.setMaxSize(MARK, MARK);
      wheel.setAccessibleText(Texts.text("step.running"));
      return wheel;
    }
    return switch (state) {
      case OK -> Icon.CHECK.node();
      case WARNING -> Icon.WARNING.node();
      case FAILED -> Icon.TAKE_AWAY.node();
      case WAITING, RUNNING -> Icon.MORE.node();
    };
  }
}
