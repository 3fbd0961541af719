package org.drumlin.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.drumlin.store.RedisFixture;

/** {@code drumlin serve} as its administrator starts it, a process of its own, and a browser. */
final class GroupSite implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final Optional<RedisFixture> redis;
  private final URI address;
  private final Path config;
  private final Process server;
  private final Optional<SelfSigned> tls;
  private final HttpClient http;
  private final Browser browser;

  private GroupSite(Path folder, Optional<RedisFixture> redis, Optional<SelfSigned> tls)
      throws Exception {
    this.folder = folder;
    this.redis = redis;
    this.tls = tls;
    HttpClient.Builder client = HttpClient.newBuilder();
    if (tls.isPresent()) {
      client.sslContext(tls.orElseThrow().trusted());
    }
    this.http = client.build();
    String scheme = tls.isPresent() ? "https" : "http";
    this.address = URI.create(scheme + "://127.0.0.1:" + freePort());
    this.config = Files.writeString(folder.resolve("server.yaml"), configuration());
    this.server = start(drumlin("serve", "--config", config.toString()), "serve.log");
    boolean ready = false;
    try {
      awaitReady();
      this.browser = Browser.start(folder.resolve("browser"));
      ready = true;
    } finally {
      if (!ready) {
        end();
      }
    }
  }

  /** One server that keeps its jobs and accounts in SQLite. */
  static GroupSite onSqlite(Path folder) throws Exception {
    return new GroupSite(folder, Optional.empty(), Optional.empty());
  }

  /** The same, which speaks TLS itself. */
  static GroupSite overTls(Path folder) throws Exception {
    return new GroupSite(folder, Optional.empty(), Optional.of(SelfSigned.in(folder)));
  }

  /** One with a real redis-server. */
  static GroupSite onRedis(Path folder) throws Exception {
    RedisFixture redis = RedisFixture.start(folder.resolve("redis"));
    return new GroupSite(folder, Optional.of(redis), Optional.empty());
  }

  private String configuration() throws IOException {
    return """
    listen: 127.0.0.1:%d
    public_url: %s
    data: %s
    %s
    %s
    accounts:
      registration: open
      guests: true
    slots: 1
    threads: 2
    """
        .formatted(
            address.getPort(),
            address,
            folder.resolve("data"),
            store(),
            tls.map(files ->
                    "tls: {certificate: '%s', key: '%s'}"
                        .formatted(files.certificate(), files.key()))
                .orElse(""));
  }

  private String store() throws IOException {
    if (redis.isEmpty()) {
      return "store: sqlite";
    }
    Path secret = Files.writeString(folder.resolve("redis-password"), RedisFixture.PASSWORD);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    return "store: {redis: {url: 'redis://127.0.0.1:%d', user: %s, password: {file: %s}}}"
        .formatted(redis.orElseThrow().port(), RedisFixture.USER, secret);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static List<String> drumlin(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Ddrumlin.runner=" + System.getProperty("drumlin.runner"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("org.drumlin.cli.DrumlinCli");
    command.addAll(List.of(arguments));
    return command;
  }

  private Process start(List<String> command, String log) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(log).toFile())
        .start();
  }

  /** The command line's words on the server's own machine: {@code drumlin admin …}. */
  String admin(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("admin", "--config", config.toString()));
    all.addAll(List.of(arguments));
    Process process = start(drumlin(all.toArray(String[]::new)), "admin.log");
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError(Files.readString(folder.resolve("admin.log")));
    }
    return Files.readString(folder.resolve("admin.log"));
  }

  private void awaitReady() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        if (get("/ready", "").statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // It does not listen yet.
      }
      if (!server.isAlive() || System.nanoTime() > end) {
        throw new IOException("no server: " + Files.readString(folder.resolve("serve.log")));
      }
      Thread.sleep(50);
    }
  }

  /** What the server answers to whoever shows those cookies. */
  HttpResponse<String> get(String path, String cookies) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookies);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  Browser browser() {
    return browser;
  }

  Browser open(String path) throws IOException {
    browser.open(address.resolve(path));
    return browser;
  }

  private void end() throws InterruptedException {
    server.destroy();
    if (!server.waitFor(20, TimeUnit.SECONDS)) {
      server.destroyForcibly().waitFor();
    }
    http.close();
    redis.ifPresent(RedisFixture::close);
  }

  @Override
  public void close() throws Exception {
    try {
      browser.close();
    } finally {
      end();
    }
  }
}
