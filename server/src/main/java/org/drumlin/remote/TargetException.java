package org.drumlin.remote;

/** A wish about targets that cannot be granted, whatever the server says: for a person. */
public final class TargetException extends Exception {
  private static final long serialVersionUID = 1L;
  private final int status;

  /**
   * @param status what HTTP calls it: 404 no such target, 409 not now, 422 not like this
   */
  TargetException(int status, String message) {
    super(message);
    this.status = status;
  }

  static TargetException unknown(String name) {
    return new TargetException(
        404, "There is no target " + name + ". Look at the list of targets.");
  }

  public int status() {
    return status;
  }
}
