package org.drumlin.client.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The real window on a display, driven by a robot. */
final class Window extends FxRobot implements AutoCloseable {
  private static final int PATIENCE_S = 60;

  final GivenAnswers answers = new GivenAnswers();

  /** Pages that were opened in the browser. */
  final List<URI> pages = new CopyOnWriteArrayList<>();

  private final Stage stage;
  private final Desktop desktop;

  /** Opens the desktop with its data in that folder. */
  Window(Path home, HubStarter hub) throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    stage = FxToolkit.registerStage(Stage::new);
    Platform.setImplicitExit(false);
    desktop =
        call(() -> {
          var made = new Desktop(stage, new DataFolders(home), pages::add, hub, answers);
          made.open();
          return made;
        });
    settle();
    takeTheKeys();
  }

  /**
   * Without a window manager only a click gives a window the keys, and the first may come before it
   * is on the display.
   */
  private void takeTheKeys() throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        PATIENCE_S,
        TimeUnit.SECONDS,
        () -> {
          clickOn(call(stage::getX) + 40, call(stage::getY) + 400);
          settle();
          return call(stage::isFocused);
        });
  }

  /** Runs on the screen's thread and waits for it. */
  static <T> T call(Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_S * 1000L, action);
  }

  static void settle() {
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Waits until it is so, seen from the screen's thread. */
  void until(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_S, TimeUnit.SECONDS, () -> call(condition));
    } catch (TimeoutException | RuntimeException e) {
      shot("failed");
      throw new AssertionError("waited in vain: " + what, e);
    }
    settle();
  }

  Stage stage() {
    return stage;
  }

  <T extends Node> T find(String selector) {
    return lookup(selector).query();
  }

  /** Writes a picture of the window to target/screenshots. */
  BufferedImage shot(String name) {
    settle();
    return write(name, call(() -> stage.getScene().snapshot(null)));
  }

  /** Likewise of the popup that holds that node. */
  BufferedImage shot(String name, String selector) {
    settle();
    return write(name, call(() -> find(selector).getScene().snapshot(null)));
  }

  private static BufferedImage write(String name, WritableImage image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pixels = image.getPixelReader();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, pixels.getArgb(x, y));
      }
    }
    try {
      Path folder = Files.createDirectories(Path.of("target", "screenshots"));
      ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return picture;
  }

  @Override
  public void close() {
    call(() -> {
      stage.hide();
      desktop.close();
      return true;
    });
  }
}
