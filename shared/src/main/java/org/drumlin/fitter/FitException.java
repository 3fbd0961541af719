package org.drumlin.fitter;

/** Why a fit could not run, and what to do about it, in words for a person. */
public sealed class FitException extends Exception permits CheckpointException {
  private static final long serialVersionUID = 1L;

  FitException(String message) {
    super(message);
  }
}
