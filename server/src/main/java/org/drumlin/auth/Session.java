package org.drumlin.auth;

import java.time.Instant;

/**
 * From signing in to signing out: a family of refresh tokens, each replacing the one before.
 *
 * @param user whose
 * @param refresh hash of the refresh token that is valid now
 * @param expires when it ends whatever happens
 */
public record Session(String id, String user, String refresh, Instant expires) {
  /** When its user signed in. */
  public Instant began() {
    return expires.minus(Sessions.LONGEST);
  }
}
