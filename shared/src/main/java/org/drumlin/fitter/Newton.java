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
    return Optimisation.of(problem, method, monitor)
        .fit(Newton::search, "the gradient is small, or the steps are (ftol, xtol)");
  }

  private static Search search(Optimisation fit) {
    Trail trail = fit.trail();
    return new Descent(
        fit,
        (objective, most, before) -> {
          QuasiNewton search = new QuasiNewton(objective, fit.number("ftol"), fit.number("xtol"));
          int step = 0;
          while (step < most && !search.ended()) {
            trail.steps(before + ++step);
            trail.pause();
            search.step();
          }
          return new Descent.Arrival(search.point(), search.ended(), step);
        });
  }
}
