package org.drumlin.store;

/**
 * How a store hands out work between users.
 *
 * @param runningPerUser how many of one user's jobs this server may work on at once; jobs for other
 *     places do not count
 */
public record QueueRules(int runningPerUser) {
  /** Nobody to share with. */
  public static final QueueRules UNLIMITED = new QueueRules(Integer.MAX_VALUE);

  public QueueRules {
    if (runningPerUser < 1) {
      throw new IllegalArgumentException("running_per_user: expected at least 1");
    }
  }
}
