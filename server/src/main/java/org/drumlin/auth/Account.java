package org.drumlin.auth;

import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of a user.
 *
 * @param nameKey the name without upper and lower case; unique
 * @param password an Argon2id hash, when there is a password
 * @param recovery hash of the recovery key, when there is one
 * @param seen when the user signed in last
 */
public record Account(
    User user,
    String nameKey,
    Optional<String> password,
    Optional<String> recovery,
    Instant created,
    Optional<Instant> seen) {

  /** A name that cannot be told from another's is the other's. */
  static Account fresh(
      User user, Optional<String> password, Optional<String> recovery, Instant now) {
    return new Account(user, UserName.key(user.name()), password, recovery, now, Optional.empty());
  }

  @Override
  public String toString() {
    return "Account[" + user + "]";
  }
}
