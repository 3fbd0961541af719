package org.drumlin.bumps;

/** What cannot be carried over to or from bumps, and why; one sentence for a person. */
public final class ExportException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String text;

  public ExportException(String message) {
    super(message);
    this.text = message;
  }

  @Override
  public String getMessage() {
    return text;
  }
}
