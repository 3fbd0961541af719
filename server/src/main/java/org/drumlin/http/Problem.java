package org.drumlin.http;

import java.util.Optional;
import org.drumlin.job.ApiError;

/** Ends a request with a status and a message for a person. */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final transient ApiError error;

  Problem(int status, ApiError error) {
    super(error.message(), null, false, false);
    this.status = status;
    this.error = error;
  }

  Problem(int status, String message) {
    this(status, ApiError.of(message));
  }

  static Problem withRemedy(int status, String message, String remedy) {
    return new Problem(status, new ApiError(message, Optional.empty(), Optional.of(remedy)));
  }

  static Problem at(int status, String path, String message) {
    return new Problem(
        status,
        new ApiError(message, Optional.of(path).filter(text -> !text.isEmpty()), Optional.empty()));
  }

  int status() {
    return status;
  }

  ApiError error() {
    return error;
  }
}
