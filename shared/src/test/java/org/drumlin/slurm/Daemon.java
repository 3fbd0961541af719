package org.drumlin.slurm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A service that a test starts in the foreground, kills, freezes and starts again. */
public final class Daemon {
  static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Path log;
  private final Map<String, String> environment;
  private final List<String> command;
  private @Nullable Process process;

  Daemon(Path log, Map<String, String> environment, String... command) {
    this.log = log;
    this.environment = environment;
    this.command = List.of(command);
  }

  /** Starts it, also again. */
  public void start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    process = builder.start();
  }

  /** Waits until that holds; fails when the daemon ends before. */
  void startAnd(Condition up) throws Exception {
    start();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!up.holds()) {
      if (!process().isAlive() || System.nanoTime() > deadline) {
        throw new IOException(
            command.getFirst() + " did not start: " + new String(Files.readAllBytes(log), UTF_8));
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** What is waited for. */
  interface Condition {
    boolean holds() throws Exception;
  }

  /** As if its computer failed. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly();
      awaitEnd();
    }
  }

  /** As an administrator would. */
  public void stop() {
    process().destroy();
    awaitEnd();
  }

  /** It stands still: connections stay open and nothing answers. */
  public void freeze() throws Exception {
    signal("-STOP");
  }

  public void thaw() throws Exception {
    signal("-CONT");
  }

  public boolean alive() {
    return process != null && process.isAlive();
  }

  private void signal(String name) throws Exception {
    Process kill = new ProcessBuilder("kill", name, Long.toString(process().pid())).start();
    if (kill.waitFor() != 0) {
      throw new IOException("no SIG" + name.substring(1) + " for " + command.getFirst());
    }
  }

  private Process process() {
    return Objects.requireNonNull(process, "not started");
  }

  private void awaitEnd() {
    try {
      if (!process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(command.getFirst() + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
