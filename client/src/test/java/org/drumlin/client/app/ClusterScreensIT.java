package org.drumlin.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster in the real window: added, asked about, tidied, and the form of its queue. */
final class ClusterScreensIT {
  private static final Path BLEND =
      Path.of("..", "examples", "polymer-blend.fit.json").toAbsolutePath().normalize();

  @TempDir Path home;
  private final FixedHub hub = new FixedHub();
  private @Nullable Window open;

  @AfterEach
  void close() {
    if (open != null) {
      open.close();
    }
  }

  @Test
  void aClusterIsAddedAndItsQueueAskedInLight() throws Exception {
    walk("light");
  }

  @Test
  void aClusterIsAddedAndItsQueueAskedInDark() throws Exception {
    walk("dark");
  }

  private void walk(String theme) throws Exception {
    Files.writeString(home.resolve("settings.json"), "{\"theme\":\"" + theme + "\"}");
    var window = new Window(home, hub);
    open = window;
    connect(window, theme);
    window.clickOn("#action-targets-clean");
    window.until("it is counted", () -> seen("#clean-up-do"));
    window.shot("cluster-clean-" + theme);
    window.clickOn("#clean-up-back");
    window.press(KeyCode.CONTROL).type(KeyCode.DIGIT1).release(KeyCode.CONTROL);
    window.answers.toOpen = BLEND;
    window.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
    window.until("the fit is there", () -> !window.lookup("#cell-rg-value").queryAll().isEmpty());
    assertFalse(seen("#queue-open"), "this computer has no queue");
    window.clickOn("#target");
    window.until("it is offered", () -> !window.lookup("#target-login").queryAll().isEmpty());
    window.clickOn("#target-login");
    window.until("its queue is offered", () -> seen("#queue-open"));
    window.clickOn("#queue-open");
    window.until("the script is there", () -> script().startsWith("#!/bin/bash"));
    form(window, theme);
    window.clickOn("#script-close");
    window.until("the fit is back", () -> seen("#cell-rg-value"));
    window.until("nothing is in the way", () -> text("#obstacle").isEmpty());
    window.shot("cluster-builder-" + theme);
  }

  private void connect(Window window, String theme) {
    window.press(KeyCode.CONTROL).type(KeyCode.DIGIT4).release(KeyCode.CONTROL);
    window.clickOn("#action-targets-add-cluster");
    window.clickOn("#cluster-login").write("ada@login.example.org");
    window.shot("cluster-add-" + theme);
    window.clickOn("#cluster-add");
    window.until("the host key is asked about", () -> seen("#hostkey-trust"));
    window.shot("cluster-key-" + theme);
    window.clickOn("#hostkey-trust");
    window.until("the code is asked for", () -> seen("#login-answer-1"));
    window.clickOn("#login-answer-0").write("correct horse");
    window.clickOn("#login-answer-1").write("123456");
    window.shot("cluster-code-" + theme);
    window.type(KeyCode.ENTER);
    window.until("it went well", () -> text("#connection-outcome").startsWith("All is well"));
    assertTrue(window.lookup(".step").queryAll().size() >= 8, "each step has its line");
    window.shot("cluster-tested-" + theme);
    window.clickOn("#connection-done");
    window.until("it is a place", () -> text("#place-state").equals("ready, signed in as ada"));
    window.shot("cluster-place-" + theme);
  }

  private void form(Window window, String theme) {
    window.clickOn("#queue-cpus").write("16");
    window.clickOn("#queue-memory").write("lots");
    window.until("it says what is wrong", () -> text("#obstacle").startsWith("Queue: "));
    window.shot("cluster-wrong-" + theme);
    window.clickOn("#queue-memory").press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
    window.write("8G");
    window.until("it is in the script", () -> script().contains("--memory=8G"));
    window.clickOn("#script-try");
    window.until("it answers", () -> text("#script-said").contains("would take it"));
    assertEquals("Partitions and limits as of now", text("#script-age"));
    window.shot("cluster-queue-" + theme);
    window.clickOn("#queue-more");
    window.until("the rest is there", () -> seen("#queue-modules"));
    window.shot("cluster-queue-more-" + theme);
  }

  private String script() {
    return window().<TextInputControl>find("#script-preview").getText();
  }

  private boolean seen(String selector) {
    return window().lookup(selector).queryAll().stream()
        .anyMatch(node -> node.isVisible() && shown(node.getParent()));
  }

  private static boolean shown(@Nullable Node node) {
    return node == null || node.isVisible() && shown(node.getParent());
  }

  private String text(String selector) {
    return window().<Labeled>find(selector).getText();
  }

  private Window window() {
    return Objects.requireNonNull(open);
  }
}
