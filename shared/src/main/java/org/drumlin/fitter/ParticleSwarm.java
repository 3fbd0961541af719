package org.drumlin.fitter;

import java.util.Optional;
import org.drumlin.fit.Method;

/** A swarm of particles over the bounds. */
final class ParticleSwarm implements Fitter {
  @Override
  public String name() {
    return "ps";
  }

  @Override
  public FitOutcome fit(
      FitProblem problem, Method method, FitMonitor monitor, Optional<byte[]> from)
      throws FitException {
    return Optimisation.of(problem, method, monitor, from)
        .fit(SwarmSearch::new, "the swarm finds nothing better any more");
  }
}
