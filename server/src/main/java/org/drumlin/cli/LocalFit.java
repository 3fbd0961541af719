package org.drumlin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.drumlin.executor.RunnerProcess;
import org.drumlin.job.AttemptFolder;
import org.drumlin.job.Exit;
import org.drumlin.job.JobFolder;
import org.drumlin.job.ProgressLine;
import org.drumlin.job.ProgressTail;
import org.drumlin.runner.RunnerCommand;

/**
 * One fit in a folder of its own, followed from here. A runner that dies is an infrastructure
 * fault: the fit starts again as the next attempt, at most twice. Ctrl-C asks the fit to end with
 * what it has.
 */
final class LocalFit {
  private static final int MOST_ATTEMPTS = 3;
  private static final int LAST_LINES = 5;
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

  private final RunnerCommand command;
  private final JobFolder folder;
  private final int threads;
  private final String[] more;
  private final ProgressDisplay display;
  private final CountDownLatch done = new CountDownLatch(1);
  private byte[] before = new byte[0];
  private volatile boolean interrupted;

  /**
   * @param more words for the runner's command line
   */
  LocalFit(
      RunnerCommand command,
      JobFolder folder,
      int threads,
      List<String> more,
      ProgressDisplay display) {
    this.command = command;
    this.folder = folder;
    this.threads = threads;
    this.more = more.toArray(String[]::new);
    this.display = display;
  }

  /** The document to put back when a fit that was to go on cannot. */
  LocalFit insteadOf(byte[] document) {
    before = document;
    return this;
  }

  /** Runs it to its end and publishes its outputs. */
  Exit run() throws IOException, InterruptedException {
    Thread signal = new Thread(this::onSignal, "signal");
    Runtime.getRuntime().addShutdownHook(signal);
    try {
      Exit exit = attempts();
      if (exit.status() != Exit.Status.FAILED || folder.published().isEmpty()) {
        folder.publish(exit.attempt());
      } else if (before.length > 0) {
        folder.putInput(before, Map.of());
      }
      display.finish();
      return exit;
    } finally {
      if (!interrupted) {
        Runtime.getRuntime().removeShutdownHook(signal);
      }
    }
  }

  /** The table and the report are out: Ctrl-C may end the process. */
  void told() {
    done.countDown();
  }

  private Exit attempts() throws IOException, InterruptedException {
    int first = folder.nextAttempt();
    int last = first + MOST_ATTEMPTS - 1;
    int attempt = first;
    while (true) {
      RunnerProcess process = RunnerProcess.start(command, folder, attempt, threads, more);
      follow(process, folder.attempt(attempt));
      Optional<Exit> exit = folder.attempt(attempt).exit();
      if (exit.isPresent()) {
        return exit.orElseThrow();
      }
      String death = death(process, folder.attempt(attempt));
      if (attempt == last || interrupted) {
        Exit failed = Exit.of(attempt, Exit.Status.FAILED, death, Instant.now());
        folder.attempt(attempt).writeExit(failed);
        return failed;
      }
      attempt++;
      display.note(death + "; starting again (attempt " + attempt + " of " + last + ")");
    }
  }

  private void follow(RunnerProcess process, AttemptFolder attempt)
      throws IOException, InterruptedException {
    ProgressTail tail = new ProgressTail(attempt.progress());
    Instant killAt = Instant.MAX;
    boolean alive = true;
    while (alive) {
      alive = !Files.exists(attempt.exitFile()) && process.alive();
      for (ProgressLine line : tail.poll()) {
        display.show(line);
      }
      if (interrupted && killAt.equals(Instant.MAX)) {
        killAt = Instant.now().plus(STOP_PATIENCE);
        folder.requestStop();
      }
      if (alive && Instant.now().isAfter(killAt)) {
        process.kill();
      }
      if (alive) {
        process.await(LOOK);
      }
    }
  }

  private static String death(RunnerProcess process, AttemptFolder attempt) throws IOException {
    OptionalInt code = process.exitCode();
    List<String> lines = attempt.lastLogLines(LAST_LINES);
    return "the fit's process ended without a result"
        + (code.isPresent() ? " (exit code " + code.getAsInt() + ")" : "")
        + (lines.isEmpty() ? "" : "; its last lines: " + String.join(" | ", lines));
  }

  private void onSignal() {
    interrupted = true;
    display.note("stopping; the result so far is kept");
    try {
      done.await(STOP_PATIENCE.plusSeconds(5).toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
