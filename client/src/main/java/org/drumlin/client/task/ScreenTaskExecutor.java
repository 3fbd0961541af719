package org.drumlin.client.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desktop's executor: a virtual thread a task, callbacks on the JavaFX thread. */
public final class ScreenTaskExecutor implements TaskExecutor {
  private static final Logger log = LoggerFactory.getLogger(ScreenTaskExecutor.class);

  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("task-", 0).factory());
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("task-clock").factory());

  @Override
  public <T> Running start(
      Callable<? extends T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
    var cancelled = new AtomicBoolean();
    try {
      Future<?> future = workers.submit(() -> run(work, done, failed, cancelled));
      return () -> {
        cancelled.set(true);
        future.cancel(true);
      };
    } catch (RejectedExecutionException closing) {
      return () -> {};
    }
  }

  private <T> void run(
      Callable<? extends T> work,
      Consumer<? super T> done,
      Consumer<? super Exception> failed,
      AtomicBoolean cancelled) {
    try {
      T answer = work.call();
      onScreen(() -> unless(cancelled, () -> done.accept(answer)));
    } catch (InterruptedException e) {
      // Only close() and cancel() interrupt: nobody waits for the answer.
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      onScreen(() -> unless(cancelled, () -> failed.accept(e)));
    } catch (Error e) {
      log.error("a background task broke", e);
      onScreen(
          () -> unless(cancelled, () -> failed.accept(new IllegalStateException(e.toString(), e))));
    }
  }

  private static void unless(AtomicBoolean cancelled, Runnable action) {
    if (!cancelled.get()) {
      action.run();
    }
  }

  @Override
  public void onScreen(Runnable action) {
    Platform.runLater(action);
  }

  @Override
  public Running later(Duration delay, Runnable action) {
    var cancelled = new AtomicBoolean();
    try {
      Future<?> future =
          clock.schedule(
              () -> onScreen(() -> unless(cancelled, action)),
              delay.toMillis(),
              TimeUnit.MILLISECONDS);
      return () -> {
        cancelled.set(true);
        future.cancel(false);
      };
    } catch (RejectedExecutionException closing) {
      return () -> {};
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    workers.shutdownNow();
  }
}
