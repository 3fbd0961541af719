package org.drumlin.client.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Runs work beside the screen. Callbacks always come on the screen's thread. Tests use one that
 * works step by step on the caller's thread.
 */
public interface TaskExecutor extends AutoCloseable {
  /**
   * Starts work on a thread of its own.
   *
   * @param done gets the answer
   * @param failed gets what the work threw
   */
  <T> Running start(
      Callable<? extends T> work, Consumer<? super T> done, Consumer<? super Exception> failed);

  /** Runs an action on the screen's thread, soon; from any thread. */
  void onScreen(Runnable action);

  /** Runs an action on the screen's thread after a while. */
  Running later(Duration delay, Runnable action);

  /** Interrupts everything under way and takes nothing more. */
  @Override
  void close();
}
