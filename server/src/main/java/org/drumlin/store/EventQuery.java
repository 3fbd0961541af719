package org.drumlin.store;

import java.util.Optional;

/**
 * Which events.
 *
 * @param after sequence of the last one already seen; 0 for all
 * @param owner only of that owner's jobs, when given
 * @param job only of that job, when given
 * @param limit at most that many, at least 1
 */
public record EventQuery(long after, Optional<String> owner, Optional<String> job, int limit) {
  public static EventQuery all(long after, int limit) {
    return new EventQuery(after, Optional.empty(), Optional.empty(), limit);
  }
}
