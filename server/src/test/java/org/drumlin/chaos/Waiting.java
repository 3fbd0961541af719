package org.drumlin.chaos;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions, and for nothing else. */
final class Waiting {
  private static final Duration LOOK = Duration.ofMillis(20);

  private Waiting() {}

  /** Until it holds; fails after that long. */
  static void until(Duration patience, Supplier<String> what, BooleanSupplier condition) {
    if (!within(patience, condition)) {
      throw new AssertionError("waited in vain for " + what.get());
    }
  }

  /** Until it holds, at most that long; whether it does. */
  static boolean within(Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return true;
  }
}
