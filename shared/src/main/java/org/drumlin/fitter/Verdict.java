package org.drumlin.fitter;

import java.util.List;
import java.util.Locale;
import org.drumlin.fit.FitResult;

/**
 * Whether chains have converged, in words. Chains that agree perfectly still show an R-hat of
 * sqrt(1 + 2 chains/ESS) (Vats and Knudsen, Statistical Science 36 (2021) 518), so the 1.01 and 400
 * independent draws that Vehtari et al. (2021) ask of four chains are one demand, not two. For more
 * chains the limit is what agreeing chains show at 1,000 independent draws, never above 1.05.
 */
final class Verdict {
  private static final double STRICTEST = 1.01;
  private static final double LAXEST = 1.05;
  private static final double DRAWS = 1000;
  private static final double FEWEST_DRAWS = 400;

  private final String until;
  private final String words;
  private final boolean converged;

  /**
   * @param until the rule that may have ended the fit; empty without one
   */
  Verdict(List<String> names, List<Estimate> estimates, int chains, String until) {
    this.until = until;
    int worst = 0;
    double ess = Double.POSITIVE_INFINITY;
    boolean unknown = false;
    for (int j = 0; j < estimates.size(); j++) {
      Estimate e = estimates.get(j);
      worst = e.rhat() > estimates.get(worst).rhat() ? j : worst;
      ess = Math.min(ess, Double.isNaN(e.essTail()) ? e.ess() : Math.min(e.ess(), e.essTail()));
      unknown |= Double.isNaN(e.rhat()) || Double.isNaN(e.ess());
    }
    double rhat = estimates.get(worst).rhat();
    double limit = limit(chains);
    converged = !unknown && rhat < limit && ess >= FEWEST_DRAWS;
    String agreement =
        "R-hat of " + names.get(worst) + " is " + String.format(Locale.ROOT, "%.3f", rhat);
    String worth = String.format(Locale.ROOT, "%.0f independent ones", ess);
    if (unknown) {
      words = "there are too few draws to tell whether the chains agree; raise samples";
    } else if (rhat >= limit) {
      words = agreement + String.format(Locale.ROOT, ", above %.2f; raise burn or samples", limit);
    } else if (ess < FEWEST_DRAWS) {
      words = agreement + ", but the draws are worth only " + worth + "; raise samples";
    } else if (rhat < STRICTEST) {
      words = "R-hat is below 1.01 for every parameter, the draws are worth at least " + worth;
    } else {
      words = agreement + ", the largest, and the draws are worth at least " + worth;
    }
  }

  static double limit(int chains) {
    return Math.clamp(Math.sqrt(1 + 2 * chains / DRAWS), STRICTEST, LAXEST);
  }

  boolean converged() {
    return converged;
  }

  String reason(FitResult.Ended ended) {
    return switch (ended) {
      case NOT_YET -> "running: " + words;
      case STOPPED -> "stopped on request: " + words;
      case TIME -> "the time allowed ran out: " + words;
      case RULE ->
          (until.isEmpty() ? "alpha was met: " : "the rule was met (" + until.strip() + "): ")
              + words;
      case COMPLETE, STEPS -> (converged ? "converged: " : "The fit did not converge: ") + words;
    };
  }
}
