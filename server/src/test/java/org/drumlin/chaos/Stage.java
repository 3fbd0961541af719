package org.drumlin.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.drumlin.store.RedisFixture;

/**
 * Servers on one data folder, behind one address that leads to whichever of them answers; with
 * Redis each has a line of its own to it, which can be cut.
 */
final class Stage implements AutoCloseable {
  private final Path folder;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final List<MortalServer> servers = new ArrayList<>();
  private final List<CutProxy> lines = new ArrayList<>();
  private final Optional<RedisFixture> redis;
  private final CutProxy door;

  private Stage(Path folder, Optional<RedisFixture> redis, int count, int slots) throws Exception {
    this.folder = folder;
    this.redis = redis;
    redis.ifPresent(parts::push);
    Path secret = secret("secret", "a-secret-of-at-least-thirty-two-characters");
    Path password = secret("password", RedisFixture.PASSWORD);
    Integer[] ports = new Integer[count];
    for (int i = 0; i < count; i++) {
      ports[i] = MortalServer.freePort();
    }
    this.door = CutProxy.before(ports);
    parts.push(door);
    for (int i = 0; i < count; i++) {
      String store = redis.isPresent() ? redis(redis.orElseThrow(), password) : "sqlite";
      String rest =
          """
          public_url: http://127.0.0.1:%d
          data: "%s"
          store: %s
          secret: {file: "%s"}
          accounts: {registration: open}
          quotas: {jobs: 100000}
          slots: %d
          threads: 1
          """
              .formatted(door.port(), folder.resolve("data"), store, secret, slots);
      MortalServer server = MortalServer.of(folder, "server-" + (i + 1), ports[i], rest);
      servers.add(server);
      parts.push(server);
    }
  }

  /**
   * Two servers on one Redis, both started.
   *
   * @param slots of each
   */
  static Stage onRedis(Path folder, int slots) throws Exception {
    Path place = folder.resolve("redis");
    return started(new Stage(folder, Optional.of(RedisFixture.start(place)), 2, slots));
  }

  /** One server with SQLite, started. */
  static Stage onSqlite(Path folder, int slots) throws Exception {
    return started(new Stage(folder, Optional.empty(), 1, slots));
  }

  private static Stage started(Stage stage) throws Exception {
    try {
      for (MortalServer server : stage.servers) {
        server.start();
      }
      return stage;
    } catch (AssertionError | Exception e) {
      stage.close();
      throw e;
    }
  }

  private Path secret(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private String redis(RedisFixture server, Path password) throws IOException {
    CutProxy line = CutProxy.before(server.port());
    lines.add(line);
    parts.push(line);
    return "{redis: {url: \"redis://127.0.0.1:%d\", user: %s, password: {file: \"%s\"}}}"
        .formatted(line.port(), RedisFixture.USER, password);
  }

  /** Where users go. */
  CutProxy door() {
    return door;
  }

  List<MortalServer> servers() {
    return servers;
  }

  /** The servers' lines to Redis, in their order; none with SQLite. */
  List<CutProxy> lines() {
    return lines;
  }

  Optional<RedisFixture> redis() {
    return redis;
  }

  Path jobs() {
    return folder.resolve("data").resolve("jobs");
  }

  @Override
  public void close() throws Exception {
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
  }
}
