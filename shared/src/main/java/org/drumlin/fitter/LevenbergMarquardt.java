package org.drumlin.fitter;

import java.util.Optional;
import org.drumlin.fit.Method;

/** Least squares by Levenberg and Marquardt, within bounds. */
final class LevenbergMarquardt implements Fitter {
  @Override
  public String name() {
    return "lm";
  }

  @Override
  public FitOutcome fit(
      FitProblem problem, Method method, FitMonitor monitor, Optional<byte[]> from)
      throws FitException {
    return Optimisation.of(problem, method, monitor)
        .fit(
            LevenbergMarquardt::search,
            "neither chisq nor the parameters change any more (ftol, xtol)");
  }

  private static Search search(Optimisation fit) {
    Trail trail = fit.trail();
    return new Descent(
        fit,
        (objective, most, before) -> {
          LeastSquares search =
              new LeastSquares(
                  objective,
                  most,
                  fit.number("ftol"),
                  fit.number("xtol"),
                  taken -> {
                    trail.steps(before + taken);
                    trail.pause();
                  });
          boolean converged = search.run() == LeastSquares.End.CONVERGED;
          return new Descent.Arrival(search.best(), converged, search.stepsTaken());
        });
  }
}
