package org.drumlin.engine;

import java.util.List;
import org.drumlin.kernel.Symmetry;
import org.drumlin.model.Distribution;

/**
 * An average within a model: over the orientations of a body, over its polydisperse parameters.
 *
 * @param main sums over orientations and distributions, at each q; its numbers are those of an
 *     orientation (none, two or four), then the body's
 * @param means over the distributions alone; its numbers are the body's
 * @param sources column of each of the body's numbers
 * @param spreads in the order of their loops
 * @param weightings from 1 on
 */
record Stage(
    Tape main,
    Tape means,
    int[] sources,
    List<Spread> spreads,
    List<Weights.Weighting> weightings,
    Symmetry symmetry) {

  /** Whether the body has integrals of its own. */
  boolean integrates() {
    return main.rule() != Tape.NO_RULE;
  }

  /** Which of the means is the body's largest extent; the others follow. */
  static final int SIZE = 0;

  /** Which is how far the body's integrals reach, where it has any. */
  static final int SPAN = 4;

  /**
   * A polydisperse parameter.
   *
   * @param input which of the body's numbers
   * @param column of its centre
   * @param widthColumn of its width
   */
  record Spread(
      int input,
      int column,
      int widthColumn,
      Distribution distribution,
      double lower,
      double upper) {}
}
