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
    return new Optimisation(problem, method, monitor)
        .fit(
            LevenbergMarquardt::search,
            "neither chisq nor the parameters change any more (ftol, xtol)");
  }

  private static Search search(Optimisation fit) {
    Trail trail = fit.trail();
    return (from, start) -> {
      LeastSquares search =
          new LeastSquares(
              new Watched(fit.problem(), trail, from),
              fit.whole("steps"),
              fit.number("ftol"),
              fit.number("xtol"),
              taken -> {
                trail.steps(taken);
                trail.pause();
              });
      return search.run() == LeastSquares.End.CONVERGED;
    };
  }
}
