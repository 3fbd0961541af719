package org.drumlin.executor;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.drumlin.job.AttemptFolder;
import org.drumlin.job.FolderLock;
import org.drumlin.job.JobFolder;
import org.drumlin.runner.RunnerCommand;

/**
 * The process that computes an attempt: a child of this one, or one that an earlier hub started and
 * that is known by its lock alone. It outlives the hub.
 */
public final class RunnerProcess {
  private final JobFolder folder;
  private final Optional<Process> child;

  private RunnerProcess(JobFolder folder, Optional<Process> child) {
    this.folder = folder;
    this.child = child;
  }

  /**
   * Starts a runner for that attempt, in a session of its own; its output goes to runner.log.
   *
   * @param more words for its command line
   */
  public static RunnerProcess start(
      RunnerCommand command, JobFolder folder, int attempt, int threads, String... more)
      throws IOException {
    AttemptFolder files = folder.attempt(attempt);
    files.create();
    Redirect log = Redirect.appendTo(files.log().toFile());
    List<String> words = new ArrayList<>(List.of("run", folder.path().toString()));
    words.addAll(List.of("--attempt", Integer.toString(attempt)));
    words.addAll(List.of("--threads", Integer.toString(threads)));
    words.addAll(List.of(more));
    Process process =
        command
            .process(command.detachedLine(words.toArray(String[]::new)))
            .directory(folder.path().toFile())
            .redirectInput(Redirect.from(nothing()))
            .redirectOutput(log)
            .redirectError(log)
            .start();
    return new RunnerProcess(folder, Optional.of(process));
  }

  /** The runner that is at work in the folder already. */
  static RunnerProcess adopt(JobFolder folder) {
    return new RunnerProcess(folder, Optional.empty());
  }

  /** Whether this process started it. */
  boolean ours() {
    return child.isPresent();
  }

  /** Whether it still runs. */
  public boolean alive() throws IOException {
    return child.isPresent() ? child.orElseThrow().isAlive() : folder.locked();
  }

  /** Waits that long, or less when the process ends. */
  public void await(Duration patience) throws InterruptedException {
    if (child.isPresent()) {
      boolean ended = child.orElseThrow().waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
      assert ended || patience.isPositive();
    } else {
      LockSupport.parkNanos(patience.toNanos());
    }
  }

  /** The exit code of an ended child. */
  public OptionalInt exitCode() {
    return child.isPresent() && !child.orElseThrow().isAlive()
        ? OptionalInt.of(child.orElseThrow().exitValue())
        : OptionalInt.empty();
  }

  /** Ends it at once, without a result. */
  public void kill() throws IOException {
    if (child.isPresent()) {
      child.orElseThrow().destroyForcibly();
    } else {
      killHolder(folder);
    }
  }

  /** Ends whichever process holds the folder's lock. */
  static void killHolder(JobFolder folder) throws IOException {
    if (folder.locked()) {
      folder
          .lockHolder()
          .filter(FolderLock.Holder::here)
          .map(FolderLock.Holder::pid)
          .flatMap(ProcessHandle::of)
          .filter(handle -> handle.pid() != ProcessHandle.current().pid())
          .ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private static File nothing() {
    return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
  }
}
