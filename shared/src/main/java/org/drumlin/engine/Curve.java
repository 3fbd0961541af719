package org.drumlin.engine;

import java.util.List;

/**
 * The theory of one model over the points of one data set, ready to evaluate for any number of
 * parameter sets at once. Safe for one caller at a time; the engine spreads the work over its own
 * threads. The same input gives the same bytes with any number of threads.
 */
public interface Curve {
  /**
   * Names of the columns of a parameter set, in order: {@code scale}, {@code background}, the
   * model's own, and {@code X_pd} for each polydisperse X.
   */
  List<String> parameters();

  /** Number of data points. */
  int points();

  /**
   * Evaluates the smeared theory.
   *
   * @param sets how many parameter sets
   * @param parameters row-major, sets x parameters().size()
   * @param theory filled row-major, sets x points(), in 1/cm; NaN where the model has no value
   */
  void evaluate(int sets, double[] parameters, double[] theory);
}
