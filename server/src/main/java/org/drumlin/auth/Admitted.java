package org.drumlin.auth;

/**
 * Who was let in, and by what.
 *
 * @param session the session's id; empty unless it is one
 */
public record Admitted(User user, By by, String session) {
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

  static Admitted byToken(User user) {
    return new Admitted(user, By.TOKEN, "");
  }

  /** Whether it is somebody in person, who may change the account. */
  public boolean inPerson() {
    return by != By.TOKEN;
  }

  /** Whether other people's accounts may be looked at and changed. */
  public boolean administers() {
    return inPerson() && user.role() == Role.ADMIN;
  }
}
