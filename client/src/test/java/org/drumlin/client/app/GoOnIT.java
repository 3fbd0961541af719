package org.drumlin.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.drumlin.app.EmbeddedSettings.Capacity;
import org.drumlin.job.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real run gone on with, its values taken, its chains begun where it ended: by clicks. */
final class GoOnIT {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final String DATA = "ISIS_Polymer_Blend_RT2.xml";

  @TempDir Path folder;
  private Path home;
  private Window window;

  @BeforeEach
  void open() throws Exception {
    home = folder.resolve("home");
    Files.copy(EXAMPLES.resolve(DATA), folder.resolve(DATA));
    String fit =
        Files.readString(EXAMPLES.resolve("polymer-blend.fit.json"))
            .replaceAll(
                "\"method\".*",
                "\"method\": {\"name\": \"dream\", \"samples\": 2000, \"burn\": 100, \"seed\": 1},");
    window = new Window(home, new EmbeddedHub(home, new Capacity(1, 2, true)));
    window.answers.toOpen = Files.writeString(folder.resolve("blend.fit.json"), fit);
    window.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
    window.until("the fit is there", () -> has("#cell-rg-value"));
    fit();
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aRunIsExtendedAndItsEndTaken() throws Exception {
    JsonNode first = newest("result.json");
    window.clickOn("#action-show-result");
    window.until("it can be extended", () -> !window.find("#action-extend").isDisabled());
    window.clickOn("#action-extend");
    window.until("it is in the builder", () -> text("#said").startsWith("This fit goes on"));
    assertEquals("4000", value("#option-samples"));
    fit();
    assertEquals("run", newest("fit.json").path("start").path("use").asText());
    JsonNode second = newest("result.json");
    assertTrue(
        second.path("evaluations").asLong() > first.path("evaluations").asLong(),
        "it went on from " + first.path("evaluations") + " to " + second.path("evaluations"));
    window.shot("extended");

    String rg = value("#cell-rg-value");
    choose("#take-values");
    window.until("the values are taken", () -> text("#said").startsWith("Taken: "));
    assertTrue(!value("#cell-rg-value").equals(rg), "rg was " + rg);

    Window.call(() -> {
      var menu = window.<MenuButton>find("#beginning").getItems();
      menu.stream()
          .filter(i -> "beginning-clear".equals(i.getId()))
          .findFirst()
          .orElseThrow()
          .fire();
      return true;
    });
    window.until("it begins at the values", () -> text("#beginning-words").isEmpty());
    Window.call(() -> {
      var menu =
          (javafx.scene.control.Menu) window.<MenuButton>find("#beginning").getItems().getFirst();
      menu.getItems().getFirst().fire();
      return true;
    });
    window.until(
        "it begins at the last points",
        () -> text("#beginning-words").startsWith("Begins at the last points"));
    fit();
    assertEquals("population", newest("fit.json").path("start").path("use").asText());
  }

  private void fit() {
    window.until("nothing stands in the way", () -> text("#obstacle").isEmpty());
    window.clickOn("#action-fit");
    window.until("it is under way", () -> window.find("#action-fit-stop").isVisible());
    window.until("it ends", () -> window.find("#action-fit").isVisible());
    window.until("its end is told", () -> text("#fit-message").startsWith("The fit finished"));
  }

  /** Opens a menu and takes its first line. */
  private void choose(String menu) {
    window.clickOn(menu);
    window.until("the menu is open", () -> window.listWindows().size() > 1);
    window.type(KeyCode.DOWN).type(KeyCode.ENTER);
  }

  /** A file of the job that was made last. */
  private JsonNode newest(String name) throws IOException {
    try (Stream<Path> jobs = Files.list(home.resolve("jobs"))) {
      Path job = jobs.max((a, b) -> made(a).compareTo(made(b))).orElseThrow();
      return Json.readObject(Files.readAllBytes(job.resolve(name)));
    }
  }

  private static java.nio.file.attribute.FileTime made(Path job) {
    try {
      return Files.getLastModifiedTime(job.resolve("fit.json"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private boolean has(String selector) {
    return !window.lookup(selector).queryAll().isEmpty();
  }

  private String value(String selector) {
    return window.<TextField>find(selector).getText();
  }

  private String text(String selector) {
    return window.<Labeled>find(selector).getText();
  }
}
