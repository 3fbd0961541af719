package org.drumlin.fitter;

/** Tells when a population has found nothing better for so many generations. */
final class Stagnation {
  private static final int GENERATIONS = 100;
  private static final double LEAST = 1e-8;

  private double nllf = Double.POSITIVE_INFINITY;
  private int since;

  /** Whether it has, with the lowest nllf of one more generation. */
  boolean reached(double lowest) {
    if (nllf - lowest > LEAST * Math.max(1, Math.abs(lowest))) {
      nllf = lowest;
      since = 0;
    }
    return ++since > GENERATIONS;
  }
}
