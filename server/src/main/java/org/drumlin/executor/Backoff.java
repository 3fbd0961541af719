package org.drumlin.executor;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * When to try again: after a second at first, then ever later up to a minute, and never all clients
 * of a server at the same moment. For one thread.
 */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final SplittableRandom random;
  private Duration pause = FIRST;
  private long due = Long.MIN_VALUE;
  private boolean waiting;

  Backoff(SplittableRandom random) {
    this.random = random;
  }

  /** Whether it is time; at first and after {@link #reset} it always is. */
  boolean due(long nanos) {
    return !waiting || nanos - due >= 0;
  }

  /** It failed again: how long until the next try. */
  Duration failed(long nanos) {
    Duration wait = pause.multipliedBy(50 + random.nextInt(51)).dividedBy(100);
    due = nanos + wait.toNanos();
    waiting = true;
    pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
    return wait;
  }

  /** It worked, or somebody asks for it now. */
  void reset() {
    pause = FIRST;
    waiting = false;
  }
}
