package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.FitResults;
import org.drumlin.fit.Method;
import org.junit.jupiter.api.Test;

/** The blend of two polymers measured on LOQ, against an independent least-squares run. */
final class BlendTest {
  private static final String LM = "\"method\": {\"name\": \"lm\"}";
  private static final String DREAM =
      "\"method\": {\"name\": \"dream\", \"samples\": 50000, \"burn\": 300, \"init\": \"cov\","
          + " \"seed\": 1}, \"derived\": {\"rg_nm\": \"rt2.rg / 10\"}";

  @Test
  void leastSquaresGivesTheKnownMinimum() throws Exception {
    FitResult result =
        fit(Problems.blend("file", Problems.FREE, LM + ", \"derived\": {\"rg_nm\": \"rg / 10\"}"));
    assertEquals("finished", name(result));
    assertTrue(result.reason().startsWith("converged"), result.reason());
    assertEquals(49.627, parameter(result, "i_zero").value(), 5e-4);
    assertEquals(56.398, parameter(result, "rg").value(), 5e-4);
    assertEquals(0.0703, parameter(result, "background").value(), 5e-5);
    assertEquals(0.790, result.chisq(), 5e-4);
    assertEquals(0.142, parameter(result, "rg").stderr(), 5e-4);
    assertEquals(result.points() - 3, result.dof());
    assertEquals(5.6398, result.derived().getFirst().value(), 5e-5);
    assertEquals(0.0142, result.derived().getFirst().stderr(), 5e-5);
    assertEquals("measured errors; covariance not rescaled", result.uncertainty());
    assertEquals("scale", result.fixed().getFirst().name());
    assertTrue(result.evaluations() < 100, "evaluations " + result.evaluations());
  }

  @Test
  void withoutErrorsTheCovarianceIsScaled() throws Exception {
    FitResult result = fit(Problems.blend("none", Problems.FREE, LM));
    assertTrue(result.uncertainty().contains("scaled by the reduced chisq"));
    assertTrue(result.curves().getFirst().dI().isEmpty());
    FitResult sampled = fit(Problems.blend("none", Problems.FREE, DREAM));
    // Student's t of dof degrees is wider than the normal by sqrt(dof/(dof-2)).
    double wider = Math.sqrt(result.dof() / (result.dof() - 2.0));
    for (FitResult.FittedParameter p : result.parameters()) {
      FitResult.FittedParameter s = parameter(sampled, p.name());
      assertEquals(p.value(), s.mean(), 0.15 * p.stderr(), p.name());
      assertEquals(1, s.stderr() / (p.stderr() * wider), 0.1, p.name());
    }
  }

  @Test
  void samplingAgreesWithLeastSquares() throws Exception {
    FitResult minimum = fit(Problems.blend("file", Problems.FREE, LM));
    FitResult result = fit(Problems.blend("file", Problems.FREE, DREAM));
    assertTrue(result.reason().startsWith("converged"), result.reason());
    assertEquals(0.790, result.chisq(), 1e-3);
    for (FitResult.FittedParameter p : minimum.parameters()) {
      FitResult.FittedParameter s = parameter(result, p.name());
      assertEquals(p.value(), s.mean(), 0.1 * p.stderr(), p.name());
      assertEquals(1, s.stderr() / p.stderr(), 0.1, p.name());
      assertEquals(p.p68().low(), s.p68().low(), 0.15 * p.stderr(), p.name());
      assertEquals(p.p95().high(), s.p95().high(), 0.25 * p.stderr(), p.name());
    }
    assertEquals(5.6398, result.derived().getFirst().value(), 0.01);
    assertEquals(0.0142, result.derived().getFirst().stderr(), 0.0015);
    FitResult.Traces traces = result.traces().orElseThrow();
    assertTrue(traces.generation().length <= 200 && traces.chains().length <= 12);
    assertTrue(result.pairs().orElseThrow().values().stream().allMatch(p -> p.length == 2000));
  }

  @Test
  void theSameFitGivesTheSameBytesWatchedOrNot() throws Exception {
    String method =
        "\"method\": {\"name\": \"dream\", \"samples\": 3000, \"burn\": 50, \"init\": \"lhs\"}";
    FitMonitor curious =
        new FitMonitor() {
          @Override
          public boolean shouldStop() {
            return false;
          }

          @Override
          public void step(FitSnapshot snapshot) {
            snapshot.progress();
            snapshot.partial();
          }
        };
    byte[] alone =
        bytes(run(Problems.blend("file", Problems.FREE, method), FitMonitor.silent()).result());
    byte[] watched = bytes(run(Problems.blend("file", Problems.FREE, method), curious).result());
    assertArrayEquals(alone, watched);
  }

  @Test
  void stoppingGivesWhatThereIs() throws Exception {
    AtomicInteger generations = new AtomicInteger();
    List<FitProgress> seen = new ArrayList<>();
    FitMonitor impatient =
        new FitMonitor() {
          @Override
          public boolean shouldStop() {
            return generations.get() >= 400;
          }

          @Override
          public void step(FitSnapshot snapshot) {
            if (generations.incrementAndGet() % 100 == 0) {
              seen.add(snapshot.progress());
              assertEquals(FitResult.Status.RUNNING, snapshot.partial().status());
            }
          }
        };
    FitOutcome outcome = run(Problems.blend("file", Problems.FREE, DREAM), impatient);
    assertEquals(FitResult.Status.STOPPED, outcome.result().status());
    assertTrue(outcome.result().reason().startsWith("stopped on request"));
    assertEquals(100, outcome.draws().orElseThrow().generations());
    assertEquals(List.of("burn", "burn", "sample", "sample"), phases(seen));
    assertEquals(0.142, parameter(outcome.result(), "rg").stderr(), 0.03);
  }

