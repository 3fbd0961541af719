package org.drumlin.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.drumlin.client.control.CurvePlot;
import org.drumlin.model.ModelInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The builder in the real window, with a hub that computes by formula. */
final class BuilderWindowIT {
  private static final Path BLEND = Path.of("..", "examples", "ISIS_Polymer_Blend_RT2.xml");

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
  void anEmptyBuilderSaysWhatToDo() {
    assertTrue(window.lookup("#empty-open").query().isVisible());
    assertEquals("Open a data file to fit.", text("#obstacle"));
    window.shot("builder-empty");
  }

  @Test
  void fromAFileToACurveThatFollowsEveryEdit() {
    openBlend();
    chooseModel("mono gauss");
    type("#cell-i_zero-value", "49.627");
    type("#cell-rg-value", "56.398");
    type("#cell-background-value", "0.0703");
    chooseResolutionNone();
    window.until("chisq is that of the least-squares fit", () -> chisq() > 0.7 && chisq() < 0.9);

    window.clickOn("#cell-rg-fit");
    assertEquals("600", field("#cell-rg-max").getText());
    double before = chisq();
    window.clickOn("#slide-rg");
    window.until("the curve follows the slider", () -> chisq() > 2 * before);
    assertTrue(text("#obstacle").isEmpty() || text("#obstacle").startsWith("Getting"));

    window.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    window.until(
        "undo brings the value back", () -> field("#cell-rg-value").getText().equals("56.398"));
    window.clickOn("#cell-i_zero-fit").clickOn("#cell-background-fit");
    window.until("the curve is back", () -> chisq() > 0.7 && chisq() < 0.9);
    BufferedImage light = window.shot("builder-light");
    assertTrue(has(light, 0x1f5fa8), "data are blue");
    assertTrue(has(light, 0xd9580d), "the model is orange");
  }

  @Test
  void aDragOnThePlotChoosesTheRange() {
    openBlend();
    CurvePlot plot = window.find("#plot");
    var left = Window.call(() -> plot.localToScreen(plot.pixelOf(0.02), 200));
    var right = Window.call(() -> plot.localToScreen(plot.pixelOf(0.1), 220));
    window.drag(left.getX(), left.getY()).dropTo(right.getX(), right.getY());
    window.until("fewer points are kept", () -> text("#data-points").contains("of 124"));
    window.shot("builder-range");
    window.doubleClickOn("#plot");
    window.until("all points are back", () -> text("#data-points").equals("124 points"));
  }

  @Test
  void darkIsASecondThemePlotIncluded() throws Exception {
    window.close();
    Files.writeString(home.resolve("settings.json"), "{\"theme\":\"dark\"}");
    window = new Window(home, new FixedHub());
    window.answers.toOpen = BLEND.resolveSibling("polymer-blend.fit.json").toAbsolutePath();
    window.clickOn("#action-open");
    window.until("a curve is shown", () -> chisq() > 0);
    BufferedImage dark = window.shot("builder-dark");
    assertTrue(has(dark, 0x6cb2ff), "data are light blue");
    assertTrue(has(dark, 0x0d1117), "the ground is dark");
    assertTrue(share(dark, 0xffffff) < 0.002, "nothing but a few letters is white");
    window.clickOn("#model-chooser");
    window.until("the list is there", () -> !window.lookup("#model-list").queryAll().isEmpty());
    BufferedImage list = window.shot("builder-models-dark", "#model-list");
    assertTrue(share(list, 0x0d1117) > 0.5, "the list is dark too");
    window.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
  }

  @Test
  void distributionsOpenInTheRow() {
    openBlend();
    chooseModel("cylinder");
    window.clickOn("#open-radius");
    type("#cell-radius_pd-value", "0.15");
    window.shot("builder-polydispersity");
    assertEquals("0.15", field("#cell-radius_pd-value").getText());
  }

  @Test
  void tieAndPriorOpenInTheRow() {
    openBlend();
    chooseModel("mono gauss");
    window.clickOn("#open-rg");
    window.clickOn("#prior-rg").type(KeyCode.DOWN).type(KeyCode.ENTER);
    type("#prior-mean-rg", "56");
    type("#prior-sigma-rg", "4");
    assertTrue(window.<CheckBox>find("#cell-rg-fit").isSelected(), "a prior is of a fitted one");
    window.clickOn("#open-background");
    window.clickOn("#tie-background").write("0.001 * i_z");
    window.until("names are offered", () -> window.listWindows().size() == 2);
    window.shot("builder-completion", ".name-list");
    window.type(KeyCode.ENTER).type(KeyCode.ENTER);
    window.until(
        "the tie has its value", () -> field("#cell-background-value").getText().equals("0.07"));
    assertEquals("0.001 * i_zero", field("#tie-background").getText());
    window.shot("builder-tie-prior");
    type("#tie-background", "0.001 * i_zeroo");
    window.until("it says what is meant", () -> shows("did you mean 'i_zero'?"));
    assertEquals("0.001 * i_zeroo", field("#tie-background").getText(), "nothing typed is lost");
    window.shot("builder-tie-wrong");
    window.clickOn("#untie-background");
    window.until("it is free", () -> !field("#cell-background-value").isDisabled());
    assertEquals("0.07", field("#cell-background-value").getText());
  }

