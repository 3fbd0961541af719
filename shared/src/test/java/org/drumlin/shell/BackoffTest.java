package org.drumlin.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class BackoffTest {
  private final AtomicLong now = new AtomicLong(-5);
  private final Backoff backoff = new Backoff(now::get, new Random(1));

  @Test
  void itGrowsFromSecondsToTenMinutesAndNoFurther() {
    assertEquals(Duration.ZERO, backoff.left());
    Duration longest = Duration.ofSeconds(5);
    for (int i = 0; i < 100; i++) {
      backoff.failed();
      Duration left = backoff.left();
      assertTrue(left.compareTo(longest) <= 0, left + " after " + i);
      assertTrue(left.compareTo(longest.dividedBy(2)) >= 0, left + " after " + i);
      longest = longest.multipliedBy(2);
      if (longest.compareTo(Duration.ofMinutes(10)) > 0) {
        longest = Duration.ofMinutes(10);
      }
    }
    now.addAndGet(Duration.ofMinutes(10).toNanos());
    assertEquals(Duration.ZERO, backoff.left());
    backoff.failed();
    backoff.succeeded();
    assertEquals(Duration.ZERO, backoff.left());
    backoff.failed();
    assertTrue(backoff.left().compareTo(Duration.ofSeconds(5)) <= 0, "it begins anew");
  }
}
