package org.drumlin.client.settings;

import java.nio.file.Path;
import javafx.scene.Parent;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.control.Icon;
import org.drumlin.client.control.Place;
import org.drumlin.client.control.Screen;
import org.drumlin.client.task.TaskExecutor;

/** The screen of what the user prefers on this computer. */
public final class SettingsScreen implements Screen {
  private final SettingsViewModel model;

  /**
   * @param data folder where the program keeps everything
   */
  public SettingsScreen(UserSettings settings, Path data, HubLink hub, TaskExecutor tasks) {
    this.model =
        new SettingsViewModel(
            settings, data, Runtime.getRuntime().availableProcessors(), hub, tasks);
  }

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public Icon icon() {
    return Icon.SETTINGS;
  }

  @Override
  public Place home() {
    return new Place.Settings();
  }

  @Override
  public boolean shows(Place place) {
    return place instanceof Place.Settings;
  }

  @Override
  public Parent view() {
    return new SettingsView(model);
  }
}
