package org.drumlin.client.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.drumlin.job.Json;

/** A real {@code drumlin serve} over a real redis-server, both processes of their own. */
final class ServedGroup implements AutoCloseable {
  private static final String PASSWORD = "a-password-of-tests";
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

  private final Path folder;
  private final int port;
  private final Process redis;
  private Process server;

  private ServedGroup(Path folder, int port, Process redis, Process server) {
    this.folder = folder;
    this.port = port;
    this.redis = redis;
    this.server = server;
  }

  /** Starts both; anybody may register. */
  static ServedGroup start(Path folder) throws IOException {
    int redisPort = freePort();
    int port = freePort();
    Process redis = redis(Files.createDirectories(folder.resolve("redis")), redisPort);
    await("redis-server", folder.resolve("redis/redis.log"), redis, () -> listens(redisPort));
    configure(folder, port, redisPort);
    Process server = serve(folder);
    var group = new ServedGroup(folder, port, redis, server);
    await("drumlin serve", folder.resolve("server.log"), server, group::ready);
    return group;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Makes an account, as the server's page does. */
  void register(String name, String password) throws IOException, InterruptedException {
    var body = Json.object().put("name", name).put("password", password);
    var answer =
        send(
            HttpRequest.newBuilder(address().resolve("/api/v1/auth/register"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.line(body))));
    if (answer.statusCode() != 201) {
      throw new IOException("not registered: " + answer.statusCode() + " " + answer.body());
    }
  }

  /** The server falls silent; what it runs goes on. */
  void kill() {
    server.destroyForcibly();
    ended(server);
  }

  /** The server comes back where it was. */
  void restart() throws IOException {
    server = serve(folder);
    await("drumlin serve", folder.resolve("server.log"), server, this::ready);
  }

  @Override
  public void close() {
    server.destroy();
    ended(server);
    redis.destroyForcibly();
    ended(redis);
  }

  private static Process redis(Path folder, int port) throws IOException {
    Path access =
        Files.write(
            folder.resolve("users.acl"),
            List.of(
                // 'off' alone loses data: the log is read back as this user.
                "user default off resetpass ~* &* +@all",
                "user drumlin on >"
                    + PASSWORD
                    + " ~drumlin* &drumlin* -@all"
                    + " +@read +@write +@scripting +@connection +info +config|get +time -keys"));
    Path file =
        Files.write(
            folder.resolve("redis.conf"),
            List.of(
                "bind 127.0.0.1",
                "port " + port,
                "dir \"" + folder + "\"",
                "aclfile \"" + access + "\"",
                "appendonly yes",
                "appendfsync always",
                "save \"\"",
                "maxmemory-policy noeviction"));
    return process(folder.resolve("redis.log"), List.of("redis-server", file.toString()));
  }

  private static void configure(Path folder, int port, int redisPort) throws IOException {
    Path password = Files.writeString(folder.resolve("redis.password"), PASSWORD);
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        folder.resolve("server.yaml"),
        """
        listen: 127.0.0.1:%d
        data: %s
        store:
          redis:
            url: redis://127.0.0.1:%d
            user: drumlin
            password: {file: %s}
        accounts:
          registration: open
        slots: 1
        threads: 2
        """
            .formatted(port, folder.resolve("data"), redisPort, password));
  }

  private static Process serve(Path folder) throws IOException {
    return process(
        folder.resolve("server.log"),
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-Ddrumlin.runner=" + System.getProperty("drumlin.runner"),
            "-cp",
            System.getProperty("java.class.path"),
            "org.drumlin.cli.DrumlinCli",
            "serve",
            "--config",
            folder.resolve("server.yaml").toString()));
  }

  private static Process process(Path log, List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private boolean ready() {
    try {
      return send(HttpRequest.newBuilder(address().resolve("/ready"))).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static boolean listens(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static void await(String what, Path log, Process process, BooleanSupplier there)
      throws IOException {
    long deadline = System.nanoTime() + PATIENCE;
    while (!there.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new IOException(what + " did not start: " + Files.readString(log));
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static void ended(Process process) {
    try {
      if (!process.waitFor(PATIENCE, TimeUnit.NANOSECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
