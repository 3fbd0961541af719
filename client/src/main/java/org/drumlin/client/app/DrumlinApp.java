package org.drumlin.client.app;

import java.nio.file.Path;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** JavaFX's entry: makes the desktop and ends it. */
public final class DrumlinApp extends Application {
  private @Nullable Desktop desktop;

  @Override
  public void start(Stage stage) {
    var folders =
        DataFolders.of(
            System.getenv(),
            System.getProperty("os.name"),
            Path.of(System.getProperty("user.home")));
    desktop = new Desktop(stage, folders, page -> getHostServices().showDocument(page.toString()));
    desktop.open();
    if (Boolean.getBoolean("drumlin.time")) {
      FirstFrame.time(t -> System.out.println("first frame after " + t.toMillis() + " ms"));
    }
  }

  @Override
  public void stop() {
    if (desktop != null) {
      desktop.close();
    }
  }
}