  @Test
  void derivedQuantitiesAndConstraintsStandBelowTheTable() {
    openBlend();
    chooseModel("mono gauss");
    window.clickOn("#derived-add");
    window.write("rg_nm").type(KeyCode.TAB).write("rg / 10").type(KeyCode.ENTER);
    window.until("it has its value", () -> text("#derived-value-0").equals("7.5"));
    window.clickOn("#constraint-add");
    window.write("rg < 70").type(KeyCode.ENTER);
    window.until("it is said", () -> text("#constraint-value-0").equals("does not hold"));
    window.clickOn("#cell-rg-fit");
    assertTrue(text("#obstacle").startsWith("The constraint rg < 70 does not hold"));
    type("#cell-rg-value", "56.4");
    window.until("the values follow", () -> text("#derived-value-0").equals("5.64"));
    assertEquals("holds", text("#constraint-value-0"));
    window.shot("builder-relations");
    window.clickOn("#derived-remove-0");
    window.until("it is gone", () -> window.lookup("#derived-0").queryAll().isEmpty());
  }

  @Test
  void pointsAreLeftOutOnThePlot() {
    openBlend();
    CurvePlot plot = window.find("#plot");
    var curves = plot.curvesProperty().get();
    double q = curves.q()[40];
    double intensity = curves.intensity()[40];
    var point =
        Window.call(() -> plot.localToScreen(plot.pixelOf(q), plot.pixelOfIntensity(intensity)));
    window.press(KeyCode.SHIFT).clickOn(point.getX(), point.getY()).release(KeyCode.SHIFT);
    window.until("one is left out", () -> text("#data-points").equals("123 of 124 points"));
    assertEquals("40", field("#mask").getText());
    window
        .press(KeyCode.SHIFT)
        .drag(point.getX() - 60, point.getY() - 60)
        .dropTo(point.getX() + 60, point.getY() + 60)
        .release(KeyCode.SHIFT);
    window.until("several are left out", () -> field("#mask").getText().contains("-"));
    window.shot("builder-mask");
    window.clickOn("#mask").press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
    window.type(KeyCode.DELETE).type(KeyCode.ENTER);
    window.until("all are back", () -> text("#data-points").equals("124 points"));
  }

  @Test
  void severalDataSetsAreShownAtOnceAndShareAParameterByOneClick() {
    openBlend();
    chooseModel("mono gauss");
    window.answers.toOpen = BLEND.resolveSibling("ISIS_Polymer_Blend_TK49.xml").toAbsolutePath();
    window.clickOn("#action-data-add");
    window.until("two", () -> !window.lookup("#data-set-1").queryAll().isEmpty());
    CurvePlot plot = window.find("#plot");
    window.until(
        "the first is there too, with its curve",
        () ->
            plot.besideProperty().get().size() == 1
                && plot.besideProperty().get().getFirst().curves().theory().length > 0);
    window.clickOn("#open-rg").clickOn("#same-rg");
    window.until("it follows", () -> field("#cell-rg-value").isDisabled());
    assertEquals("fit.rg", field("#tie-rg").getText());
    window.until("chisq of both", () -> text("#chisq-all").startsWith("all data "));
    window.shot("builder-two-sets");
    window.clickOn("#show-all");
    assertTrue(plot.besideProperty().get().isEmpty());
  }

  @Test
  void aFitOfSasViewOpensLikeAnyOther() {
    window.answers.toOpen =
        Path.of("..", "shared", "src", "test", "resources", "sasview", "written-here-v1.fitv")
            .toAbsolutePath()
            .normalize();
    window.clickOn("#action-open");
    window.until("it says so", () -> text("#said").startsWith("Opened from SasView"));
    window.until("its data are there", () -> !text("#data-points").isEmpty());
    window.shot("builder-sasview");
  }

