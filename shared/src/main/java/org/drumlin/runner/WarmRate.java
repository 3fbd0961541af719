package org.drumlin.runner;

/**
 * How fast something is once it is warm. A JVM compiles its hot code over some seconds, a driver
 * its kernels at the first call: a rate taken before that says little. So it is taken over short
 * windows until it rises no more.
 */
final class WarmRate {
  private static final double WINDOW_SECONDS = 0.4;
  private static final double MOST_SECONDS = 5;

  /** A window that gains less than this has not gained. */
  private static final double GAIN = 1.1;

  /** So many windows without a gain in a row are enough. */
  private static final int STEADY = 2;

  private WarmRate() {}

  /**
   * The best rate over a window, in things a second.
   *
   * @param things how many a run of the batch does
   */
  static double perSecond(int things, Runnable batch) {
    batch.run();
    long start = System.nanoTime();
    double best = 0;
    int steady = 0;
    while (steady < STEADY && seconds(start) < MOST_SECONDS) {
      double rate = window(things, batch);
      steady = rate > GAIN * best ? 0 : steady + 1;
      best = Math.max(best, rate);
    }
    return best;
  }

  private static double window(int things, Runnable batch) {
    long from = System.nanoTime();
    long done = 0;
    do {
      batch.run();
      done += things;
    } while (seconds(from) < WINDOW_SECONDS);
    return done / seconds(from);
  }

  private static double seconds(long from) {
    return (System.nanoTime() - from) / 1e9;
  }
}
