package org.drumlin.job;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where the program keeps what belongs to its user, as each operating system has it: settings,
 * jobs, models of the user's own.
 */
public record UserFolder(Path path) {

  /** The folder of the user who runs this process. */
  public static UserFolder standard() {
    return of(
        System.getenv(),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")));
  }

  /** {@code DRUMLIN_HOME} when set, else the system's place for a program's data. */
  public static UserFolder of(Map<String, String> environment, String os, Path home) {
    String own = environment.getOrDefault("DRUMLIN_HOME", "");
    if (!own.isBlank()) {
      return new UserFolder(Path.of(own).toAbsolutePath());
    }
    String system = os.toLowerCase(Locale.ROOT);
    if (system.contains("win")) {
      return new UserFolder(
          under(environment, "LOCALAPPDATA", home.resolve("AppData/Local")).resolve("Drumlin"));
    }
    if (system.contains("mac")) {
      return new UserFolder(home.resolve("Library/Application Support/Drumlin"));
    }
    return new UserFolder(
        under(environment, "XDG_DATA_HOME", home.resolve(".local/share")).resolve("drumlin"));
  }

  private static Path under(Map<String, String> environment, String variable, Path otherwise) {
    String value = environment.getOrDefault(variable, "");
    return value.isBlank() ? otherwise : Path.of(value);
  }

  /** The folder of the user's model files, {@code NAME.model}; it need not be there. */
  public Path models() {
    return path.resolve("models");
  }
}