  @Test
  void aFitGoesToBumps() {
    openBlend();
    chooseModel("mono gauss");
    window.clickOn("#cell-rg-fit");
    window.answers.toSave = home.resolve("for-bumps");
    window.clickOn("#file-more");
    window.clickOn("Export for bumps \u2026");
    window.until("it says so", () -> text("#said").startsWith("Written: "));
    assertTrue(Files.exists(home.resolve("for-bumps").resolve("run.sh")));
    window.shot("builder-exported");
  }

  private boolean shows(String words) {
    return window.lookup(".problem").queryAll().stream()
        .anyMatch(n -> n.isVisible() && n instanceof Labeled l && l.getText().contains(words));
  }

  @Test
  void aBlockOfCellsIsPastedAndUndoneAtOnce() {
    openBlend();
    chooseModel("mono gauss");
    window.clickOn("#cell-i_zero-value");
    Window.call(() -> {
      var content = new ClipboardContent();
      content.putString("51\n57.5\n");
      return Clipboard.getSystemClipboard().setContent(content);
    });
    window.press(KeyCode.CONTROL).type(KeyCode.V).release(KeyCode.CONTROL);
    window.until("rg is pasted", () -> field("#cell-rg-value").getText().equals("57.5"));
    assertEquals("51", field("#cell-i_zero-value").getText());
    window.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    window.until("both are back", () -> field("#cell-rg-value").getText().equals("75"));
    assertEquals("70", field("#cell-i_zero-value").getText());
  }

  @Test
  void aFileThatIsNoDataIsRefusedInline() throws Exception {
    Path broken = Files.writeString(home.resolve("broken.xml"), "<SASroot><oops>");
    window.answers.toOpen = broken;
    window.clickOn("#action-open");
    window.until("it says so", () -> text("#notice").startsWith("broken.xml cannot be opened"));
    window.shot("builder-refused");
  }

  @Test
  void savedAndOpenedAgainItIsTheSame() {
    openBlend();
    chooseModel("mono gauss");
    type("#cell-rg-value", "56.4");
    assertTrue(window.stage().getTitle().contains("\u2022"));
    Path saved = home.resolve("elsewhere").resolve("blend.fit.json");
    window.answers.toSave = saved;
    window.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
    window.until("nothing is unsaved", () -> !window.stage().getTitle().contains("\u2022"));
    assertTrue(Files.exists(saved.resolveSibling("ISIS_Polymer_Blend_RT2.xml")));

    window.press(KeyCode.CONTROL).type(KeyCode.N).release(KeyCode.CONTROL);
    window.until("empty", () -> window.lookup("#empty-open").query().isVisible());
    window.answers.toOpen = saved;
    window.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
    window.until("the value is back", () -> field("#cell-rg-value").getText().equals("56.4"));
    assertFalse(window.<CheckBox>find("#cell-rg-fit").isSelected());
  }

  private void openBlend() {
    window.answers.toOpen = BLEND.toAbsolutePath().normalize();
    window.clickOn("#data-open");
    window.until("the data are there", () -> text("#data-points").equals("124 points"));
  }

  private void chooseModel(String words) {
    window.clickOn("#model-chooser");
    window.clickOn("#model-search").write(words);
    String name = words.replace(' ', '_');
    window.until(
        "the model is found",
        () -> {
          var found = window.<ListView<ModelInfo>>find("#model-list").getItems();
          return !found.isEmpty() && found.getFirst().name().startsWith(name);
        });
    window.type(KeyCode.ENTER);
    window.until(
        "the model is chosen",
        () -> !window.<ButtonBase>find("#model-chooser").getText().startsWith("Choose"));
    window.until("the list is closed", () -> window.listWindows().size() == 1);
  }

  private void chooseResolutionNone() {
    window.clickOn("#resolution").type(KeyCode.DOWN).type(KeyCode.ENTER);
  }

  private void type(String selector, String value) {
    window.clickOn(selector).press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
    window.write(value).type(KeyCode.TAB);
    Window.settle();
  }

  private double chisq() {
    String words = text("#chisq");
    return words.isEmpty() ? Double.NaN : Double.parseDouble(words.substring("chisq ".length()));
  }

  private String text(String selector) {
    return window.<Labeled>find(selector).getText();
  }

  private TextField field(String selector) {
    return window.find(selector);
  }

  private static double share(BufferedImage picture, int color) {
    int count = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        count += (picture.getRGB(x, y) & 0xffffff) == color ? 1 : 0;
      }
    }
    return count / (double) (picture.getWidth() * picture.getHeight());
  }

  private static boolean has(BufferedImage picture, int color) {
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        if ((picture.getRGB(x, y) & 0xffffff) == color) {
          return true;
        }
      }
    }
    return false;
  }
}
