package org.drumlin.executor;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BackoffTest {
  @Test
  void itWaitsLongerEachTimeUpToAMinuteAndNeverInStep() {
    Backoff backoff = new Backoff(new SplittableRandom(1));
    assertTrue(backoff.due(0));
    long now = 0;
    long longest = 1000;
    Set<Duration> late = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      Duration wait = backoff.failed(now);
      assertTrue(wait.toMillis() >= longest / 2 && wait.toMillis() <= longest, i + ": " + wait);
      assertFalse(backoff.due(now + wait.toNanos() - 1));
      assertTrue(backoff.due(now + wait.toNanos()));
      now += wait.toNanos();
      longest = Math.min(60_000, 2 * longest);
      if (i > 10) {
        late.add(wait);
      }
    }
    assertTrue(late.size() > 15, late.toString());
  }

  @Test
  void whoAsksIsTriedForAtOnce() {
    Backoff backoff = new Backoff(new SplittableRandom(1));
    for (int i = 0; i < 10; i++) {
      backoff.failed(0);
    }
    backoff.reset();
    assertTrue(backoff.due(0));
    assertTrue(backoff.failed(0).compareTo(Duration.ofSeconds(1)) <= 0);
  }
}
