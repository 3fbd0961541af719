package org.drumlin.runner;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.drumlin.fitter.FitSnapshot;
import org.drumlin.job.AttemptFolder;

/**
 * Keeps a running fit's state by time, and never for more than a fiftieth of it. A disk that takes
 * no more does not end the fit; the log says it.
 */
final class CheckpointWriter {
  private static final int SHARE = 50;

  private final AttemptFolder attempt;
  private final RunnerLog log;
  private final long interval;
  private long next;
  private boolean complained;

  CheckpointWriter(AttemptFolder attempt, RunnerLog log, Duration interval) {
    this.attempt = attempt;
    this.log = log;
    this.interval = interval.toNanos();
    this.next = System.nanoTime() + this.interval;
  }

  /** Called after every batch. */
  void step(FitSnapshot snapshot) {
    long from = System.nanoTime();
    if (from - next < 0) {
      return;
    }
    snapshot.checkpoint().ifPresent(this::write);
    long now = System.nanoTime();
    next = now + Math.max(interval, SHARE * (now - from));
  }

  /** Where a fit ended, or was left: from there it can be gone on with. */
  void end(Optional<byte[]> checkpoint) {
    checkpoint.ifPresent(this::write);
  }

  private void write(byte[] bytes) {
    try {
      attempt.write(attempt.checkpoint(), bytes);
    } catch (IOException e) {
      if (!complained) {
        complained = true;
        log.trace("the checkpoint cannot be written; the fit goes on", e);
      }
    }
  }
}
