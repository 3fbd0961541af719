package org.drumlin.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.drumlin.client.control.CurvePlot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every control of every screen has words for those who cannot see it, and keys reach it. */
final class ReachableIT {
  @TempDir Path home;
  private Window window;

  @BeforeEach
  void open() throws Exception {
    window = new Window(home, new FixedHub());
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void everyControlOfEveryScreenHasWords() {
    var nameless = new ArrayList<String>();
    for (var key :
        List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5)) {
      window.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
      Window.settle();
      Window.call(() -> nameless.addAll(nameless(window.stage().getScene().getRoot())));
    }
    fillBuilder();
    Window.call(() -> nameless.addAll(nameless(window.stage().getScene().getRoot())));
    assertEquals(List.of(), nameless);
  }

  @Test
  void theTabKeyReachesEveryFieldOfTheBuilder() {
    fillBuilder();
    Set<Node> all = new LinkedHashSet<>();
    Window.call(() -> collect(window.stage().getScene().getRoot(), all));
    Set<Node> reached = new LinkedHashSet<>();
    for (int i = 0; i < 3 * all.size(); i++) {
      window.type(KeyCode.TAB);
      reached.add(Window.call(() -> window.stage().getScene().getFocusOwner()));
    }
    var missed = all.stream().filter(n -> !reached.contains(n)).map(ReachableIT::words).toList();
    assertTrue(all.size() > 20, "the builder has fields: " + all.size());
    assertEquals(List.of(), missed);
  }

  private void fillBuilder() {
    window.press(KeyCode.CONTROL).type(KeyCode.DIGIT1).release(KeyCode.CONTROL);
    window.answers.toOpen =
        Path.of("..", "examples", "polymer-blend.fit.json").toAbsolutePath().normalize();
    window.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
    window.until("the model is there", () -> !window.lookup("#cell-rg-value").queryAll().isEmpty());
  }

  /** Controls a person can use, that are on the screen and not off. */
  private static boolean collect(Node node, Set<Node> found) {
    if (!node.isVisible() || node.isDisabled()) {
      return false;
    }
    if (node.isFocusTraversable() && (node instanceof Control || node instanceof CurvePlot)) {
      // Of the buttons of a group, Tab reaches the chosen one, arrows the others.
      boolean grouped = node.getStyleClass().contains("rail-entry");
      if (!grouped) {
        found.add(node);
      }
    }
    if (node instanceof Parent parent && !(node instanceof ComboBoxBase<?>)) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
    }
    return true;
  }

  private static List<String> nameless(Node node) {
    var found = new ArrayList<String>();
    if (!node.isVisible()) {
      return found;
    }
    if (usable(node) && words(node).isBlank()) {
      found.add(node.getClass().getSimpleName() + " #" + node.getId() + " " + node.getStyleClass());
    }
    if (node instanceof Parent parent
        && !(node instanceof ComboBoxBase<?>)
        && !(node instanceof Slider)
        && !(node instanceof Spinner<?>)) {
      parent.getChildrenUnmodifiable().forEach(child -> found.addAll(nameless(child)));
    }
    return found;
  }

  private static boolean usable(Node node) {
    return node instanceof Control
        && !(node instanceof Label)
        && !(node instanceof ScrollPane)
        && !(node instanceof ScrollBar)
        && (node.isFocusTraversable() || node instanceof ButtonBase);
  }

  private static String words(Node node) {
    String given = node.getAccessibleText();
    if (given != null && !given.isBlank()) {
      return given;
    }
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      return labeled.getText();
    }
    return node instanceof TextInputControl input && input.getPromptText() != null
        ? input.getPromptText()
        : "";
  }
}
