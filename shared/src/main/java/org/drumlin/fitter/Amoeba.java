package org.drumlin.fitter;

import java.util.Optional;
import org.drumlin.fit.Method;

/** Nelder and Mead's downhill simplex, within bounds. */
final class Amoeba implements Fitter {
  @Override
  public String name() {
    return "amoeba";
  }

  @Override
  public FitOutcome fit(
      FitProblem problem, Method method, FitMonitor monitor, Optional<byte[]> from)
      throws FitException {
    return Optimisation.of(problem, method, monitor, from)
        .fit(
            SimplexSearch::new,
            "the simplex has drawn together, and another one around its best point finds nothing better (xtol, ftol)");
  }
}
