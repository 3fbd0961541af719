package org.drumlin.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * For how long something that ought to be there was looked for in vain.
 *
 * @param looks that were answered and did not show it
 * @param since the first of them; empty when there is no doubt
 */
record Doubt(int looks, Optional<Instant> since) {
  static final Doubt NONE = new Doubt(0, Optional.empty());

  Doubt grown(Instant now) {
    return new Doubt(looks + 1, since.or(() -> Optional.of(now)));
  }

  boolean lasts(int atLeast, Duration patience, Instant now) {
    return looks >= atLeast
        && since.isPresent()
        && !since.orElseThrow().plus(patience).isAfter(now);
  }
}
