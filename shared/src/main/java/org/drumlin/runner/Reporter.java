package org.drumlin.runner;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongFunction;
import org.drumlin.fitter.FitMonitor;
import org.drumlin.fitter.FitProgress;
import org.drumlin.fitter.FitSnapshot;
import org.drumlin.job.AttemptFolder;
import org.drumlin.job.JobFolder;
import org.drumlin.job.Progress;
import org.drumlin.job.ProgressLine;

/**
 * Tells how a fit goes: progress.jsonl at most twice a second and at each change of phase,
 * partial.json at most once a second and never for more than a tenth of the time. A disk that takes
 * no more does not end the fit; the result will say it.
 */
final class Reporter implements FitMonitor {
  private static final long REPORT_NANOS = Duration.ofMillis(500).toNanos();
  private static final long PARTIAL_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long FIRST_PARTIAL_NANOS = Duration.ofMillis(200).toNanos();
  private static final int PARTIAL_SHARE = 10;

  private final AttemptFolder attempt;
  private final ProgressWriter progress;
  private final StopRequest stop;
  private final RunnerLog log;
  private final CheckpointWriter checkpoints;
  private final long began;
  private final TimeLeft timeLeft = new TimeLeft();
  private String phase = "";
  private long fitBegan;
  private long nextReport;
  private long nextPartial;
  private boolean complained;
  private boolean goesOn;
  private long evaluationsBefore;

  /**
   * @param began System.nanoTime() when the runner began
   */
  Reporter(
      AttemptFolder attempt,
      ProgressWriter progress,
      StopRequest stop,
      RunnerLog log,
      CheckpointWriter checkpoints,
      long began) {
    this.attempt = attempt;
    this.progress = progress;
    this.stop = stop;
    this.log = log;
    this.checkpoints = checkpoints;
    this.began = began;
  }

  /** The fit itself begins now; speeds count from here. */
  void fitBegins() {
    fitBegan = System.nanoTime();
    nextReport = fitBegan;
    nextPartial = fitBegan + FIRST_PARTIAL_NANOS;
  }

  /** Seconds since the runner began. */
  double seconds() {
    return round((System.nanoTime() - began) / 1e9);
  }

  /** Seconds since the fit itself began. */
  double fitSeconds() {
    return (System.nanoTime() - fitBegan) / 1e9;
  }

  /** The fit goes on from where an earlier one was: what that evaluated does not count as speed. */
  void goesOn() {
    goesOn = true;
  }

  /** Evaluations a second of this part of the fit; NaN before its beginning. */
  double speed(long evaluations) {
    double elapsed = fitSeconds();
    return elapsed > 0 ? Math.rint((evaluations - evaluationsBefore) / elapsed) : Double.NaN;
  }

  /** Writes a line that is no progress: start, log, end. */
  void line(LongFunction<ProgressLine> line) {
    try {
      progress.write(line);
    } catch (IOException e) {
      complain(e);
    }
  }

  @Override
  public boolean shouldStop() {
    return wish() == JobFolder.Wish.STOP;
  }

  private JobFolder.Wish wish() {
    try {
      return stop.wish();
    } catch (IOException e) {
      complain(e);
      return JobFolder.Wish.GO_ON;
    }
  }

  @Override
  public void step(FitSnapshot snapshot) {
    if (wish() == JobFolder.Wish.PAUSE) {
      checkpoints.end(snapshot.checkpoint());
      throw new FitPaused();
    }
    checkpoints.step(snapshot);
    if (goesOn) {
      goesOn = false;
      evaluationsBefore = snapshot.progress().evaluations();
    }
    long now = System.nanoTime();
    boolean changed = !snapshot.phase().equals(phase);
    if (!changed && now - nextReport < 0 && now - nextPartial < 0) {
      return;
    }
    if (changed || now - nextReport >= 0) {
      phase = snapshot.phase();
      nextReport = now + REPORT_NANOS;
      FitProgress state = snapshot.progress();
      line(seq -> new ProgressLine.Report(report(seq, state)));
    }
    if (now - nextPartial >= 0) {
      writePartial(snapshot);
    }
  }

  private void writePartial(FitSnapshot snapshot) {
    long from = System.nanoTime();
    try {
      attempt.writePartial(ResultBytes.of(snapshot.partial()));
    } catch (IOException e) {
      complain(e);
    }
    long now = System.nanoTime();
    nextPartial = now + Math.max(PARTIAL_NANOS, PARTIAL_SHARE * (now - from));
  }

  private Progress report(long seq, FitProgress state) {
    double elapsed = fitSeconds();
    double fraction = Math.clamp(state.fraction(), 0, 1);
    double remaining = timeLeft.after(elapsed, fraction);
    return new Progress(
        seq,
        seconds(),
        state.phase(),
        fraction,
        round(remaining),
        state.evaluations(),
        speed(state.evaluations()),
        state.generation().orElse(0),
        state.chisq(),
        state.rhat(),
        round(state.ess()),
        state.best());
  }

  private static double round(double seconds) {
    return Math.rint(seconds * 1000) / 1000;
  }

  private void complain(IOException e) {
    if (!complained) {
      complained = true;
      log.trace("progress cannot be written; the fit goes on", e);
    }
  }
}
