package org.drumlin.fitter;

import java.util.Optional;
import org.drumlin.fit.Method;

/** A method of fitting. Holds nothing of a fit; safe for any thread. */
public sealed interface Fitter
    permits LevenbergMarquardt,
        Amoeba,
        Newton,
        DifferentialEvolution,
        ParticleSwarm,
        RandomLines,
        Dream,
        Pt {
  /** The field's name of the method. */
  String name();

  /**
   * Fits from the document's values. The result depends on the problem, the method and the seed
   * alone (and on where the monitor stopped it).
   *
   * @param method its options; those left out take the table's defaults
   * @param from a checkpoint of the same problem and method ({@link FitSnapshot#checkpoint}): the
   *     fit goes on as if it had never been interrupted
   * @throws FitException when there is nothing to start from, the options cannot be run, or the
   *     checkpoint is of another fit
   */
  FitOutcome fit(FitProblem problem, Method method, FitMonitor monitor, Optional<byte[]> from)
      throws FitException;

  /** Fits from the document's values. */
  default FitOutcome fit(FitProblem problem, Method method, FitMonitor monitor)
      throws FitException {
    return fit(problem, method, monitor, Optional.empty());
  }
}
