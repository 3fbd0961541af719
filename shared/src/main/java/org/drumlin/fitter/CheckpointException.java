package org.drumlin.fitter;

/** A checkpoint that this fit cannot go on from; the message says why, for a person. */
public final class CheckpointException extends FitException {
  private static final long serialVersionUID = 1L;

  CheckpointException(String message) {
    super(message);
  }
}
