package org.drumlin.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.drumlin.app.EmbeddedSettings.Capacity;
import org.drumlin.client.control.CurvePlot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models put together, spread out and smeared by clicks; the engine's curve follows each. */
final class ComposedFitIT {
  private static final Path BLEND = Path.of("..", "examples", "ISIS_Polymer_Blend_RT2.xml");

  @TempDir Path home;
  private Window window;

  @BeforeEach
  void open() throws Exception {
    window = new Window(home, new EmbeddedHub(home, new Capacity(1, 2, true)));
    window.answers.toOpen = BLEND.toAbsolutePath().normalize();
    window.clickOn("#data-open");
    window.until("the data are there", () -> text("#data-points").equals("124 points"));
    choose("#model-chooser", "sphere");
    window.until("a curve is there", () -> theory().length > 0);
    chooseCase("#resolution", 1);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void spheresThatSeeEachOther() {
    follows("a structure factor", () -> choose("#model-structure", "hardsphere"));
    assertEquals("hardsphere", text("#model-structure-0"));
    follows(
        "a width",
        () -> {
          window.clickOn("#open-radius");
          type("#cell-radius_pd-value", "0.3");
        });
    follows("another distribution", () -> chooseCase("#pd-type-radius", 5));
    follows("the beta approximation", () -> chooseCase("#cell-structure_factor_mode-value", 1));
    assertTrue(field("#cell-radius_effective-value").isDisabled(), "it is computed");
    follows(
        "a radius as given",
        () -> {
          chooseCase("#cell-radius_effective_mode-value", 0);
          type("#cell-radius_effective-value", "80");
        });
    window.shot("composed-structure");
    follows(
        "no structure factor",
        () -> {
          window.clickOn("#model-structure-0");
          window.clickOn("#model-no-structure");
        });
    assertEquals("0.3", field("#cell-radius_pd-value").getText());
  }

  @Test
  void aSumAndASlit() {
    type("#cell-radius-value", "70");
    follows("a second model", () -> choose("#model-add", "power_law"));
    assertEquals("70", field("#cell-A_radius-value").getText());
    follows("its scale", () -> type("#cell-B_scale-value", "1e-5"));
    follows("a slit", () -> chooseCase("#resolution", 3));
    follows("a longer slit", () -> type("#slit-length", "0.15"));
    follows("a width", () -> type("#slit-width", "0.01"));
    window.shot("composed-sum-slit");
    follows("undo", () -> window.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL));
    assertEquals("0", field("#slit-width").getText());
    follows("one model less", () -> window.clickOn("#model-remove-1"));
    assertEquals("70", field("#cell-radius-value").getText());
    assertFalse(has("#model-remove-0"));
  }

  @Test
  void layersOnASurfaceWithTheirProfile() {
    choose("#model-chooser", "slabs");
    window.until("there is a layer", () -> has("#cell-thickness1-value"));
    window.until("the profile is there", () -> profile().length > 0);
    double[] one = Window.call(this::profile);
    follows(
        "a second layer",
        () -> {
          show("#cell-layers-more");
          window.clickOn("#cell-layers-more");
        });
    window.until("it has its rows", () -> has("#cell-thickness2-value"));
    window.until("the profile follows", () -> !Arrays.equals(one, profile()));
    follows("its thickness", () -> type("#cell-thickness2-value", "40"));
    CurvePlot plot = window.find("#plot");
    assertEquals("R(q)", plot.yTitleProperty().get());
    assertTrue(window.find("#profile-panel").isVisible());
    window.shot("composed-slabs");
    window.clickOn("#profile-toggle");
    assertFalse(window.find("#profile-panel").isVisible());
    follows(
        "one layer less",
        () -> {
          show("#cell-layers-fewer");
          window.clickOn("#cell-layers-fewer");
        });
    assertFalse(has("#cell-thickness2-value"));
  }

  @Test
  void axesForSlopesAndPlateaus() {
    chooseCase("#plot-y", 2);
    chooseCase("#plot-x", 1);
    CurvePlot plot = window.find("#plot");
    assertEquals("I(q) q\u00b2 (cm\u207b\u00b9 \u00c5\u207b\u00b2)", plot.yTitleProperty().get());
    assertFalse(plot.logXProperty().get(), "q\u00b2 as it is");
    window.shot("composed-axes");
  }

  private void choose(String button, String name) {
    window.clickOn(button);
    window.clickOn("#model-search").write(name);
    window.until(
        "the model is found", () -> !window.<ListView<?>>find("#model-list").getItems().isEmpty());
    window.type(KeyCode.ENTER);
    window.until("the list is closed", () -> window.listWindows().size() == 1);
  }

  /** One of a box's cases, by keys. */
  private void chooseCase(String selector, int wanted) {
    show(selector);
    ComboBox<?> box = window.find(selector);
    window.clickOn(selector);
    int steps = wanted - Window.call(() -> box.getSelectionModel().getSelectedIndex());
    for (int i = 0; i < Math.abs(steps); i++) {
      window.type(steps > 0 ? KeyCode.DOWN : KeyCode.UP);
    }
    window.type(KeyCode.ENTER);
    window.until(selector + " has it", () -> box.getSelectionModel().getSelectedIndex() == wanted);
  }

  /** The curve is another one after the edit. */
  private void follows(String what, Runnable edit) {
    double[] before = Window.call(this::theory);
    edit.run();
    window.until(
        "the curve follows " + what, () -> theory().length > 0 && !Arrays.equals(before, theory()));
  }

  private void type(String selector, String value) {
    show(selector);
    window.clickOn(selector).press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
    window.write(value).type(KeyCode.ENTER);
    Window.settle();
  }

  /** Scrolls the table to it where it lies in the table. */
  private void show(String selector) {
    Node node = window.find(selector);
    ScrollPane scroll = window.find(".table-scroll");
    Window.call(() -> {
      var content = scroll.getContent();
      if (node.getScene() == content.getScene() && isIn(node, content)) {
        double y = content.sceneToLocal(node.localToScene(0, 0)).getY();
        double room =
            content.getBoundsInLocal().getHeight() - scroll.getViewportBounds().getHeight();
        scroll.setVvalue(room > 0 ? Math.clamp((y - 100) / room, 0, 1) : 0);
      }
      return true;
    });
    Window.settle();
  }

  private static boolean isIn(Node node, Node above) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (n == above) {
        return true;
      }
    }
    return false;
  }

  private boolean has(String selector) {
    return !window.lookup(selector).queryAll().isEmpty();
  }

  private double[] profile() {
    return window.<CurvePlot>find("#profile").curvesProperty().get().theory();
  }

  private double[] theory() {
    return window.<CurvePlot>find("#plot").curvesProperty().get().theory();
  }

  private String text(String selector) {
    return window.<Labeled>find(selector).getText();
  }

  private TextField field(String selector) {
    return window.find(selector);
  }
}
