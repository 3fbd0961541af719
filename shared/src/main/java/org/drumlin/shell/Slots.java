package org.drumlin.shell;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** How many commands run at once over one login: two, or one where the host lets no more. */
final class Slots {
  private final Semaphore free = new Semaphore(2, true);
  private final AtomicInteger most = new AtomicInteger(2);

  boolean take(Duration patience) throws InterruptedException {
    return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  void release() {
    free.release();
  }

  /** The slot that was taken is given up for good; false when it is the last one. */
  boolean shrink() {
    return most.compareAndSet(2, 1);
  }
}
