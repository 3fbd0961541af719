package org.drumlin.engine;

import java.time.Duration;

/**
 * How much a device is given at once: enough to be worth a launch, not so much that it cannot be
 * told from one that hangs, nor that a display driver takes the card away.
 */
final class OpenClPace {
  private static final double WANTED_SECONDS = 0.3;
  private static final double FIRST_STEPS = 2e7;

  /** A launch grows by no more than this over the last one. */
  private static final double GROWTH = 8;

  /** Slower than any device in use: what an unknown kernel is expected to need. */
  private static final double SLOWEST = 5e6;

  private static final Duration LEAST = Duration.ofSeconds(60);
  private static final int PATIENCE = 20;

  private double rate;
  private double last;

  /** How many steps the next launch should have. */
  double steps() {
    return rate == 0 ? FIRST_STEPS : Math.min(GROWTH * last, WANTED_SECONDS * rate);
  }

  /** When a launch of that many steps counts as hung. */
  Duration limit(double steps) {
    double expected = steps / Math.max(rate, SLOWEST);
    Duration patient = Duration.ofMillis((long) Math.min(PATIENCE * 1e3 * expected, 1e10));
    return patient.compareTo(LEAST) > 0 ? patient : LEAST;
  }

  void took(double steps, double seconds) {
    last = steps;
    rate = steps / Math.max(seconds, 1e-6);
  }
}
