package org.drumlin.client.task;

/** Work under way. */
@FunctionalInterface
public interface Running {
  /** Interrupts the work; neither of its callbacks is called any more. From the screen's thread. */
  void cancel();
}
