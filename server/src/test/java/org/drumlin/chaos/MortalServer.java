package org.drumlin.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.drumlin.app.ServerProcess;

/** {@code drumlin serve} in a process of its own, which a test may kill, freeze and start again. */
final class MortalServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path config;
  private final Path log;
  private final int port;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private Process process;

  private MortalServer(Path config, Path log, int port) {
    this.config = config;
    this.log = log;
    this.port = port;
  }

  /**
   * One that is not started yet.
   *
   * @param rest its configuration, but for where it listens
   */
  static MortalServer of(Path folder, String name, int port, String rest) throws IOException {
    Path config = folder.resolve(name + ".yaml");
    Files.writeString(config, "listen: 127.0.0.1:" + port + "\n" + rest);
    return new MortalServer(config, folder.resolve(name + ".log"), port);
  }

  /** A port that was free a moment ago. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Starts it, and does not wait for it. */
  void launch() throws IOException {
    process =
        new ProcessBuilder(ServerProcess.command("serve", "--config", config.toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
  }

  /** Starts it and waits until it answers. */
  void start() throws IOException, InterruptedException {
    launch();
    awaitHealth();
  }

  void awaitHealth() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!healthy()) {
      if (!process.isAlive() || System.nanoTime() - end > 0) {
        throw new AssertionError("the server does not come up: " + Files.readString(log));
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private boolean healthy() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  boolean alive() {
    return process != null && process.isAlive();
  }

  int port() {
    return port;
  }

  Path log() {
    return log;
  }

  /** As {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** It stands still: connections stay open and nothing answers. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    if (process != null) {
      kill();
    }
    http.close();
  }
}
