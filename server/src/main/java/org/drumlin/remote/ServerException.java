package org.drumlin.remote;

import org.drumlin.job.ApiError;

/** Why the hub did not do what was asked: the message is for a person. */
public final class ServerException extends Exception {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final String path;
  private final String remedy;

  ServerException(int status, ApiError error) {
    super(error.message());
    this.status = status;
    this.path = error.path().orElse("");
    this.remedy = error.remedy().orElse("");
  }

  ServerException(String message, Throwable cause) {
    super(message, cause);
    this.status = 0;
    this.path = "";
    this.remedy = "";
  }

  /** HTTP status; 0 when no answer came. */
  public int status() {
    return status;
  }

  /** Place in the fit document that the message speaks of; empty when it speaks of none. */
  public String path() {
    return path;
  }

  /** What to do about it; may be empty. */
  public String remedy() {
    return remedy;
  }

  /** Whether what was asked for is not there (yet). */
  public boolean notFound() {
    return status == 404;
  }

  /** Message, place and remedy in one text for a person. */
  public String inWords() {
    var words = new StringBuilder();
    if (!path.isEmpty() && !String.valueOf(getMessage()).startsWith(path)) {
      words.append(path).append(": ");
    }
    words.append(getMessage());
    if (!remedy.isEmpty()) {
      words.append(' ').append(remedy);
    }
    return words.toString();
  }
}
