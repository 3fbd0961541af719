package org.drumlin.fitter;

import org.drumlin.fit.Method;

/** A method of fitting. Holds nothing of a fit; safe for any thread. */
public sealed interface Fitter permits LevenbergMarquardt, Dream {
  /** The field's name of the method. */
  String name();

  /**
   * Fits from the document's values. The result depends on the problem, the method and the seed
   * alone (and on where the monitor stopped it).
   *
   * @param method its options; those left out take the table's defaults
   * @throws FitException when there is nothing to start from, or the options cannot be run
   */
  FitOutcome fit(FitProblem problem, Method method, FitMonitor monitor) throws FitException;
}
