package org.drumlin.fitter;

/** Unwinds a library's loop when the monitor asked to stop; never leaves this package. */
final class StopRequestedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StopRequestedException() {
    super("stop requested", null, false, false);
  }
}
