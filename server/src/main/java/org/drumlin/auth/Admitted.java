package org.drumlin.auth;

/**
 * Who was let in, and by what.
 *
 * @param credential the session's id, or the hash of a token for scripts; empty for a launch
 */
public record Admitted(User user, By by, String credential) {
  /** What was shown. */
  public enum By {
    /** The secret of an embedded server's launch. */
    LAUNCH,
    /** A session's access token. */
    SESSION,
    /** A token for scripts: good for jobs, not for accounts. */
    TOKEN
  }

  static Admitted atLaunch(User user) {
    return new Admitted(user, By.LAUNCH, "");
  }

  static Admitted inSession(User user, String session) {
    return new Admitted(user, By.SESSION, session);
  }

  static Admitted byToken(User user, String hash) {
    return new Admitted(user, By.TOKEN, hash);
  }

  /** The session somebody is in; empty where it is none. */
  public String session() {
    return by == By.SESSION ? credential : "";
  }

  /** Whether it is somebody in person, who may change the account. */
  public boolean inPerson() {
    return by != By.TOKEN;
  }

  @Override
  public String toString() {
    return "Admitted[" + user + " by " + by + "]";
  }

  /** Whether other people's accounts may be looked at and changed. */
  public boolean administers() {
    return inPerson() && user.role() == Role.ADMIN;
  }
}
