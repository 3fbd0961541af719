package org.drumlin.runner;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.drumlin.job.JobFolder;

/**
 * Whether the fit is to end now, and how: asked for by the control file, or by a signal (Ctrl-C, a
 * scheduler's TERM, a machine that goes down), which waits until everything is written.
 */
final class StopRequest {
  private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final JobFolder folder;
  private final JobFolder.Wish bySignal;
  private final CountDownLatch ended = new CountDownLatch(1);
  private long nextLook;
  private volatile JobFolder.Wish wish = JobFolder.Wish.GO_ON;

  /**
   * @param bySignal what a signal means
   */
  StopRequest(JobFolder folder, JobFolder.Wish bySignal) {
    this.folder = folder;
    this.bySignal = bySignal;
    this.nextLook = System.nanoTime();
  }

  /** Makes signals end the fit in order instead of killing it. */
  void listenToSignals() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::onSignal, "signal"));
  }

  /** Cheap enough to ask after every batch. */
  JobFolder.Wish wish() throws IOException {
    if (wish != JobFolder.Wish.STOP && System.nanoTime() - nextLook >= 0) {
      nextLook = System.nanoTime() + LOOK_NANOS;
      JobFolder.Wish written = folder.wish();
      if (written != JobFolder.Wish.GO_ON) {
        wish = written;
      }
    }
    return wish;
  }

  /** Everything is written: a waiting signal may end the process. */
  void ended() {
    ended.countDown();
  }

  private void onSignal() {
    wish = bySignal;
    try {
      boolean written = ended.await(GRACE.toSeconds(), TimeUnit.SECONDS);
      assert written || ended.getCount() > 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
