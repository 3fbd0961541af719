package org.drumlin.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drumlin.cli.DrumlinCli;
import org.drumlin.runner.RunnerCommand;

/** {@code drumlin serve} in a process of its own, as an administrator starts it. */
public final class ServerProcess implements AutoCloseable {
  private static final Pattern LISTENS = Pattern.compile("listens on [^,]+, port ([0-9]+)");
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path log;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final Thread reader;

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.reader = Thread.ofPlatform().daemon().name("log of " + log).unstarted(this::read);
  }

  /** Starts one and waits until it listens. */
  public static ServerProcess start(Path config, Map<String, String> environment) throws Exception {
    ServerProcess server = launch(config, environment);
    server.port();
    return server;
  }

  /** Starts one. */
  public static ServerProcess launch(Path config, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command("serve", "--config", config.toString()))
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    Path log = config.resolveSibling(config.getFileName() + ".log");
    ServerProcess server = new ServerProcess(builder.start(), log);
    server.reader.start();
    return server;
  }

  /** The command line of {@code drumlin} with those words. */
  public static List<String> command(String... words) {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-D"
                    + RunnerCommand.JAR_PROPERTY
                    + "="
                    + System.getProperty(RunnerCommand.JAR_PROPERTY, ""),
                "-cp",
                System.getProperty("java.class.path"),
                DrumlinCli.class.getName()));
    line.addAll(List.of(words));
    return line;
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Matcher matcher = LISTENS.matcher(line);
        if (matcher.find()) {
          port.complete(Integer.parseInt(matcher.group(1)));
        }
      }
      port.completeExceptionally(new IOException("the server ended: " + log()));
    } catch (IOException e) {
      port.completeExceptionally(e);
    }
  }

  /** Where it listens; waits for it. */
  public int port() throws Exception {
    return port.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Such as {@code http://127.0.0.1:41234}. */
  public String base() throws Exception {
    return "http://127.0.0.1:" + port();
  }

  /** What it has said so far, of all processes with this configuration. */
  public String log() throws IOException {
    return Files.exists(log) ? Files.readString(log) : "";
  }

  /** Asks it to end, as systemd does; its exit code. */
  public int terminate() throws Exception {
    // Not Process.destroy, which closes the streams: what it says at its end would be lost.
    process.toHandle().destroy();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the server does not end: " + log());
    }
    reader.join(Duration.ofSeconds(PATIENCE_SECONDS));
    return process.exitValue();
  }

  /** As if somebody had pulled the plug of this process. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
