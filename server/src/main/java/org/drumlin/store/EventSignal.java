package org.drumlin.store;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for the next event. */
final class EventSignal {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private long newest;
  private boolean closed;

  void reached(long sequence) {
    lock.lock();
    try {
      if (sequence > newest) {
        newest = sequence;
        grown.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a sequence above {@code after}, the timeout, or the end; gives the newest. */
  long await(long after, Duration timeout) throws InterruptedException {
    long left = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      while (newest <= after && !closed && left > 0) {
        left = grown.awaitNanos(left);
      }
      return newest;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
