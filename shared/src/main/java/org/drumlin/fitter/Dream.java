package org.drumlin.fitter;

import java.util.Optional;
import org.drumlin.fit.Method;

/** Sampling of the posterior by DREAM. */
final class Dream implements Fitter {
  @Override
  public String name() {
    return "dream";
  }

  @Override
  public FitOutcome fit(
      FitProblem problem, Method method, FitMonitor monitor, Optional<byte[]> from)
      throws FitException {
    DreamOptions options = DreamOptions.of(method, problem.names().size());
    DreamSampler sampler = new DreamSampler(problem, options, Report.seed(method));
    SamplerRun run =
        new SamplerRun(
            problem,
            method,
            monitor,
            sampler,
            options.burn(),
            options.burn() + options.generations());
    return run.fit(from);
  }
}
