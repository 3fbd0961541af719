package org.drumlin.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.drumlin.job.Durable;
import org.drumlin.job.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server processes that share a data folder: each keeps a note there, {@code
 * servers/NAME.json}, and renews it while it lives. A note is told of for a minute, and removed
 * after a day.
 */
final class ServerBoard implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServerBoard.class);
  private static final Duration RENEW = Duration.ofSeconds(15);
  private static final Duration SEEN = Duration.ofMinutes(1);
  private static final Duration KEEP = Duration.ofDays(1);

  private final Path folder;
  private final Path own;
  private final Supplier<ObjectNode> note;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("board").factory());

  private ServerBoard(Path folder, String name, Supplier<ObjectNode> note) {
    this.folder = folder;
    this.own = folder.resolve(name + ".json");
    this.note = note;
  }

  /**
   * Hangs up a note.
   *
   * @param name of this process, unlike any other's
   * @param note what it says, asked for each time it is renewed
   */
  static ServerBoard open(Path folder, String name, Supplier<ObjectNode> note) throws IOException {
    Files.createDirectories(folder);
    ServerBoard board = new ServerBoard(folder, name, note);
    board.write();
    board.clock.scheduleWithFixedDelay(
        board::renew, RENEW.toMillis(), RENEW.toMillis(), TimeUnit.MILLISECONDS);
    return board;
  }

  private void renew() {
    try {
      write();
      sweep();
    } catch (IOException e) {
      LOG.warn("the note of this server cannot be renewed", e);
    }
  }

  private void write() throws IOException {
    Durable.writeQuickly(own, Json.pretty(note.get()));
  }

  private void sweep() throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path file : all) {
        if (age(file).compareTo(KEEP) > 0) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** The servers of the last minute, this one's note renewed. */
  ArrayNode seen() throws IOException {
    write();
    ArrayNode servers = Json.array();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : all) {
        Duration age = age(file);
        if (age.compareTo(SEEN) <= 0) {
          Instant seen = Instant.now().minus(age).truncatedTo(ChronoUnit.SECONDS);
          servers.add(Json.readObject(Files.readAllBytes(file)).put("seen", seen.toString()));
        }
      }
    } catch (NoSuchFileException e) {
      LOG.debug("a server went while it was looked at", e);
    }
    return servers;
  }

  private static Duration age(Path file) throws IOException {
    try {
      Duration age = Duration.between(Files.getLastModifiedTime(file).toInstant(), Instant.now());
      return age.isNegative() ? Duration.ZERO : age;
    } catch (NoSuchFileException e) {
      return KEEP;
    }
  }

  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    Files.deleteIfExists(own);
  }
}
