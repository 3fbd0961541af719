package org.drumlin.auth;

import java.time.Duration;

/**
 * How often something may be done: so many at once, then one more each time that has gone by.
 *
 * @param burst how many at once
 * @param each how long one takes to come back
 */
public record Rate(double burst, Duration each) {
  public Rate {
    if (!(burst >= 1) || each.isNegative() || each.isZero()) {
      throw new IllegalArgumentException("a rate allows one at least, and less than all");
    }
  }

  /** So many an hour, all at once if need be. */
  public static Rate hourly(double count) {
    return new Rate(count, Duration.ofNanos((long) (Duration.ofHours(1).toNanos() / count)));
  }

  /** What is in a bucket after that long. */
  public double filled(double level, Duration since) {
    return Math.min(burst, level + Math.max(0, (double) since.toMillis()) / each.toNanos() * 1e6);
  }

  /** How long until that much more is there. */
  public Duration until(double missing) {
    return Duration.ofNanos((long) Math.ceil(Math.max(0, missing) * each.toNanos()));
  }
}
