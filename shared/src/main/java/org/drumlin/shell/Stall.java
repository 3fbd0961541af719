package org.drumlin.shell;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Breaks a transfer off that has not moved for a minute. */
final class Stall implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final long TICK_MS = 500;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Runnable cut;
  private volatile long moved = System.nanoTime();
  private volatile boolean waiting;

  Stall(Runnable cut) {
    this.cut = cut;
    Thread.ofVirtual().name("transfer watch").start(this::watch);
  }

  /** Something is waited for from now on. */
  void begin() {
    moved = System.nanoTime();
    waiting = true;
  }

  /** It came, or went. */
  void end() {
    waiting = false;
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void watch() {
    try {
      while (!closed.await(TICK_MS, TimeUnit.MILLISECONDS)) {
        if (waiting && System.nanoTime() - moved > LIMIT.toNanos()) {
          cut.run();
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
