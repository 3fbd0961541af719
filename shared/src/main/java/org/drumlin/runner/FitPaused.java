package org.drumlin.runner;

/**
 * Leaves a fit between two batches, its state kept: unchecked, since the methods know nothing of
 * it.
 */
final class FitPaused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FitPaused() {
    super("paused", null, false, false);
  }
}
