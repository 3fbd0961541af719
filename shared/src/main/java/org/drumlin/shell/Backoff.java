package org.drumlin.shell;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * When a failed connection may be tried again: 5 s, doubled up to 10 min, each shortened at random.
 */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LAST = Duration.ofMinutes(10);

  private final LongSupplier nanos;
  private final RandomGenerator random;
  private int failures;
  private long until;

  Backoff(LongSupplier nanos, RandomGenerator random) {
    this.nanos = nanos;
    this.random = random;
  }

  synchronized void failed() {
    long longest = Math.min(LAST.toNanos(), FIRST.toNanos() << Math.min(failures, 20));
    failures++;
    until = nanos.getAsLong() + random.nextLong(longest / 2, longest + 1);
  }

  synchronized void succeeded() {
    failures = 0;
  }

  /** Zero: now. */
  synchronized Duration left() {
    if (failures == 0) {
      return Duration.ZERO;
    }
    return Duration.ofNanos(Math.max(0, until - nanos.getAsLong()));
  }
}
