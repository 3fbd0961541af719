package org.drumlin.auth;

import java.time.Instant;

/**
 * Something that may be used once.
 *
 * @param hash of what is shown
 * @param user whom it is for; empty where it is for anybody who has it
 */
public record OneTime(String hash, Kind kind, String user, Instant expires) {
  /** What it is good for. */
  public enum Kind {
    /** Setting a password without the old one. */
    RESET,
    /** Making an account where not everybody may. */
    INVITATION
  }
}
