package org.drumlin.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.drumlin.app.EmbeddedSettings.Capacity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of one's own: written, its mistake found at its line, saved, chosen, computed. */
final class OwnModelIT {
  private static final Path BLEND =
      Path.of("..", "examples", "ISIS_Polymer_Blend_RT2.xml").toAbsolutePath().normalize();

  @TempDir Path home;
  private Window window;

  @BeforeEach
  void open() throws Exception {
    window = new Window(home, new EmbeddedHub(home, new Capacity(1, 2, true)));
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aModelIsWrittenInTheWindowAndFitsTheData() {
    window.answers.toOpen = BLEND;
    window.clickOn("#data-open");
    window.until("the data are there", () -> text("#data-points").equals("124 points"));
    window.clickOn("#action-models-edit");
    window.until("a model to begin with", () -> editor().getText().startsWith("name: my_model"));
    Window.call(() -> {
      int at = editor().getText().indexOf("exp(");
      editor().positionCaret(at + 3);
      editor().requestFocus();
      return true;
    });
    window.write("o");
    window.until("the mistake is said", () -> text("#model-problem").startsWith("line "));
    String said = text("#model-problem");
    window.shot("models-mistake");
    window.clickOn("#model-problem");
    window.until("its line is picked out", () -> editor().getSelectedText().contains("expo("));
    assertTrue(said.startsWith("line " + line("expo(")), said);
    Window.call(() -> {
      editor().positionCaret(editor().getText().indexOf("expo(") + 4);
      return true;
    });
    window.type(KeyCode.BACK_SPACE);
    window.until("no mistake", () -> window.find("#model-good").isVisible());
    window.clickOn("#action-models-save");
    window.until("it is listed", () -> names().getItems().contains("my_model"));
    assertTrue(Files.exists(home.resolve("models").resolve("my_model.model")));
    window.shot("models-saved");
    window.clickOn("#action-models-use");
    window.until("its rows are there", () -> has("#cell-length-value"));
    assertEquals("my_model", text("#model-chooser"));
    window.until("its curve is computed", () -> !text("#chisq").isEmpty());
    window.shot("models-used");
  }

  private int line(String part) {
    String text = Window.call(() -> editor().getText());
    return (int) text.substring(0, text.indexOf(part)).chars().filter(c -> c == '\n').count() + 1;
  }

  private TextArea editor() {
    return window.find("#model-text");
  }

  private ListView<String> names() {
    return window.find("#models-own");
  }

  private boolean has(String selector) {
    return !window.lookup(selector).queryAll().isEmpty();
  }

  private String text(String selector) {
    return window.<Labeled>find(selector).getText();
  }
}
