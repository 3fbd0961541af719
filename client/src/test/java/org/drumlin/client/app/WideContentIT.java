package org.drumlin.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.drumlin.client.control.CurvePlot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names longer than anybody expects, distributions of points, profiles: in the real window(). */
final class WideContentIT {
  private static final Path BLEND = Path.of("..", "examples", "ISIS_Polymer_Blend_RT2.xml");
  private static final String LONG =
      "sample_of_the_third_beam_time_after_annealing_at_480_K_under_argon_with_empty_cell_subtracted";
  private static final String MODEL =
      "scattering_of_a_particle_whose_name_is_longer_than_any_column_is_wide";
  private static final String PARAMETER =
      "scattering_length_density_of_the_innermost_shell_but_one_of_the_particle";

  @TempDir Path home;
  private @Nullable Window window;

  private Window window() {
    return Objects.requireNonNull(window, "not open");
  }

  private void open(String theme) throws Exception {
    Files.writeString(home.resolve("settings.json"), "{\"theme\":\"" + theme + "\"}");
    window = new Window(home, new FixedHub());
  }

  @AfterEach
  void close() {
    window().close();
  }

  @Test
  void longNamesAreCutWithATooltipAndPushNothing() throws Exception {
    Files.createDirectories(home.resolve("models"));
    Files.writeString(home.resolve("models").resolve(MODEL + ".model"), longModel());
    open("light");
    openFit("short.xml", "sphere", "short");
    var before = widths();
    openFit(LONG + ".xml", MODEL, LONG.replace('_', ' '));
    assertEquals(before, widths());
    window().shot("wide-names-light");
    assertEquals(List.of(), untold());
    window().close();
    open("dark");
    openFit(LONG + ".xml", MODEL, LONG.replace('_', ' '));
    window().shot("wide-names-dark");
    assertEquals(List.of(), untold());
  }

  private static String longModel() {
    return """
    name: %s
    title: A particle with a title that goes on for longer than the column under the name of the model
    parameters:
      - {name: %s, unit: 1e-6/Ang^2, default: 2, kind: sld}
      - {name: radius, unit: Ang, default: 50, limits: [0, inf], kind: volume}
    ---
    double form_volume(double radius) { return radius; }
    double Iq(double q, double %2$s, double radius) { return %2$s*sas_3j1x_x(q*radius); }
    """
        .formatted(MODEL, PARAMETER);
  }

  /** A document for the file, with two data sets so that their list shows. */
  private void openFit(String data, String model, String title) throws Exception {
    Files.copy(BLEND, home.resolve(data), StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(
        home.resolve("wide.fit.json"),
        """
        {"drumlin": 1, "title": "%1$s",
         "datasets": [{"id": "first", "file": "%2$s"}, {"id": "second", "file": "%2$s"}],
         "models": [{"id": "first", "dataset": "first", "model": "%3$s",
                     "parameters": {"radius": {"value": 40, "fit": [5, 200]}}},
                    {"id": "second", "dataset": "second", "model": "%3$s"}],
         "derived": {"%4$s": "first.radius / 10"},
         "method": {"name": "lm"}}
        """
            .formatted(title, data, model, "a_derived_quantity_with_a_long_name_of_its_own"));
    window().answers.toOpen = home.resolve("wide.fit.json");
    clickOpen();
    window()
        .until(
            "the fit is there",
            () -> window().<TextField>find("#fit-title").getText().equals(title));
    window().until("its curve too", () -> !window().<Labeled>find("#chisq").getText().isEmpty());
  }

  private void clickOpen() {
    window().press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
  }

  /** How wide the three columns are. */
  private List<Long> widths() {
    return Window.call(() -> {
      var found = new ArrayList<Long>();
      for (String part : List.of(".side-panel", ".model-panel", ".plot-panel")) {
        found.add(Math.round(window().<Region>find(part).getWidth()));
      }
      return found;
    });
  }

  /** Texts that are cut and say nowhere what they are. */
  private List<String> untold() {
    return Window.call(() -> {
      var found = new ArrayList<String>();
      untold(window().stage().getScene().getRoot(), found);
      return found;
    });
  }

  private static void untold(Node node, List<String> found) {
    if (!node.isVisible() || node instanceof ComboBoxBase<?>) {
      return;
    }
    if (node instanceof Labeled label && label.isTextTruncated() && !tells(label)) {
      found.add(label.getStyleClass() + " " + label.getText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> untold(child, found));
    }
  }

  /** Whether it, or what it is a part of, has a tooltip. */
  private static boolean tells(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (n instanceof Control control && control.getTooltip() != null) {
        return true;
      }
    }
    return false;
  }

  @Test
  void pointsOfADistributionAreTypedInTheRow() throws Exception {
    open("light");
    openFit("short.xml", "sphere", "short");
    window().clickOn("#open-radius");
    Window.call(() -> {
      window().<ComboBox<String>>find("#pd-type-radius").setValue("array");
      return true;
    });
    window().until("it begins with one point", () -> array().getText().equals("40\t1"));
    window().clickOn("#pd-array-radius");
    Window.call(() -> {
      array().setText("radius, weight\n30, 1\n40, 3\n55, 1.5");
      return true;
    });
    window().clickOn("#cell-sld-value");
    window().until("it is taken", () -> array().getText().equals("30\t1\n40\t3\n55\t1.5"));
    window().shot("array-light");
    window().clickOn("#pd-array-radius").write("x");
    window().clickOn("#cell-sld-value");
    window().until("it says what is wrong", () -> shows("is not a number"));
    window().shot("array-wrong");
  }

  private TextArea array() {
    return window().find("#pd-array-radius");
  }

  private boolean shows(String words) {
    return window().lookup(".problem").queryAllAs(Labeled.class).stream()
        .anyMatch(l -> l.isVisible() && l.getText().contains(words));
  }

  @Test
  void absorptionStandsBesideTheProfile() throws Exception {
    for (String theme : List.of("light", "dark")) {
      open(theme);
      Files.writeString(
          home.resolve("film.fit.json"),
          """
          {"drumlin": 1, "title": "film", "datasets": [{"id": "film", "file": "film.txt"}],
           "models": [{"id": "film", "dataset": "film", "model": "slabs", "parameters": {
             "layers": 2, "sld1": 6.36, "thickness1": 250, "isld1": 0.01, "roughness1": 5,
             "sld2": 3.5, "isld2": 0.03, "thickness2": 120}}],
           "method": {"name": "lm"}}
          """);
      Files.writeString(
          home.resolve("film.txt"),
          "0.01 1 .1\n0.02 .9 .1\n0.03 .1 .1\n0.04 .1 .1\n0.05 .1 .1\n0.06 .1 .1\n");
      window().answers.toOpen = home.resolve("film.fit.json");
      clickOpen();
      window()
          .until(
              "the line is there",
              () -> window().<CurvePlot>find("#profile").besideProperty().get().size() == 1);
      assertTrue(
          window().<Labeled>find("#profile-legend").getText().startsWith("isld × 100"),
          window().<Labeled>find("#profile-legend").getText());
      window().shot("profile-" + theme);
      if (theme.equals("light")) {
        window().close();
      }
    }
  }
}
