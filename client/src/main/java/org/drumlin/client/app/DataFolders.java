package org.drumlin.client.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the program keeps its things, as each operating system has it. */
record DataFolders(Path data) {

  /**
   * The folder of this user: {@code DRUMLIN_HOME} when set, else the system's place for a program's
   * data.
   */
  static DataFolders of(Map<String, String> environment, String os, Path home) {
    String own = environment.getOrDefault("DRUMLIN_HOME", "");
    if (!own.isBlank()) {
      return new DataFolders(Path.of(own).toAbsolutePath());
    }
    String system = os.toLowerCase(Locale.ROOT);
    if (system.contains("win")) {
      return new DataFolders(
          under(environment, "LOCALAPPDATA", home.resolve("AppData/Local")).resolve("Drumlin"));
    }
    if (system.contains("mac")) {
      return new DataFolders(home.resolve("Library/Application Support/Drumlin"));
    }
    return new DataFolders(
        under(environment, "XDG_DATA_HOME", home.resolve(".local/share")).resolve("drumlin"));
  }

  private static Path under(Map<String, String> environment, String variable, Path otherwise) {
    String value = environment.getOrDefault(variable, "");
    return value.isBlank() ? otherwise : Path.of(value);
  }

  Path settings() {
    return data.resolve("settings.json");
  }
}
