package org.drumlin.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where the system keeps what a program can make again: here the runner's class archive. */
final class CacheFolder {
  /** System property that names another folder. */
  private static final String PROPERTY = "drumlin.cache";

  private CacheFolder() {}

  /** The folder, made when missing; empty when it cannot be, and starts are slower then. */
  static Optional<Path> find() {
    try {
      return Optional.of(Files.createDirectories(place()));
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private static Path place() {
    String named = System.getProperty(PROPERTY, "");
    if (!named.isEmpty()) {
      return Path.of(named);
    }
    Path home = Path.of(System.getProperty("user.home", "."));
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return variable("LOCALAPPDATA")
          .orElse(home.resolve("AppData/Local"))
          .resolve("Drumlin/cache");
    }
    if (system.startsWith("mac")) {
      return home.resolve("Library/Caches/Drumlin");
    }
    return variable("XDG_CACHE_HOME").orElse(home.resolve(".cache")).resolve("drumlin");
  }

  private static Optional<Path> variable(String name) {
    String value = System.getenv(name);
    return value == null || value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
  }
}
