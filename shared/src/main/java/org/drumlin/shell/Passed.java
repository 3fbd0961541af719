package org.drumlin.shell;

/**
 * A stage of a connection that went well; each login on the way passes all of them in order, and
 * the one that fails is the one that is not told of.
 *
 * @param where {@code user@host}
 * @param saw for a person
 */
public record Passed(Stage stage, String where, String saw) {

  /** What a login goes through. */
  public enum Stage {
    /** Something listens there. */
    REACH,
    /** It is the host it says it is. */
    HOST_KEY,
    /** It let us in. */
    LOGIN
  }
}