  private static List<String> phases(List<FitProgress> seen) {
    return seen.stream().map(FitProgress::phase).toList();
  }

  @Test
  void aBoundThatHoldsIsMarkedAndTheOthersKeepTheirErrors() throws Exception {
    String held =
        """
        "i_zero": {"value": 48, "fit": [0, 49]}, "rg": {"value": 60, "fit": [5, 200]},
        "background": {"value": 0.05, "fit": [0, 1]}
        """;
    FitResult result = fit(Problems.blend("file", held, LM));
    FitResult.FittedParameter bound = parameter(result, "i_zero");
    assertEquals(49, bound.value());
    assertEquals("Optional[UPPER]", bound.atBound().toString());
    assertTrue(Double.isNaN(bound.stderr()));
    assertTrue(parameter(result, "rg").stderr() > 0.05);
    assertTrue(result.warnings().getLast().contains("i_zero ended on a bound"));
    FitResult same =
        fit(Problems.blend("file", held.replace("{\"value\": 48, \"fit\": [0, 49]}", "49"), LM));
    assertEquals(same.chisq() * same.dof(), result.chisq() * result.dof(), 1e-9);
    assertEquals(parameter(same, "rg").value(), parameter(result, "rg").value(), 1e-5);
    assertEquals(parameter(same, "rg").stderr(), parameter(result, "rg").stderr(), 1e-5);
  }

  @Test
  void aStartOnABoundLeavesItWhenTheMinimumIsInside() throws Exception {
    String cornered =
        """
        "i_zero": {"value": 200, "fit": [0, 200]}, "rg": {"value": 5, "fit": [5, 200]},
        "background": {"value": 0, "fit": [0, 1]}
        """;
    FitResult result = fit(Problems.blend("file", cornered, LM));
    assertEquals(56.398, parameter(result, "rg").value(), 5e-4);
    assertTrue(result.parameters().stream().allMatch(p -> p.atBound().isEmpty()));
  }

  @Test
  void parametersThatOnlyCountTogetherAreNamed() throws Exception {
    String both = Problems.FREE + ", \"scale\": {\"value\": 1, \"fit\": [0, 10]}";
    FitResult result = fit(Problems.blend("file", both, LM));
    assertEquals(0.790, result.chisq(), 0.01);
    assertTrue(Double.isNaN(parameter(result, "scale").stderr()));
    assertTrue(Double.isNaN(parameter(result, "i_zero").stderr()));
    assertEquals(0.142, parameter(result, "rg").stderr(), 5e-4);
    assertTrue(result.warnings().getLast().contains("scale, i_zero"), result.warnings().toString());
  }

  @Test
  void tiesPriorsAndConstraintsTakePart() throws Exception {
    String tied =
        """
        "i_zero": {"value": 50, "fit": [0, 200]},
        "rg": {"value": 60, "fit": [5, 200], "prior": {"normal": [56, 0.05]}},
        "background": {"tie": "0.0014 * i_zero"}
        """;
    FitResult result = fit(Problems.blend("file", tied, LM));
    // Precisions add: the prior's 1/0.05^2 and the data's.
    assertTrue(parameter(result, "rg").stderr() < 0.05);
    assertEquals(56, parameter(result, "rg").value(), 0.15);
    assertEquals(result.points() + 1 - 2, result.dof());
    assertEquals(
        0.0014 * parameter(result, "i_zero").value(), result.tied().getFirst().value(), 1e-12);
    FitResult sampled =
        fit(
            Problems.blend(
                "file", tied.replace("60", "55.9"), DREAM + ", \"constraints\": [\"rg < 56\"]"));
    assertTrue(parameter(sampled, "rg").p95().high() < 56);
    assertEquals(56, parameter(sampled, "rg").p95().high(), 0.01);
  }

  @Test
  void aConstraintBrokenAtTheStartIsNamed() {
    DocumentException e =
        assertThrows(
            DocumentException.class,
            () ->
                Problems.blend("file", Problems.FREE, DREAM + ", \"constraints\": [\"rg < 56\"]"));
    assertEquals("constraints[0]", e.path());
  }

  private static FitResult fit(FitProblem problem) throws FitException {
    return run(problem, FitMonitor.silent()).result();
  }

  private static FitOutcome run(FitProblem problem, FitMonitor monitor) throws FitException {
    Method method = problem.document().method();
    return Fitters.named(method.name()).orElseThrow().fit(problem, method, monitor);
  }

  private static FitResult.FittedParameter parameter(FitResult result, String name) {
    return result.parameters().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String name(FitResult result) {
    return result.status().name().toLowerCase(java.util.Locale.ROOT);
  }

  private static byte[] bytes(FitResult result) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FitResults.write(result, out);
    return out.toByteArray();
  }
}
