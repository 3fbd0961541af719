package org.drumlin.engine;

/** OpenCL cannot be used, or failed while it was; the message is for a person. */
public final class OpenClException extends Exception {
  private static final long serialVersionUID = 1L;

  public OpenClException(String message) {
    super(message);
  }

  OpenClException(String message, Throwable cause) {
    super(message, cause);
  }
}
