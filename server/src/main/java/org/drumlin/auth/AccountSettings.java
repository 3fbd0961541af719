package org.drumlin.auth;

import java.net.URI;

/**
 * How a group's server keeps its accounts.
 *
 * @param publicUrl the address people use; sign-in tokens are good there only, and cookies are for
 *     TLS when it begins with https
 * @param secret the same on all servers of the group
 * @param guests whether anybody may have an account without a name
 * @param returnTo where signing in may lead
 * @param cost of a password's hash
 */
public record AccountSettings(
    URI publicUrl,
    ServerSecret secret,
    Registration registration,
    boolean guests,
    ReturnAddress returnTo,
    RateLimits limits,
    Quotas quotas,
    Passwords.Cost cost) {

  /** Who may make an account. */
  public enum Registration {
    /** Anybody. */
    OPEN,
    /** Who has an invitation of an administrator. */
    INVITE,
    /** Nobody: administrators make them. */
    CLOSED
  }

  /** Whether browsers are to send the cookies over TLS only. */
  public boolean secureCookies() {
    return "https".equalsIgnoreCase(publicUrl.getScheme());
  }
}
