package org.drumlin.engine;

/** A device gave up in the middle of its work; the message is for a person. */
public final class DeviceFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeviceFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
