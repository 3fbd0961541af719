package org.drumlin.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A real redis-server of its own: on a free port, in a private folder, with a user that may touch
 * only keys of ours. It can be killed, frozen and started again with what it had on disk.
 */
public final class RedisFixture implements AutoCloseable {
  public static final String USER = "drumlin";
  public static final String PASSWORD = "a-password-of-tests";
  private static final String ADMIN_PASSWORD = "an-administrators";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int STARTS = 5;

  private final Path folder;
  private final List<String> more;
  private final Thread atExit = new Thread(this::kill);
  private int port;
  private @Nullable Process process;

  private RedisFixture(Path folder, List<String> more) {
    this.folder = folder;
    this.more = more;
  }

  /**
   * Starts one that keeps its data in that folder.
   *
   * @param more lines of configuration, after the usual ones
   */
  public static RedisFixture start(Path folder, String... more) throws Exception {
    RedisFixture redis = new RedisFixture(folder, List.of(more));
    Runtime.getRuntime().addShutdownHook(redis.atExit);
    for (int i = 1; ; i++) {
      redis.port = freePort();
      redis.configure();
      try {
        redis.launch();
        return redis;
      } catch (IOException e) {
        // Another process may have taken the port in between.
        if (i == STARTS) {
          throw e;
        }
      }
    }
  }

  public int port() {
    return port;
  }

  /** For the user that a server of ours has. */
  public RedisSettings settings() {
    return RedisSettings.of(URI.create("redis://127.0.0.1:" + port), USER, PASSWORD);
  }

  /** As if the power failed, but for what the system had in its caches. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly();
      awaitEnd();
    }
  }

  /** Ends it as an administrator would. */
  public void stop() {
    process().destroy();
    awaitEnd();
  }

  /** It stands still: connections stay open and nothing answers. */
  public void freeze() throws Exception {
    signal("STOP");
  }

  public void thaw() throws Exception {
    signal("CONT");
  }

  /** Starts it again on the same port, with the data it had. */
  public void restart() throws Exception {
    launch();
  }

  /** A command of the administrator, such as {@code CONFIG SET maxmemory 1mb}. */
  public String admin(Protocol.Command command, String... arguments) {
    try (Connection connection = connection("admin", ADMIN_PASSWORD)) {
      connection.sendCommand(command, arguments);
      Object reply = connection.getOne();
      return reply instanceof byte[] bytes ? new String(bytes, UTF_8) : String.valueOf(reply);
    }
  }

  /** Ends all connections but the administrator's. */
  public void cutConnections() {
    admin(Protocol.Command.CLIENT, "KILL", "USER", USER);
  }

  @Override
  public void close() {
    kill();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The tests are being ended, and this is that hook's work.
      return;
    }
  }

  private void configure() throws IOException {
    Files.createDirectories(folder);
    Path access = folder.resolve("users.acl");
    Files.write(
        access,
        List.of(
            // 'off' alone loses data: the log is read back as this user.
            "user default off resetpass ~* &* +@all",
            "user admin on >" + ADMIN_PASSWORD + " ~* &* +@all",
            "user "
                + USER
                + " on >"
                + PASSWORD
                + " ~drumlin* &drumlin* -@all"
                + " +@read +@write +@scripting +@connection +info +time +config|get -keys"));
    List<String> lines =
        new ArrayList<>(
            List.of(
                "bind 127.0.0.1",
                "port " + port,
                "dir \"" + folder + "\"",
                "aclfile \"" + access + "\"",
                "appendonly yes",
                "appendfsync always",
                "save \"\"",
                "maxmemory-policy noeviction",
                "daemonize no",
                "logfile \"" + folder.resolve("redis.log") + "\""));
    lines.addAll(more);
    Files.write(folder.resolve("redis.conf"), lines);
  }

  private void launch() throws IOException {
    Process started =
        new ProcessBuilder("redis-server", folder.resolve("redis.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.log").toFile())
            .start();
    process = started;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (!started.isAlive() || System.nanoTime() > deadline) {
        started.destroyForcibly();
        throw new IOException("redis-server did not start: " + log());
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  private Process process() {
    return Objects.requireNonNull(process, "not started");
  }

  private boolean answers() {
    try (Connection connection = connection("admin", ADMIN_PASSWORD)) {
      return connection.ping() && process().isAlive();
    } catch (JedisException e) {
      return false;
    }
  }

  private Connection connection(String user, String password) {
    return new Connection(
        new HostAndPort("127.0.0.1", port),
        DefaultJedisClientConfig.builder()
            .user(user)
            .password(password)
            .socketTimeoutMillis((int) PATIENCE.toMillis())
            .build());
  }

  private void signal(String name) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process().pid())).start();
    if (kill.waitFor() != 0) {
      throw new IOException("no SIG" + name + " for redis-server");
    }
  }

  private void awaitEnd() {
    try {
      if (!process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("redis-server does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String log() throws IOException {
    Path log = folder.resolve("redis.log");
    Path out = folder.resolve("out.log");
    return (Files.exists(log) ? Files.readString(log) : "")
        + (Files.exists(out) ? Files.readString(out) : "");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
