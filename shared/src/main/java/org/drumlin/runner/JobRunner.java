package org.drumlin.runner;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.drumlin.engine.EngineWish;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocuments;
import org.drumlin.job.AttemptFolder;
import org.drumlin.job.Exit;
import org.drumlin.job.FolderLock;
import org.drumlin.job.JobFolder;
import org.drumlin.job.ProgressLine;

/**
 * Computes the fit of a job's folder as one attempt. With an attempt's number it serves a hub,
 * which publishes; without, the folder is its own: it takes the next number and publishes itself.
 */
final class JobRunner {
  static final int AT_WORK = 75;

  /** Ended without a result, so that another attempt is made. */
  static final int AGAIN = 70;

  /** Ended before its fit did, as it was asked to: the next attempt goes on. */
  static final int PAUSED = 76;

  private static final String REMEDY =
      "; the engine \"jvm\" computes on the processor, \"auto\" on what works";

  /** A hub that looks whether a runner is alive holds the lock for an instant. */
  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(1);

  private final JobFolder folder;
  private final OptionalInt given;
  private final RunOptions options;
  private final PrintStream err;

  JobRunner(JobFolder folder, RunOptions options, PrintStream err) {
    this.folder = folder;
    this.given = options.attempt();
    this.options = options;
    this.err = err;
  }

  /** Runs it to its end; the exit code. */
  int run() {
    long began = System.nanoTime();
    try {
      int number = given.isPresent() ? given.getAsInt() : folder.nextAttempt();
      Optional<FolderLock> lock = lock(number);
      if (lock.isEmpty()) {
        err.println("drumlin: another runner is at work in " + folder.path() + holder());
        return AT_WORK;
      }
      try (FolderLock held = lock.orElseThrow()) {
        return locked(folder.attempt(number), began);
      }
    } catch (IOException e) {
      err.println("drumlin: " + Failure.ofInput(e));
      return Exit.Status.FAILED.code();
    }
  }

  private int locked(AttemptFolder attempt, long began) throws IOException {
    Optional<Exit> before = attempt.exit();
    if (before.isPresent()
        || folder.published().filter(e -> e.attempt() >= attempt.number()).isPresent()) {
      err.println("drumlin: attempt " + attempt.number() + " has ended already");
      return RunnerMain.USAGE;
    }
    if (given.isEmpty()) {
      folder.clearControl();
    }
    attempt.create();
    StopRequest stop =
        new StopRequest(
            folder, options.pauseOnSignal() ? JobFolder.Wish.PAUSE : JobFolder.Wish.STOP);
    stop.listenToSignals();
    try (RunnerLog log = RunnerLog.open(attempt.log());
        ProgressWriter progress = new ProgressWriter(attempt.progress())) {
      CheckpointWriter checkpoints = new CheckpointWriter(attempt, log, options.checkpoint());
      Reporter reporter = new Reporter(attempt, progress, stop, log, checkpoints, began);
      FitWork work =
          new FitWork(
              folder,
              attempt,
              options,
              reporter,
              checkpoints,
              log,
              why -> hung(attempt, reporter, log, why));
      Exit exit = compute(work, attempt, log);
      end(attempt, exit, reporter, log);
      return exit.code();
    } catch (FitPaused e) {
      attempt.writePaused();
      return PAUSED;
    } catch (FitWork.TryAgain e) {
      err.println("drumlin: " + e.getMessage());
      return AGAIN;
    } finally {
      stop.ended();
    }
  }

  private void end(AttemptFolder attempt, Exit exit, Reporter reporter, RunnerLog log)
      throws IOException {
    reporter.line(
        seq -> new ProgressLine.End(seq, reporter.seconds(), exit.status().wire(), exit.message()));
    log.line(exit.status().wire() + ": " + exit.message());
    attempt.writeExit(exit);
    if (given.isEmpty()) {
      folder.publish(attempt.number());
      err.println("drumlin: " + exit.status().wire() + ": " + exit.message());
    }
  }

  /**
   * A driver does not return: the thread that called it cannot be stopped, so the process ends.
   * Where the engine was free to choose, without an end: whoever follows the fit starts it again,
   * and the next attempt knows.
   */
  private void hung(AttemptFolder attempt, Reporter reporter, RunnerLog log, String why) {
    try {
      log.line(why);
      OpenClMark mark = new OpenClMark(folder, attempt.number());
      if (engineIsFree()) {
        mark.failed(why);
      } else {
        mark.clear();
        Exit exit = Exit.of(attempt.number(), Exit.Status.FAILED, why + REMEDY, Instant.now());
        end(attempt, exit, reporter, log);
      }
    } catch (IOException | DocumentException e) {
      log.trace("the end cannot be written", e);
    } finally {
      Runtime.getRuntime().halt(AGAIN);
    }
  }

  private boolean engineIsFree() throws IOException, DocumentException {
    return FitWork.wish(options.engine(), FitDocuments.read(folder.document()))
        instanceof EngineWish.Auto;
  }

  private Exit compute(FitWork work, AttemptFolder attempt, RunnerLog log) throws FitWork.TryAgain {
    try {
      log.line("attempt " + attempt.number() + ", Drumlin " + Version.current());
      return work.run();
    } catch (FitWork.TryAgain e) {
      log.line(String.valueOf(e.getMessage()));
      throw e;
    } catch (FitPaused e) {
      log.line("paused: the state is kept, another attempt goes on from it");
      throw e;
    } catch (Exception | OutOfMemoryError | StackOverflowError | LinkageError | AssertionError e) {
      Failure failure = Failure.of(e, Runtime.getRuntime().maxMemory() >> 20);
      if (failure.expected()) {
        log.line(e.getClass().getSimpleName());
      } else {
        log.trace("failed", e);
      }
      return Exit.of(attempt.number(), Exit.Status.FAILED, failure.message(), Instant.now());
    }
  }

  private Optional<FolderLock> lock(int attempt) throws IOException {
    long deadline = System.nanoTime() + LOCK_PATIENCE.toNanos();
    Optional<FolderLock> lock = folder.lock(attempt);
    while (lock.isEmpty() && System.nanoTime() - deadline < 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      lock = folder.lock(attempt);
    }
    return lock;
  }

  private String holder() {
    return folder
        .lockHolder()
        .map(who -> " (process " + who.pid() + ", attempt " + who.attempt() + ")")
        .orElse("");
  }
}
