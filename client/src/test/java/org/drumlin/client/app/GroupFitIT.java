package org.drumlin.client.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.web.WebView;
import org.drumlin.app.EmbeddedSettings.Capacity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The group's server from the desktop's window: added, signed in to, sent the example, seen live,
 * the result read, signed out of.
 */
final class GroupFitIT {
  private static final Path BLEND =
      Path.of("..", "examples", "polymer-blend.fit.json").toAbsolutePath().normalize();

  @TempDir Path folder;
  private ServedGroup group;
  private Window window;

  @BeforeEach
  void open() throws Exception {
    group = ServedGroup.start(folder.resolve("group"));
    group.register("anna", "correct horse battery");
    Path home = folder.resolve("home");
    window = new Window(home, new EmbeddedHub(home, new Capacity(1, 2, true)));
  }

  @AfterEach
  void close() {
    if (window != null) {
      window.close();
    }
    if (group != null) {
      group.close();
    }
  }

  @Test
  void theExampleIsFittedOnTheGroupsServer() {
    signIn();
    openAndChoose();
    window.until("nothing stands in the way", () -> text("#obstacle").isEmpty());
    window.clickOn("#action-fit");
    window.until("it is seen live", () -> text("#strip-detail").contains("%"));
    assertTrue(text("#strip-title").endsWith("on group"), text("#strip-title"));
    window.shot("group-live");
    window.until("the fit ends", () -> text("#fit-message").startsWith("The fit finished"));
    window.clickOn("#action-show-result");
    window.until("the page shows rg", () -> page().contains("56.4"));
    window.shot("group-result");
    assertTrue(Window.call(this::page).contains("0.8361"), "chisq");

    go(KeyCode.DIGIT4);
    window.clickOn("#action-targets-sign-out");
    window.until("nobody is signed in", () -> text("#place-state").equals("not signed in"));
    go(KeyCode.DIGIT3);
    window.until("the result is here still", () -> page().contains("56.4"));
  }

  @Test
  void aFitSentWhileTheServerIsSilentGoesThereByItself() throws Exception {
    signIn();
    group.kill();
    window.clickOn("#action-targets-check");
    window.until(
        "its silence is seen", () -> text("#place-state").startsWith("does not answer since"));
    openAndChoose();
    window.until("it is said before", () -> text("#obstacle").startsWith("group does not answer."));
    window.clickOn("#action-fit");
    window.until("it waits", () -> text("#run-waiting").startsWith("The fit waits for group"));
    window.shot("group-waits");
    group.restart();
    go(KeyCode.DIGIT4);
    window.clickOn("#action-targets-check");
    window.until("it answers", () -> text("#place-state").equals("ready, signed in as anna"));
    go(KeyCode.DIGIT1);
    window.until("the fit went there", () -> text("#run-waiting").isEmpty());
    window.until("the fit ends", () -> text("#fit-message").startsWith("The fit finished"));
  }

  private void openAndChoose() {
    go(KeyCode.DIGIT1);
    window.answers.toOpen = BLEND;
    window.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
    window.until("the fit is there", () -> !window.lookup("#cell-rg-value").queryAll().isEmpty());
    window.clickOn("#target");
    window.until("it is offered", () -> !window.lookup("#target-group").queryAll().isEmpty());
    window.clickOn("#target-group");
    window.until("it is chosen", () -> text("#target").equals("group"));
  }

  private void signIn() {
    go(KeyCode.DIGIT4);
    window.clickOn("#action-targets-add");
    window.clickOn("#add-address").write(group.address().toString());
    window.clickOn("#add-name").press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
    window.write("group");
    window.clickOn("#add-connect");
    window.until("the sign-in is asked for", () -> window.find("#sign-in-form").isVisible());
    window.clickOn("#sign-in-name").write("anna");
    window.clickOn("#sign-in-secret").write("correct horse battery").type(KeyCode.ENTER);
    window.until("anna is in", () -> text("#place-state").equals("ready, signed in as anna"));
  }

  private void go(KeyCode screen) {
    window.press(KeyCode.CONTROL).type(screen).release(KeyCode.CONTROL);
    Window.settle();
  }

  private String page() {
    WebView view = window.lookup(n -> n instanceof WebView).query();
    Object words = view.getEngine().executeScript("document.body ? document.body.innerText : ''");
    return String.valueOf(words);
  }

  private String text(String selector) {
    return window.<Labeled>find(selector).getText();
  }
}
