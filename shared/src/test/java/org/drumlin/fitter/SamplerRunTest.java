package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.FitResults;
import org.junit.jupiter.api.Test;

/** What dream and pt have in common: how they end, what they report, how they go on. */
final class SamplerRunTest {
  private static final String DREAM = "\"name\": \"dream\", \"burn\": 100, \"seed\": 6";
  private static final String PT = "\"name\": \"pt\", \"nT\": 8, \"burn\": 100, \"seed\": 6";

  @Test
  void aRuleEndsARunAtTheSameGenerationEveryTime() throws Exception {
    String ruled = DREAM + ", \"samples\": 1000000, \"until\": \"R-hat < 1.05 and ESS > 500\"";
    FitOutcome outcome = fit(ruled, Optional.empty());
    FitResult result = outcome.result();
    assertEquals(FitResult.Ended.RULE, result.ended());
    assertTrue(result.reason().startsWith("the rule was met (R-hat < 1.05"), result.reason());
    for (FitResult.FittedParameter p : result.parameters()) {
      assertTrue(p.ess() > 500 && p.essTail() > 500 && p.rhat() < 1.05, p.toString());
      assertEquals(p.stderr() / Math.sqrt(p.ess()), p.mcse());
    }
    assertTrue(result.evaluations() < 100_000, "evaluations " + result.evaluations());
    assertArrayEquals(json(outcome), json(fit(ruled, Optional.empty())));
    // Taken up again it stands where it ended.
    assertArrayEquals(json(outcome), json(fit(ruled, outcome.checkpoint())));
  }

  @Test
  void alphaEndsARunOnceItHasSettled() throws Exception {
    FitResult result =
        fit(DREAM + ", \"samples\": 300000, \"alpha\": 0.01", Optional.empty()).result();
    assertEquals(FitResult.Ended.RULE, result.ended());
    assertTrue(result.evaluations() < 100_000, "evaluations " + result.evaluations());
  }

  @Test
  void timeEndsARun() throws Exception {
    String endless = DREAM + ", \"steps\": 100000000, \"thin\": 100000, \"time\": 0.00005";
    FitResult result = fit(endless, Optional.empty()).result();
    assertEquals(FitResult.Ended.TIME, result.ended());
    assertEquals(FitResult.Status.FINISHED, result.status());
  }

  @Test
  void chainsAreReportedOneByOne() throws Exception {
    FitResult result = fit(DREAM + ", \"samples\": 30000", Optional.empty()).result();
    FitResult.Chains chains = result.chains().orElseThrow();
    assertEquals(30, chains.acceptance().length);
    assertEquals(30, chains.meanNllf().length);
    assertEquals(0, chains.outliers().length);
    double mean = 0;
    for (double part : chains.acceptance()) {
      mean += part / 30;
    }
    assertEquals(result.acceptance().orElseThrow(), mean, 1e-12);
    assertTrue(chains.burnFound().isPresent());
    assertTrue(result.converged(), result.reason());
    FitResult.DerivedQuantity twice = result.derived().getFirst();
    FitResult.FittedParameter rg =
        result.parameters().stream().filter(p -> p.name().equals("rg")).findFirst().orElseThrow();
    // Twice a parameter mixes as the parameter does.
    assertEquals(rg.ess(), twice.ess(), 1e-6 * rg.ess());
    assertEquals(2 * rg.mcse(), twice.mcse(), 1e-9);
  }

  @Test
  void ptAgreesWithDreamAndGoesOnBitForBit() throws Exception {
    FitOutcome whole = fit(PT + ", \"steps\": 3000", Optional.empty());
    FitOutcome half = fit(PT + ", \"steps\": 1500", Optional.empty());
    FitOutcome extended = fit(PT + ", \"steps\": 3000", half.checkpoint());
    assertArrayEquals(json(whole), json(extended));
    FitResult dream = fit(DREAM + ", \"samples\": 60000", Optional.empty()).result();
    for (int j = 0; j < 3; j++) {
      FitResult.FittedParameter a = dream.parameters().get(j);
      FitResult.FittedParameter b = whole.result().parameters().get(j);
      double error = Math.hypot(a.mcse(), b.mcse());
      assertEquals(a.mean(), b.mean(), 4 * error, a.name());
      assertEquals(1, b.stderr() / a.stderr(), 0.15, a.name());
      assertEquals(a.best(), b.best(), 0.05 * a.stderr(), a.name());
    }
    assertEquals(whole.result().dof(), dream.dof());
  }

  @Test
  void temperaturesThatLeaveThePosteriorOutAreRefused() {
    FitException e =
        assertThrows(
            FitException.class, () -> fit(PT + ", \"Tmin\": 1, \"Tmax\": 1", Optional.empty()));
    assertTrue(String.valueOf(e.getMessage()).contains("must lie between"), e.getMessage());
    assertFalse(String.valueOf(e.getMessage()).contains("Exception"));
  }

  private static FitOutcome fit(String method, Optional<byte[]> from) throws Exception {
    FitProblem problem =
        Problems.blend(
            "file",
            Problems.FREE,
            "\"derived\": {\"twice\": \"2 * rg\"}, \"method\": {" + method + "}");
    Fitter fitter = Fitters.named(problem.document().method().name()).orElseThrow();
    return fitter.fit(problem, problem.document().method(), FitMonitor.silent(), from);
  }

  private static byte[] json(FitOutcome outcome) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FitResults.write(outcome.result(), out);
    return out.toByteArray();
  }
}
