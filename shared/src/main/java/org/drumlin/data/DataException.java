package org.drumlin.data;

/** Why a data file cannot be used: names the file, the line where there is one, and what to do. */
public final class DataException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String text;

  public DataException(String message) {
    super(message);
    this.text = message;
  }

  @Override
  public String getMessage() {
    return text;
  }
}
