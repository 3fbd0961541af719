package org.drumlin.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.drumlin.client.api.Jobs;
import org.drumlin.job.JobState;
import org.drumlin.job.Target.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The places where fits run, in the real window: adding one, the certificate, signing in, choosing.
 */
final class TargetsIT {
  private static final Path BLEND =
      Path.of("..", "examples", "polymer-blend.fit.json").toAbsolutePath().normalize();

  @TempDir Path home;
  private final FixedHub hub = new FixedHub();
  private @Nullable Window window;

  @AfterEach
  void close() {
    if (window != null) {
      window.close();
    }
  }

  @Test
  void aServerIsAddedTrustedSignedInToAndChosen() throws Exception {
    var window = open("light");
    go(window, KeyCode.DIGIT4);
    assertEquals("ready", text("#place-state"));
    window.clickOn("#action-targets-add");
    window.clickOn("#add-address").write("beamline.example.org");
    window.shot("targets-add-light");
    window.clickOn("#add-connect");
    window.until("the certificate is asked about", () -> seen("#trust-form"));
    String fingerprint = window.<TextInputControl>find("#trust-fingerprint").getText();
    assertTrue(fingerprint.matches("([0-9A-F]{4} ){15}[0-9A-F]{4}"), fingerprint);
    assertEquals("CN=beamline.example.org, O=Soft Matter Group", text("#trust-subject"));
    assertEquals("1 March 2027", text("#trust-until"));
    window.shot("targets-trust-light");
    window.clickOn("#trust-yes");
    window.until("the sign-in is asked for", () -> seen("#sign-in-form"));
    window.clickOn("#action-targets-register");
    assertEquals(List.of(URI.create("https://beamline.example.org/signin")), window.pages);
    window.clickOn("#sign-in-name").write("anna");
    window.shot("targets-sign-in-light");
    window.clickOn("#sign-in-secret").write("correct horse");
    window.type(KeyCode.ENTER);
    window.until("anna is signed in", () -> text("#place-state").endsWith("signed in as anna"));
    assertEquals("", Window.call(() -> window.<TextInputControl>find("#sign-in-secret").getText()));
    window.shot("targets-place-light");

    go(window, KeyCode.DIGIT1);
    window.answers.toOpen = BLEND;
    window.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
    window.until("the fit is there", () -> !window.lookup("#cell-rg-value").queryAll().isEmpty());
    window.clickOn("#target");
    window.until("the places are offered", () -> window.listWindows().size() > 1);
    window.shot("targets-menu-light", "#target-beamline");
    window.clickOn("#target-beamline");
    window.until("it is chosen", () -> text("#target").equals("beamline"));
    window.shot("targets-builder-light");
    assertTrue(
        Files.readString(home.resolve("settings.json")).contains("\"target\" : \"beamline\""),
        "the choice is remembered");
  }

  @Test
  void aPlaceThatAsksForASignInLeadsThere() throws Exception {
    hub.targets.add("beamline", State.NEEDS_LOGIN, "anna", Instant.now(), "");
    var window = open("dark");
    window.answers.toOpen = BLEND;
    window.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
    window.until("the fit is there", () -> !window.lookup("#cell-rg-value").queryAll().isEmpty());
    window.clickOn("#target");
    window.until(
        "the place is offered", () -> !window.lookup("#target-beamline").queryAll().isEmpty());
    window.clickOn("#target-beamline");
    window.until("the sign-in is asked for", () -> seen("#sign-in-form"));
    window.clickOn("#sign-in-name").write("anna");
    window.clickOn("#sign-in-secret").write("correct horse");
    window.shot("targets-sign-in-dark");
    window.clickOn("#sign-in");
    window.until("the fit can be sent", () -> seen("#action-fit") && text("#obstacle").isEmpty());
    assertEquals("beamline", text("#target"));
    window.shot("targets-builder-dark");
  }

  @Test
  void howPlacesAndFitsThereStandIsSeen() throws Exception {
    var now = Instant.now();
    hub.targets.add("beamline", State.STALE, "anna", now, "It is tried again every minute.");
    hub.targets.add("cellar", State.NEEDS_LOGIN, "anna", now, "");
    hub.targets.add("institute", State.OK, "anna", now, "");
    hub.jobs =
        List.of(
            Jobs.unheard(Jobs.at("beamline", Jobs.running("4", 0.62, 7))),
            Jobs.at("institute", Jobs.running("3", 0.31, 60)),
            Jobs.at("institute", Jobs.job("2", JobState.FINISHED)),
            Jobs.job("1", JobState.FINISHED));
    var window = open("dark");
    go(window, KeyCode.DIGIT4);
    window.until(
        "the places are told",
        () -> window.lookup(".targets .list-cell .tone").queryAll().size() >= 4);
    window.clickOn("beamline");
    window.until("it is picked", () -> text("#place-state").startsWith("does not answer since"));
    assertEquals("1 under way, 0 ended", text("#place-fits"));
    BufferedImage picture = window.shot("targets-dark");
    assertTrue(dark(picture), "the theme is dark");
    go(window, KeyCode.DIGIT2);
    window.until("the fits are told", () -> table(window).getItems().size() == 4);
    assertTrue(seen("#jobs-filter"));
    window.shot("jobs-places-dark");
    go(window, KeyCode.DIGIT4);
    window.clickOn("#action-targets-fits");
    window.until("only its fits are shown", () -> table(window).getItems().size() == 1);
    assertTrue(
        text("#strip-detail").contains("no answer from beamline since"), text("#strip-detail"));
    window.shot("jobs-beamline-dark");
  }

  private Window open(String theme) throws Exception {
    Files.writeString(home.resolve("settings.json"), "{\"theme\":\"" + theme + "\"}");
    var made = new Window(home, hub);
    window = made;
    return made;
  }

  private static void go(Window window, KeyCode screen) {
    window.press(KeyCode.CONTROL).type(screen).release(KeyCode.CONTROL);
    Window.settle();
  }

  private static boolean dark(BufferedImage picture) {
    int rgb = picture.getRGB(picture.getWidth() - 40, picture.getHeight() - 100);
    return ((rgb >> 8) & 0xff) < 80;
  }

  private TableView<?> table(Window window) {
    return window.find("#jobs-table");
  }

  private boolean seen(String selector) {
    return Optional.ofNullable(window).stream()
        .flatMap(w -> w.lookup(selector).queryAll().stream())
        .anyMatch(node -> node.isVisible() && node.getScene() != null);
  }

  private String text(String selector) {
    return Optional.ofNullable(window).orElseThrow().<Labeled>find(selector).getText();
  }
}
