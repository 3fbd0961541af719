package org.drumlin.sasview;

/** Why a file is no saved fit that can be opened; one sentence for a person. */
public final class SavedFitException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String text;

  SavedFitException(String message) {
    super(message);
    this.text = message;
  }

  @Override
  public String getMessage() {
    return text;
  }
}
