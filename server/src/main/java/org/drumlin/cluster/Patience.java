package org.drumlin.cluster;

import java.time.Duration;

/**
 * How long things are waited for.
 *
 * @param files after the queue said that a job has ended, for what a shared file system still holds
 *     back
 * @param answer for a sign of a job whose submission was not answered, before it is sent again
 * @param lost for a sign of a job that the queue knew, before it counts as lost
 * @param stop for a fit to end with what it has, before it is cancelled
 */
public record Patience(Duration files, Duration answer, Duration lost, Duration stop) {

  /** As clusters need it. */
  public static Patience usual() {
    return new Patience(
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(1),
        Duration.ofSeconds(90));
  }
}
