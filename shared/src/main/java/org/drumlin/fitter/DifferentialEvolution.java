package org.drumlin.fitter;

import java.util.Optional;
import org.drumlin.fit.Method;

/** Differential evolution over the bounds. */
final class DifferentialEvolution implements Fitter {
  @Override
  public String name() {
    return "de";
  }

  @Override
  public FitOutcome fit(
      FitProblem problem, Method method, FitMonitor monitor, Optional<byte[]> from)
      throws FitException {
    return Optimisation.of(problem, method, monitor, from)
        .fit(EvolutionSearch::new, "the population has drawn together (xtol, ftol)");
  }
}
