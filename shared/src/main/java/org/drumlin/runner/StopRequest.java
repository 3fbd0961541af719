package org.drumlin.runner;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.drumlin.job.JobFolder;

/**
 * Whether the fit is to end now: asked for by the control file, or by a signal (Ctrl-C, a
 * scheduler's TERM), which waits until the partial result is written.
 */
final class StopRequest {
  private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final JobFolder folder;
  private final CountDownLatch ended = new CountDownLatch(1);
  private long nextLook;
  private volatile boolean requested;

  StopRequest(JobFolder folder) {
    this.folder = folder;
    this.nextLook = System.nanoTime();
  }

  /** Makes signals stop the fit instead of killing it. */
  void listenToSignals() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::onSignal, "signal"));
  }

  /** Cheap enough to ask after every batch. */
  boolean requested() throws IOException {
    if (!requested && System.nanoTime() - nextLook >= 0) {
      nextLook = System.nanoTime() + LOOK_NANOS;
      if (folder.stopRequested()) {
        requested = true;
      }
    }
    return requested;
  }

  /** Everything is written: a waiting signal may end the process. */
  void ended() {
    ended.countDown();
  }

  private void onSignal() {
    requested = true;
    try {
      boolean written = ended.await(GRACE.toSeconds(), TimeUnit.SECONDS);
      assert written || ended.getCount() > 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
