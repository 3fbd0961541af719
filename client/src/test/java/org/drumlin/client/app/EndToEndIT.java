package org.drumlin.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.web.WebView;
import org.drumlin.app.EmbeddedSettings.Capacity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way in the real window: open a file, choose a model, fit, read rg on the page. */
final class EndToEndIT {
  private static final Path BLEND = Path.of("..", "examples", "ISIS_Polymer_Blend_RT2.xml");

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
  void fromADataFileToRgOnTheResultPage() {
    window.answers.toOpen = BLEND.toAbsolutePath().normalize();
    window.clickOn("#data-open");
    window.until("the data are there", () -> text("#data-points").equals("124 points"));
    chooseModel("mono_gauss_coil");
    for (String parameter : new String[] {"i_zero", "rg", "background"}) {
      window.clickOn("#cell-" + parameter + "-fit");
      window.until(
          parameter + " is fitted",
          () -> window.<CheckBox>find("#cell-" + parameter + "-fit").isSelected());
    }
    window.clickOn("#resolution").type(KeyCode.DOWN).type(KeyCode.ENTER);
    window.until("a curve is computed by the engine", () -> !text("#chisq").isEmpty());
    window.until("nothing stands in the way", () -> text("#obstacle").isEmpty());

    window.clickOn("#action-fit");
    window.until("the fit ends", () -> text("#fit-message").startsWith("The fit finished"));
    assertEquals("The fit finished, converged: chisq 0.7904.", text("#fit-message"));
    window.clickOn("#action-use-fitted");
    window.until("the values are used", () -> value("rg").startsWith("56.39"));
    window.until("the curve lies on the data", () -> text("#chisq").startsWith("chisq 0.79"));
    window.shot("end-to-end-builder");

    window.clickOn("#action-show-result");
    window.until("the page shows rg", () -> page().contains("56.40(14)"));
    assertTrue(Window.call(this::page).contains("0.79"));
    window.shot("end-to-end-result");
  }

  private void chooseModel(String name) {
    window.clickOn("#model-chooser");
    window.clickOn("#model-search").write(name);
    window.until(
        "the model is found", () -> window.<ListView<?>>find("#model-list").getItems().size() == 1);
    window.type(KeyCode.ENTER);
    window.until("its rows are there", () -> !window.lookup("#cell-rg-value").queryAll().isEmpty());
    window.until("the list is closed", () -> window.listWindows().size() == 1);
    assertEquals(name, text("#model-chooser"));
  }

  private String page() {
    WebView view = window.lookup(n -> n instanceof WebView).query();
    Object words = view.getEngine().executeScript("document.body ? document.body.innerText : ''");
    return String.valueOf(words);
  }

  private String value(String parameter) {
    return window.<TextField>find("#cell-" + parameter + "-value").getText();
  }

  private String text(String selector) {
    return window.<Labeled>find(selector).getText();
  }
}
