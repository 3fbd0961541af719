package org.drumlin.fitter;

import java.util.Optional;
import org.drumlin.fit.FitResult;

/** A running fit as it stands between two batches. */
public interface FitSnapshot {
  /** What it is doing: {@code start}, {@code lm}, {@code burn}, {@code sample}. Free of cost. */
  String phase();

  /** Where it stands; costs some milliseconds at most (R-hat is taken from thinned draws). */
  FitProgress progress();

  /**
   * The result so far, in the final shape with status running. Costs one evaluation and some
   * milliseconds: its R-hat and ESS are taken from thinned draws.
   */
  FitResult partial();

  /**
   * All that is needed to go on from here, bit for bit; empty of a method that starts again. Costs
   * a copy of what the method holds.
   */
  default Optional<byte[]> checkpoint() {
    return Optional.empty();
  }
}
