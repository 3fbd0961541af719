package org.drumlin.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on from the real time when told to. */
final class ForwardClock implements InstantSource {
  private volatile Instant now = Instant.now();

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
