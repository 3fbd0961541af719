package org.drumlin.client.app;

import java.util.List;
import javafx.application.Application;
import org.drumlin.cli.DrumlinCli;

/**
 * The main of everything: without arguments the desktop, with them the command line, which never
 * touches JavaFX. Not an Application itself, so that JavaFX may come from the class path.
 */
public final class Launcher {
  /** Opens the desktop and prints when its first frame was shown. */
  private static final String TIME = "--time";

  private Launcher() {}

  public static void main(String[] args) {
    if (args.length == 0 || List.of(args).equals(List.of(TIME))) {
      if (args.length > 0) {
        System.setProperty("drumlin.time", "true");
      }
      // JavaFX says on start that it came from the class path; that is how we ship it.
      java.util.logging.Logger.getLogger("javafx").setLevel(java.util.logging.Level.SEVERE);
      Application.launch(DrumlinApp.class, args);
    } else {
      System.exit(DrumlinCli.execute(args));
    }
  }
}
