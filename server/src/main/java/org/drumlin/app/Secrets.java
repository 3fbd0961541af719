package org.drumlin.app;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.drumlin.app.config.Secret;
import org.drumlin.app.config.ServerConfiguration;
import org.drumlin.auth.LaunchSecret;

/** The secret that signs sessions: the configured one, or one of the data folder's own. */
final class Secrets {
  /** Its name in the data folder. */
  static final String FILE = "secret";

  private static final int BYTES = 48;

  private Secrets() {}

  static String of(ServerConfiguration configuration) throws IOException {
    if (configuration.secret().isPresent()) {
      return configuration.secret().map(Secret::value).orElseThrow();
    }
    Path file = configuration.data().resolve(FILE);
    if (!Files.exists(file)) {
      make(file);
    }
    return Files.readString(file).strip();
  }

  /** Whole and at once: of servers that start together one makes it, and all take that one. */
  private static void make(Path file) throws IOException {
    Path beside = file.resolveSibling("." + FILE + "." + ServerName.create() + ".tmp");
    Files.createFile(beside, forOwner(file));
    Files.writeString(
        beside, LaunchSecret.random(BYTES) + "\n", StandardOpenOption.TRUNCATE_EXISTING);
    try {
      Files.createLink(file, beside);
    } catch (FileAlreadyExistsException e) {
      // Another server was faster: its secret holds.
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static FileAttribute<?>[] forOwner(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
