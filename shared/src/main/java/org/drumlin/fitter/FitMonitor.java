package org.drumlin.fitter;

/**
 * Watches a fit and may end it. Called on the fitter's thread between batches of evaluations, so
 * both methods must return quickly.
 */
public interface FitMonitor {
  /** Whether to end now with what there is. Asked after every batch. */
  boolean shouldStop();

  /**
   * Called after every batch. The snapshot costs nothing until it is asked, and serves only during
   * this call; how often to ask is the monitor's choice and never changes the result.
   */
  void step(FitSnapshot snapshot);

  /** Watches nothing and never stops. */
  static FitMonitor silent() {
    return new FitMonitor() {
      @Override
      public boolean shouldStop() {
        return false;
      }

      @Override
      public void step(FitSnapshot snapshot) {}
    };
  }
}
