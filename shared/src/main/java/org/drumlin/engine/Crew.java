package org.drumlin.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A fixed number of threads, the caller's among them, that share out numbered tasks. */
final class Crew implements AutoCloseable {
  /** A task, done by one of the crew. */
  interface Task {
    /**
     * @param worker from 0 to size - 1; no two tasks run with the same at once
     */
    void run(int worker, int task);
  }

  private final int size;
  private final ExecutorService others;

  Crew(int size) {
    this.size = size;
    this.others =
        Executors.newFixedThreadPool(
            Math.max(1, size - 1),
            Thread.ofPlatform().daemon().name("drumlin-engine-", 1).factory());
  }

  int size() {
    return size;
  }

  /**
   * Does tasks 0 to count - 1 and returns when all are done. An interrupt does not cut it short (a
   * launch is short) but is kept for the caller.
   */
  void run(int count, Task task) {
    int workers = Math.min(size, count);
    if (workers <= 1) {
      for (int i = 0; i < count; i++) {
        task.run(0, i);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(workers - 1);
    for (int w = 1; w < workers; w++) {
      int worker = w;
      others.execute(() -> {
        work(worker, count, task, next, failure);
        done.countDown();
      });
    }
    work(0, count, task, next, failure);
    await(done);
    RuntimeException thrown = failure.get();
    if (thrown != null) {
      throw thrown;
    }
  }

  private static void work(
      int worker,
      int count,
      Task task,
      AtomicInteger next,
      AtomicReference<RuntimeException> failure) {
    try {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        task.run(worker, i);
      }
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
      next.set(count);
    } catch (Error e) {
      failure.compareAndSet(null, new IllegalStateException("the engine failed: " + e, e));
      next.set(count);
    }
  }

  private static void await(CountDownLatch done) {
    boolean interrupted = false;
    while (true) {
      try {
        done.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    others.shutdown();
  }
}
