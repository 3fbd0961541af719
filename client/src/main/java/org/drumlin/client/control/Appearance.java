package org.drumlin.client.control;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/**
 * The program's look: AtlantaFX's Primer in light or dark, our tokens over it. Scenes it dressed
 * follow every change. On the screen's thread.
 */
public final class Appearance {
  private final ObjectProperty<ThemeChoice> choice =
      new SimpleObjectProperty<>(this, "choice", ThemeChoice.SYSTEM);
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(this, "dark");
  private final List<Scene> scenes = new ArrayList<>();

  public Appearance() {
    var scheme = Platform.getPreferences().colorSchemeProperty();
    dark.bind(
        Bindings.createBooleanBinding(
            () ->
                switch (choice.get()) {
                  case LIGHT -> false;
                  case DARK -> true;
                  case SYSTEM -> scheme.get() == ColorScheme.DARK;
                },
            choice,
            scheme));
    dark.addListener(observable -> apply());
    apply();
  }

  public ObjectProperty<ThemeChoice> choiceProperty() {
    return choice;
  }

  /** Whether the dark theme is on now. */
  public ReadOnlyBooleanProperty darkProperty() {
    return dark.getReadOnlyProperty();
  }

  /** Gives a scene the program's stylesheets and keeps it in step. */
  public void dress(Scene scene) {
    scenes.add(scene);
    sheets(scene);
  }

  private void apply() {
    Application.setUserAgentStylesheet(
        dark.get()
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    scenes.forEach(this::sheets);
  }

  private void sheets(Scene scene) {
    scene
        .getStylesheets()
        .setAll(
            sheet(dark.get() ? "dark.css" : "light.css"),
            sheet("modena-names.css"),
            sheet("drumlin.css"),
            sheet("builder.css"));
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(
            Appearance.class.getResource("/org/drumlin/client/" + name), "stylesheet " + name)
        .toExternalForm();
  }
}
