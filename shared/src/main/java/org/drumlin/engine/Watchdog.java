package org.drumlin.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a call into a driver that never returns does not hang the fit for ever. The
 * thread in the driver cannot be stopped, so the only way out is the end of the process: that is
 * what the given action does, after saying why.
 */
final class Watchdog implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(100);

  private record Watched(String what, long from, Duration limit) {
    boolean late(long now) {
      return now - from - limit.toNanos() > 0;
    }
  }

  private final AtomicReference<@Nullable Watched> watched = new AtomicReference<>();
  private final Consumer<String> end;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param end ends the process; given the reason, for a person
   */
  Watchdog(Consumer<String> end) {
    this.end = end;
    this.thread = Thread.ofPlatform().daemon().name("opencl-watchdog").start(this::look);
  }

  /** Makes a call; for one thread at a time. */
  <T> T within(Duration limit, String what, Supplier<T> call) {
    watched.set(new Watched(what, System.nanoTime(), limit));
    LockSupport.unpark(thread);
    try {
      return call.get();
    } finally {
      watched.set(null);
    }
  }

  private void look() {
    while (!closed) {
      Watched now = watched.get();
      if (now == null) {
        LockSupport.park(this);
      } else if (now.late(System.nanoTime())) {
        end.accept(
            "the OpenCL driver did not return from "
                + now.what()
                + " within "
                + now.limit().toSeconds()
                + " s");
        return;
      } else {
        LockSupport.parkNanos(LOOK.toNanos());
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
