package org.drumlin.client.app;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/** Tells how long after the start the window's first frame was on the screen. */
final class FirstFrame {
  private FirstFrame() {}

  /**
   * Calls with the time from the start of the Java machine once the frame that holds the window has
   * been drawn. (The process's own start is known to a second only, on Linux.)
   */
  static void time(Consumer<Duration> report) {
    then(() -> {
      long drawn = System.nanoTime();
      Duration now = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
      report.accept(now.minusNanos(System.nanoTime() - drawn));
    });
  }

  /** Runs an action once the frame that holds the window has been drawn. */
  static void then(Runnable action) {
    new AnimationTimer() {
      private int pulses;

      @Override
      public void handle(long now) {
        // The first pulse lays out and hands the frame over; the second comes when it is drawn.
        if (++pulses == 2) {
          stop();
          action.run();
        }
      }
    }.start();
  }
}
