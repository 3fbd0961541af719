package org.drumlin.client.settings;

import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.control.Texts;
import org.drumlin.client.control.ThemeChoice;
import org.drumlin.client.task.TaskExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be set, and what the hub says of itself. On the screen's thread. */
final class SettingsViewModel {
  static final int MOST_SLOTS = 64;
  static final int MOST_THREADS = 1024;
  private static final Logger log = LoggerFactory.getLogger(SettingsViewModel.class);

  private final UserSettings settings;
  private final Path data;
  private final int processors;
  private final ReadOnlyStringWrapper version = new ReadOnlyStringWrapper(this, "version", "");

  /**
   * @param data folder where the program keeps everything
   * @param processors of this computer
   */
  SettingsViewModel(
      UserSettings settings, Path data, int processors, HubLink hub, TaskExecutor tasks) {
    this.settings = settings;
    this.data = data;
    this.processors = processors;
    hub.whenReady(client ->
        tasks.start(
            client::info,
            info ->
                version.set(
                    Texts.text(
                        "settings.version",
                        info.version(),
                        info.engine(),
                        String.valueOf(info.threads()))),
            e -> log.warn("the hub does not tell its version", e)));
  }

  ObjectProperty<ThemeChoice> themeProperty() {
    return settings.themeProperty();
  }

  BooleanProperty fitHereProperty() {
    return settings.fitHereProperty();
  }

  IntegerProperty slotsProperty() {
    return settings.slotsProperty();
  }

  /** 0 for a fair share of the processors. */
  IntegerProperty threadsProperty() {
    return settings.threadsProperty();
  }

  String data() {
    return data.toString();
  }

  String threadsWords() {
    return Texts.text("settings.threads.words", String.valueOf(processors));
  }

  /** Version, engine and threads, once the hub has told. */
  ReadOnlyStringProperty versionProperty() {
    return version.getReadOnlyProperty();
  }
}
