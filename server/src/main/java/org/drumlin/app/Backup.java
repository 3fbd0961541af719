package org.drumlin.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.drumlin.app.config.ServerConfiguration;
import org.drumlin.app.config.StoreChoice;
import org.drumlin.job.Json;
import org.drumlin.runner.Version;
import org.drumlin.store.RedisCopy;
import org.drumlin.store.SqliteCopy;

/**
 * A copy of everything a group's server keeps, made while it runs, and the way back. The store is
 * copied first, in one step: every job in it has its folder already, for folders come before the
 * store and go after it.
 */
public final class Backup {
  private static final String MANIFEST = "backup.json";
  private static final String REDIS = "redis.gz";

  /** What lies in the data folder beside the store. */
  private static final List<String> FOLDERS = List.of("jobs", "files", "audit");

  private static final List<String> SINGLE = List.of(Secrets.FILE);

  private final ServerConfiguration configuration;

  public Backup(ServerConfiguration configuration) {
    this.configuration = configuration;
  }

  /**
   * Writes a copy into a folder that is empty, or made.
   *
   * @return what was copied, for a person
   * @throws IOException for a person, also when the folder is in use
   */
  public String write(Path into) throws IOException {
    Path data = configuration.data();
    if (into.toAbsolutePath().normalize().startsWith(data)) {
      throw new IOException(into + " lies in the data folder; choose a place elsewhere");
    }
    makeEmpty(into);
    copyStore(into);
    int files = 0;
    for (String name : FOLDERS) {
      files += DataCopy.copy(data.resolve(name), into.resolve(name));
    }
    for (String name : SINGLE) {
      if (Files.exists(data.resolve(name))) {
        Files.copy(data.resolve(name), into.resolve(name));
      }
    }
    ObjectNode manifest =
        Json.object()
            .put("drumlin", Version.current())
            .put("made", Instant.now().toString())
            .put("store", kind())
            .put("files", files);
    // Written last: a folder without it is no whole copy.
    Files.write(into.resolve(MANIFEST), Json.pretty(manifest));
    return "the store (" + kind() + ") and " + files + " files";
  }

  /**
   * Puts a copy into the configured places, which must be empty.
   *
   * @return what was restored, for a person
   * @throws IOException for a person, also when a place is in use
   */
  public String restore(Path from) throws IOException {
    if (!Files.isRegularFile(from.resolve(MANIFEST))) {
      throw new IOException(from + " is no whole backup: it has no " + MANIFEST);
    }
    ObjectNode manifest = Json.readObject(Files.readAllBytes(from.resolve(MANIFEST)));
    String kind = manifest.path("store").asText();
    if (!kind.equals(kind())) {
      throw new IOException(
          from + " is of a server with " + kind + ", the configuration says " + kind());
    }
    makeEmpty(configuration.data());
    int files = 0;
    for (String name : FOLDERS) {
      files += DataCopy.copy(from.resolve(name), configuration.data().resolve(name));
    }
    for (String name : SINGLE) {
      if (Files.exists(from.resolve(name))) {
        Files.copy(from.resolve(name), configuration.data().resolve(name));
      }
    }
    restoreStore(from);
    return "the store (" + kind + ") and " + files + " files";
  }

  private String kind() {
    return switch (configuration.store()) {
      case StoreChoice.Sqlite sqlite -> "sqlite";
      case StoreChoice.Redis redis -> "redis";
    };
  }

  private void copyStore(Path into) throws IOException {
    switch (configuration.store()) {
      case StoreChoice.Sqlite sqlite -> SqliteCopy.copy(configuration.data(), into);
      case StoreChoice.Redis redis -> {
        try (Stores stores = Stores.open(configuration)) {
          new RedisCopy(stores.redis().orElseThrow()).write(into.resolve(REDIS));
        }
      }
    }
  }

  private void restoreStore(Path from) throws IOException {
    switch (configuration.store()) {
      case StoreChoice.Sqlite sqlite -> {
        for (String name : SqliteCopy.FILES) {
          if (Files.exists(from.resolve(name))) {
            Files.copy(from.resolve(name), configuration.data().resolve(name));
          }
        }
      }
      case StoreChoice.Redis redis -> {
        try (Stores stores = Stores.open(configuration)) {
          new RedisCopy(stores.redis().orElseThrow()).restore(from.resolve(REDIS));
        }
      }
    }
  }

  /** Makes a folder for its owner alone, or finds it empty. */
  private static void makeEmpty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
        if (inside.iterator().hasNext()) {
          throw new IOException(folder + " is not empty; choose another place, or empty it first");
        }
      }
    }
    Files.createDirectories(folder);
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
