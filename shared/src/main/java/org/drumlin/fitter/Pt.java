package org.drumlin.fitter;

import java.util.Optional;
import org.drumlin.fit.Method;

/** Sampling of the posterior by parallel tempering. */
final class Pt implements Fitter {
  @Override
  public String name() {
    return "pt";
  }

  @Override
  public FitOutcome fit(
      FitProblem problem, Method method, FitMonitor monitor, Optional<byte[]> from)
      throws FitException {
    PtOptions options = PtOptions.of(method, problem.names().size());
    PtSampler sampler = new PtSampler(problem, options, Report.seed(method));
    SamplerRun run =
        new SamplerRun(
            problem, method, monitor, sampler, options.burn(), options.burn() + options.steps());
    return run.fit(from);
  }
}
