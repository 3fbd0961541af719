package org.drumlin.fitter;

import java.util.Optional;
import org.drumlin.fit.Method;

/** Minima along lines between members of a population. */
final class RandomLines implements Fitter {
  @Override
  public String name() {
    return "rl";
  }

  @Override
  public FitOutcome fit(
      FitProblem problem, Method method, FitMonitor monitor, Optional<byte[]> from)
      throws FitException {
    return Optimisation.of(problem, method, monitor, from)
        .fit(
            LinesSearch::new,
            "the population has drawn together, or finds nothing better any more");
  }
}
