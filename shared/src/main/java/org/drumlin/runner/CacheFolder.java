package org.drumlin.runner;

import java.io.IOException;
import java.nio.file.DirectoryStream;
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

  /**
   * The class archive of that jar on this Java. The JVM writes it at the end of the first run and
   * leaves it alone when it does not fit the jar, so its name says what it was made of; those of
   * earlier jars are removed.
   */
  static Optional<Path> archive(Path folder, Path jar) {
    try {
      String made =
          jar.toAbsolutePath()
              + " "
              + Files.size(jar)
              + " "
              + Files.getLastModifiedTime(jar)
              + " "
              + System.getProperty("java.vm.version", "");
      Path archive = folder.resolve("runner-" + Integer.toHexString(made.hashCode()) + ".jsa");
      if (!Files.exists(archive)) {
        removeOthers(folder);
      }
      return Optional.of(archive);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void removeOthers(Path folder) throws IOException {
    try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "runner-*.jsa")) {
      for (Path archive : old) {
        Files.deleteIfExists(archive);
      }
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
