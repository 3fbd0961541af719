package org.drumlin.shell;

/** A shell that did not do what was asked; the message is for a person, with the remedy. */
public final class ShellException extends Exception {
  private static final long serialVersionUID = 1L;
  private final Kind kind;

  /** What is wrong, as far as whoever asked has to care. */
  public enum Kind {
    /** It cannot be reached, or the line broke: what was asked may have been done or not. */
    UNREACHABLE,
    /** Its user has to log in (again). */
    NEEDS_LOGIN,
    /** It shows another host key than the one that is known: nothing is sent. */
    CHANGED_KEY,
    /** It took longer than it may: what was asked may have been done or not. */
    TIMEOUT,
    /** There is no such file. */
    NO_FILE,
    /** It refused: permission, quota, a full disk. */
    REFUSED
  }

  public ShellException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public ShellException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  public Kind kind() {
    return kind;
  }
}
