package org.drumlin.store;

import org.jspecify.annotations.Nullable;

/** The store itself failed: its message is for a person, its cause for the log. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final boolean retryable;

  /**
   * @param message what is wrong and what to do
   * @param retryable whether the same call may succeed later
   */
  public StoreException(String message, @Nullable Throwable cause, boolean retryable) {
    super(message, cause);
    this.retryable = retryable;
  }

  public boolean retryable() {
    return retryable;
  }
}
