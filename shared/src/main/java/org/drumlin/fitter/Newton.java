package org.drumlin.fitter;

import java.util.Optional;
import org.drumlin.fit.Method;

/** Quasi-Newton (BFGS) with exact gradients, within bounds. */
final class Newton implements Fitter {
  @Override
  public String name() {
    return "newton";
  }

  @Override
  public FitOutcome fit(
      FitProblem problem, Method method, FitMonitor monitor, Optional<byte[]> from)
      throws FitException {
    return new Optimisation(problem, method, monitor)
        .fit(Newton::search, "the gradient is small, or the steps are (ftol, xtol)");
  }

  private static Search search(Optimisation fit) {
    Trail trail = fit.trail();
    int steps = fit.whole("steps");
    return (from, start) -> {
      QuasiNewton search =
          new QuasiNewton(
              new Watched(fit.problem(), trail, from), fit.number("ftol"), fit.number("xtol"));
      boolean fresh = true;
      for (int step = 1; step <= steps; step++) {
        trail.steps(step);
        trail.pause();
        if (search.flat()) {
          return true;
        }
        if (search.step()) {
          fresh = false;
        } else if (fresh) {
          return true;
        } else {
          // What the steps taught may be what stands in the way.
          search.forget();
          fresh = true;
        }
      }
      return search.flat();
    };
  }
}
