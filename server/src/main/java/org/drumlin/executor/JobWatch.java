package org.drumlin.executor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.drumlin.job.AttemptFolder;
import org.drumlin.job.Exit;
import org.drumlin.job.Job;
import org.drumlin.job.JobFolder;
import org.drumlin.job.JobState;
import org.drumlin.job.ProgressLine;
import org.drumlin.job.ProgressTail;
import org.drumlin.runner.RunnerCommand;
import org.drumlin.store.Claim;
import org.drumlin.store.Ending;
import org.drumlin.store.JobStore;
import org.drumlin.store.Lease;
import org.drumlin.store.StoreException;
import org.drumlin.store.Written;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one claimed job to its end: starts its runner, or takes up the one that is alive; turns
 * what the folder says into the store's events; and publishes, or gives the job back when the
 * runner died. For one thread.
 */
final class JobWatch {
  private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);
  private static final int LAST_LINES = 5;

  private static final Duration START_PATIENCE = Duration.ofSeconds(10);

  /** Exit code of a runner that found another one at work. */
  private static final int AT_WORK = 75;

  private final JobStore store;
  private final RunnerCommand command;
  private final ExecutorSettings settings;
  private final Lease lease;
  private final JobFolder folder;
  private final AttemptFolder attempt;
  private final ProgressTail tail;
  private final Deque<ProgressLine> untold = new ArrayDeque<>();
  private Optional<ProgressLine.Report> untoldProgress = Optional.empty();
  private Optional<FileTime> partialSeen = Optional.empty();
  private boolean complained;
  private boolean started;
  private volatile boolean leaving;
  private volatile boolean pausing;
  private boolean pauseAsked;
  private boolean stopping;
  private long stopDeadline;
  private long nextHeartbeat;

  JobWatch(
      JobStore store,
      JobFolders folders,
      RunnerCommand command,
      ExecutorSettings settings,
      Claim claim) {
    this.store = store;
    this.command = command;
    this.settings = settings;
    this.lease = claim.lease();
    this.folder = folders.of(lease.jobId());
    this.attempt = folder.attempt(lease.attempt());
    this.tail = new ProgressTail(attempt.progress());
    this.started = Files.exists(attempt.path());
    this.nextHeartbeat = System.nanoTime() + settings.heartbeat().toNanos();
    noticeStop(claim.job());
  }

  /**
   * Returns when the job has ended, was given back, or is no longer ours; or after {@link #leave},
   * with its runner left at work.
   */
  void follow() {
    try {
      RunnerProcess process = process();
      while (tryStep(process)) {
        LockSupport.parkNanos(settings.poll().toNanos());
        if (leaving) {
          store.release(lease);
          return;
        }
        askForPause();
        if (process.exitCode().orElse(0) == AT_WORK) {
          process = process();
        }
      }
    } catch (IOException e) {
      LOG.error("job {}: its folder cannot be used", lease.jobId(), e);
      String message = "the job's folder cannot be used: " + e.getMessage();
      store.publish(lease, new Ending(JobState.FAILED, message, Optional.empty()));
    }
  }

  /**
   * Ends the following soon, from any thread. Not by an interrupt, which would close whatever file
   * is being read.
   */
  void leave() {
    leaving = true;
  }

  /** Asks the runner to keep the fit's state and to end; the job is then given back. */
  void pause() {
    pausing = true;
  }

  private void askForPause() throws IOException {
    if (pausing && !pauseAsked && !stopping) {
      pauseAsked = true;
      folder.requestPause();
    }
  }

  /** A store that fails for a while is waited for: nothing is lost of what the runner wrote. */
  private boolean tryStep(RunnerProcess process) throws IOException {
    try {
      boolean more = step(process);
      complained = false;
      return more;
    } catch (StoreException e) {
      if (!e.retryable()) {
        throw e;
      }
      if (!complained) {
        LOG.warn("job {}: {}", lease.jobId(), e.getMessage());
      }
      complained = true;
      return true;
    }
  }

  /** One look at the folder and the store; false when there is nothing more to do. */
  private boolean step(RunnerProcess process) throws IOException {
    boolean alive = !Files.exists(attempt.exitFile()) && process.alive();
    boolean ours = news() && heartbeat(process);
    if (!ours) {
      LOG.warn("job {}: the lease is lost; left to its new holder", lease.jobId());
      return false;
    }
    if (alive || process.exitCode().orElse(0) == AT_WORK) {
      return true;
    }
    collect(process);
    return false;
  }

  private RunnerProcess process() throws IOException {
    if (started) {
      awaitLock();
    }
    if (attempt.exit().isPresent() || ofThisAttempt()) {
      return RunnerProcess.adopt(folder);
    }
    if (started && !folder.locked()) {
      // Begun by a hub that died, and its runner with it: collecting finds no result.
      return RunnerProcess.adopt(folder);
    }
    started = true;
    endOlderRunner();
    folder.takeBackPause();
    return RunnerProcess.start(
        command, folder, lease.attempt(), settings.threads(), "--pause-on-signal");
  }

  /** A runner just started by another hub has not taken its lock yet. */
  private void awaitLock() throws IOException {
    Instant deadline = Files.getLastModifiedTime(attempt.path()).toInstant().plus(START_PATIENCE);
    while (!folder.locked()
        && attempt.exit().isEmpty()
        && !Files.exists(attempt.progress())
        && Instant.now().isBefore(deadline)
        && !leaving) {
      LockSupport.parkNanos(settings.poll().toNanos());
    }
  }

  private boolean ofThisAttempt() throws IOException {
    return folder.locked()
        && folder.lockHolder().filter(who -> who.attempt() == lease.attempt()).isPresent();
  }

  /** A runner of an earlier attempt that was thought dead: it must not go on beside ours. */
  private void endOlderRunner() throws IOException {
    while (folder.locked() && !leaving) {
      LOG.warn("job {}: ending the runner of an earlier attempt", lease.jobId());
      RunnerProcess.killHolder(folder);
      LockSupport.parkNanos(settings.poll().toNanos());
    }
  }

  /** Passes on what the runner wrote; false when the lease is lost. */
  private boolean news() throws IOException {
    untold.addAll(tail.poll());
    while (!untold.isEmpty()) {
      if (!tell(untold.getFirst())) {
        return false;
      }
      untold.removeFirst();
    }
    if (untoldProgress.isPresent()
        && store.progress(lease, untoldProgress.orElseThrow().progress()) == Written.STALE) {
      return false;
    }
    untoldProgress = Optional.empty();
    Optional<FileTime> partial = partialTime();
    if (partial.isPresent() && !partial.equals(partialSeen)) {
      boolean ours = store.partialResult(lease) != Written.STALE;
      partialSeen = partial;
      return ours;
    }
    return true;
  }

  /** One line of the runner's; false when the lease is lost. */
  private boolean tell(ProgressLine line) {
    switch (line) {
      case ProgressLine.Start start -> {
        return store.running(lease) != Written.STALE;
      }
      // Of several at once only the newest is told.
      case ProgressLine.Report report -> untoldProgress = Optional.of(report);
      case ProgressLine.Log text -> {
        return store.log(lease, text.text()) != Written.STALE;
      }
      case ProgressLine.End end -> LOG.debug("job {}: {}", lease.jobId(), end.status());
    }
    return true;
  }

  private Optional<FileTime> partialTime() throws IOException {
    try {
      return Optional.of(Files.getLastModifiedTime(attempt.partial()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private boolean heartbeat(RunnerProcess process) throws IOException {
    long now = System.nanoTime();
    if (now - nextHeartbeat >= 0) {
      Optional<Job> job = store.heartbeat(lease, settings.lease());
      if (job.isEmpty()) {
        return false;
      }
      nextHeartbeat = now + settings.heartbeat().toNanos();
    }
    store.find(lease.jobId()).ifPresent(this::noticeStop);
    if (stopping && now - stopDeadline >= 0 && process.alive()) {
      LOG.warn("job {}: it does not end when asked to; killed", lease.jobId());
      process.kill();
    }
    return true;
  }

  private void noticeStop(Job job) {
    if (!stopping && job.state() == JobState.STOPPING) {
      stopping = true;
      stopDeadline = System.nanoTime() + settings.stopPatience().toNanos();
      try {
        folder.requestStop();
      } catch (IOException e) {
        LOG.error("job {}: cannot ask its runner to stop", lease.jobId(), e);
      }
    }
  }

  private void collect(RunnerProcess process) throws IOException {
    Optional<Exit> exit = attempt.exit();
    if (exit.isEmpty() && attempt.paused()) {
      store.giveBack(lease, "goes on from where it was when the server ended");
      return;
    }
    if (exit.isEmpty() && !process.ours() && !Files.exists(attempt.progress())) {
      // Its server died between the claim and the runner's first line: no fault of the fit's.
      LOG.info("job {} attempt {}: given back, never begun", lease.jobId(), lease.attempt());
      store.giveBack(lease, "its server ended before the fit had begun; it is queued again");
      return;
    }
    if (exit.isEmpty()) {
      String reason = death(process);
      LOG.warn("job {} attempt {}: {}", lease.jobId(), lease.attempt(), reason);
      store.requeue(lease, reason);
      return;
    }
    Exit end = exit.orElseThrow();
    Written written =
        store.publish(lease, new Ending(end.status().state(), end.message(), attempt.chisq()));
    if (written != Written.STALE) {
      folder.publish(lease.attempt());
    }
  }

  private String death(RunnerProcess process) throws IOException {
    StringBuilder text = new StringBuilder("the fit's process ended without a result");
    process.exitCode().ifPresent(code -> text.append(" (exit code ").append(code).append(')'));
    List<String> lines = attempt.lastLogLines(LAST_LINES);
    if (!lines.isEmpty()) {
      text.append("; its last lines: ").append(String.join(" | ", lines));
    }
    return text.toString();
  }
}
