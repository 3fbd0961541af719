package org.drumlin.fitter;

import org.drumlin.fit.FitResult;

/** Ends a fit when somebody asks for it, or when the time allowed has passed. */
final class Watch {
  private static final double NANOS_AN_HOUR = 3600e9;

  private final FitMonitor monitor;
  private final double allowed;
  private final long began = System.nanoTime();
  private FitResult.Ended ended = FitResult.Ended.NOT_YET;

  /**
   * @param hours from now; 0 for no limit
   */
  Watch(FitMonitor monitor, double hours) {
    this.monitor = monitor;
    this.allowed = hours > 0 ? hours * NANOS_AN_HOUR : Double.POSITIVE_INFINITY;
  }

  /** Shows the monitor how the fit stands; whether it has to end now. */
  boolean ends(FitSnapshot snapshot) {
    monitor.step(snapshot);
    if (monitor.shouldStop()) {
      ended = FitResult.Ended.STOPPED;
    } else if (System.nanoTime() - began >= allowed) {
      ended = FitResult.Ended.TIME;
    }
    return ended != FitResult.Ended.NOT_YET;
  }

  /** STOPPED or TIME where this ended the fit, else NOT_YET. */
  FitResult.Ended ended() {
    return ended;
  }
}
