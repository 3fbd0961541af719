package org.drumlin.executor;

import java.time.Duration;

/**
 * How fits are run on this computer.
 *
 * @param slots how many at once; 0 runs none and leaves them queued
 * @param threads of each fit
 * @param lease how long a hub that died keeps its jobs from the next one
 * @param poll how often a fit's folder is looked at
 * @param stopPatience how long a fit may take to end by itself when asked to
 */
public record ExecutorSettings(
    int slots, int threads, Duration lease, Duration poll, Duration stopPatience) {

  /** That many at once, sharing the processors. */
  public static ExecutorSettings slots(int slots) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new ExecutorSettings(
        slots,
        Math.max(1, processors / Math.max(1, slots)),
        Duration.ofSeconds(10),
        Duration.ofMillis(100),
        Duration.ofSeconds(20));
  }

  /** A third of the lease: two heartbeats may be lost. */
  Duration heartbeat() {
    return lease.dividedBy(3);
  }
}
