package org.drumlin.client.app;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/** Tells how long after the start of the process the window's first frame was on the screen. */
final class FirstFrame {
  private FirstFrame() {}

  /** Calls with the time once the frame that holds the window has been drawn. */
  static void time(Consumer<Duration> report) {
    then(() ->
        ProcessHandle.current()
            .info()
            .startInstant()
            .ifPresent(start -> report.accept(Duration.between(start, Instant.now()))));
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
