package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.drumlin.fit.FitResult.Ended;
import org.drumlin.fit.FitResult.Interval;
import org.junit.jupiter.api.Test;

final class VerdictTest {
  @Test
  void agreeingChainsWithEnoughDrawsHaveConverged() {
    assertEquals(
        "converged: R-hat is below 1.01 for every parameter, the draws are worth at least 2100"
            + " independent ones",
        reason(Ended.COMPLETE, 4, 1.002, 2100));
    assertEquals(
        "converged: R-hat of radius is 1.012, the largest, and the draws are worth at least 2500"
            + " independent ones",
        reason(Ended.COMPLETE, 30, 1.012, 2500));
  }

  @Test
  void chainsThatDisagreeOrAreTooShortHaveNot() {
    assertEquals(
        "The fit did not converge: R-hat of radius is 1.080, above 1.03; raise burn or samples",
        reason(Ended.COMPLETE, 30, 1.08, 800));
    assertEquals(
        "The fit did not converge: R-hat of radius is 1.012, above 1.01; raise burn or samples",
        reason(Ended.COMPLETE, 4, 1.012, 2500));
    assertEquals(
        "The fit did not converge: R-hat of radius is 1.004, but the draws are worth only 90"
            + " independent ones; raise samples",
        reason(Ended.COMPLETE, 4, 1.004, 90));
    assertEquals(
        "stopped on request: there are too few draws to tell whether the chains agree; raise"
            + " samples",
        reason(Ended.STOPPED, 4, Double.NaN, Double.NaN));
  }

  @Test
  void theRuleThatEndedAFitIsNamed() {
    assertEquals(
        "the rule was met (R-hat < 1.02): R-hat of radius is 1.012, the largest, and the draws are"
            + " worth at least 2500 independent ones",
        reason(Ended.RULE, 30, 1.012, 2500));
  }

  @Test
  void noNumberOfChainsExcusesEverything() {
    assertEquals(1.01, Verdict.limit(4));
    assertEquals(1.05, Verdict.limit(1000));
  }

  private static String reason(Ended status, int chains, double rhat, double ess) {
    return new Verdict(
            List.of("scale", "radius"),
            List.of(estimate(1.001, 9000), estimate(rhat, ess)),
            chains,
            "R-hat < 1.02")
        .reason(status);
  }

  private static Estimate estimate(double rhat, double ess) {
    Interval none = new Interval(0, 0);
    return new Estimate(
        0, 1, 0, 0, none, none, Optional.empty(), rhat, ess, ess, 0, Optional.empty());
  }
}
