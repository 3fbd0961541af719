package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.data.Dataset;
import org.drumlin.engine.JvmEngine;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.FitResults;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every method that looks for the best point promises, each on the same problems. */
final class OptimiserContractTest {
  private static final double[] X = {0, 1, 2, 3, 4, 5, 6, 7};

  /** 2 + 3 exp(-x/1.5), off by turns. */
  private static final double[] DECAY = {5.02, 3.52, 2.81, 2.39, 2.22, 2.09, 2.06, 2.01};

  private static final String FREE =
      "\"A\": {\"value\": 1, \"fit\": [0, 20]}, \"tau\": {\"value\": 3, \"fit\": [0.1, 20]},"
          + " \"B\": {\"value\": 0.5, \"fit\": [0, 10]}";
  private static final String DECAYS = "A*exp(-x/tau) + B";

  private static JvmEngine engine;

  @BeforeAll
  static void open() {
    engine = JvmEngine.create(1);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  /** As fast as the case allows; what is tested is not how many starts rl takes. */
  private static String options(String method) {
    return method.equals("rl") ? ", \"starts\": 3" : "";
  }

  private static FitProblem problem(
      JvmEngine on, String method, String formula, String parameters, double[] y, String more)
      throws Exception {
    double[] errors = new double[y.length];
    java.util.Arrays.fill(errors, 0.02);
    Dataset data =
        new Dataset(
            "d",
            java.util.Arrays.copyOf(X, y.length),
            y,
            Optional.of(errors),
            Optional.empty(),
            Optional.empty(),
            "1/A",
            "1/cm",
            List.of());
    String json =
        """
        {"drumlin": 1, "datasets": [{"id": "d", "file": "d.txt"}],
         "models": [{"id": "m", "dataset": "d", "model": "y = %s", "parameters": {%s}}],
         "method": {"name": "%s"%s}}
        """
            .formatted(formula, parameters, method, options(method) + more);
    return FitProblem.of(FitDocuments.parse(json), Map.of("d", data), on);
  }

  private static FitResult fit(FitProblem problem) throws Exception {
    return fit(problem, FitMonitor.silent());
  }

  private static FitResult fit(FitProblem problem, FitMonitor monitor) throws Exception {
    Fitter fitter = Fitters.named(problem.document().method().name()).orElseThrow();
    return fitter.fit(problem, problem.document().method(), monitor).result();
  }

  private static FitResult.FittedParameter parameter(FitResult result, String name) {
    return result.parameters().stream().filter(p -> p.name().equals(name)).findFirst().get();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lm", "amoeba", "newton", "de", "ps", "rl"})
  void findsTheMinimumAndItsUncertainties(String method) throws Exception {
    FitResult result = fit(problem(engine, method, DECAYS, FREE, DECAY, ""));
    FitResult exact =
        fit(problem(engine, "lm", DECAYS, FREE, DECAY, ", \"ftol\": 1e-15, \"xtol\": 1e-15"));
    assertTrue(result.converged(), result.reason());
    assertTrue(result.reason().startsWith("converged"), result.reason());
    assertEquals(FitResult.Ended.COMPLETE, result.ended());
    assertEquals(1, result.chisq() / exact.chisq(), 1e-6);
    for (FitResult.FittedParameter p : exact.parameters()) {
      FitResult.FittedParameter found = parameter(result, p.name());
      assertEquals(p.value(), found.value(), 0.02 * p.stderr(), p.name());
      assertEquals(1, found.stderr() / p.stderr(), 1e-3, p.name());
      assertTrue(found.atBound().isEmpty());
    }
    assertEquals(List.of(), result.warnings());
    double[] course = result.convergence().orElseThrow().best();
    for (int i = 1; i < course.length; i++) {
      assertTrue(course[i] <= course[i - 1]);
    }
    assertEquals(result.chisq(), course[course.length - 1], 1e-9 * result.chisq());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lm", "amoeba", "newton", "de", "ps", "rl"})
  void aMinimumOnABoundIsMarked(String method) throws Exception {
    String bounded = FREE.replace("[0.1, 20]", "[0.1, 1.2]").replace("3,", "1,");
    FitResult result = fit(problem(engine, method, DECAYS, bounded, DECAY, ""));
    FitResult.FittedParameter tau = parameter(result, "tau");
    assertEquals(1.2, tau.value());
    assertEquals(Optional.of(FitResult.Bound.UPPER), tau.atBound());
    assertTrue(Double.isNaN(tau.stderr()));
    FitResult held =
        fit(
            problem(
                engine,
                "lm",
                DECAYS,
                bounded
                    .replace(", \"fit\": [0.1, 1.2]", "")
                    .replace("\"tau\": {\"value\": 1", "\"tau\": {\"value\": 1.2"),
                DECAY,
                ""));
    assertEquals(parameter(held, "A").value(), parameter(result, "A").value(), 1e-4);
    assertEquals(1, parameter(result, "A").stderr() / parameter(held, "A").stderr(), 1e-3);
    assertTrue(result.warnings().getFirst().startsWith("tau ended on a bound"));
  }

  /** sqrt(b - x) is no number for b below 7: most of the range. */
  @ParameterizedTest
  @ValueSource(strings = {"lm", "amoeba", "newton", "de", "ps", "rl"})
  void regionsWithoutAValueAreNoMinimum(String method) throws Exception {
    double[] y = new double[X.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = 2 * Math.sqrt(7.5 - X[i]);
    }
    String free = "\"a\": {\"value\": 1, \"fit\": [0, 5]}, \"b\": {\"value\": 9, \"fit\": [0, 10]}";
    FitResult result = fit(problem(engine, method, "a*sqrt(b - x)", free, y, ""));
    assertEquals(7.5, parameter(result, "b").value(), 1e-3);
    assertEquals(2, parameter(result, "a").value(), 1e-3);
    FitProblem outside = problem(engine, method, "a*sqrt(b - x)", free.replace("9", "3"), y, "");
    FitException e = assertThrows(FitException.class, () -> fit(outside));
    assertTrue(String.valueOf(e.getMessage()).startsWith("The model has no value"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lm", "amoeba", "newton", "de", "ps", "rl"})
  void oneParameterIsEnough(String method) throws Exception {
    double[] y = {1, 2.9, 5.1};
    FitResult result =
        fit(problem(engine, method, "1 + b*x", "\"b\": {\"value\": 0, \"fit\": [-9, 9]}", y, ""));
    // Least squares by hand: sum of x (y - 1) over sum of x^2.
    assertEquals((1.9 + 2 * 4.1) / 5, parameter(result, "b").value(), 1e-5);
    assertEquals(0.02 / Math.sqrt(5), parameter(result, "b").stderr(), 1e-7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lm", "amoeba", "newton", "de", "ps", "rl"})
  void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads(String method) throws Exception {
    String more = ", \"seed\": 7" + (method.matches("lm|amoeba|newton") ? ", \"starts\": 3" : "");
    byte[] one = bytes(fit(problem(engine, method, DECAYS, FREE, DECAY, more)));
    try (JvmEngine two = JvmEngine.create(2)) {
      assertArrayEquals(one, bytes(fit(problem(two, method, DECAYS, FREE, DECAY, more))));
    }
  }

  private static byte[] bytes(FitResult result) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FitResults.write(result, bytes);
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lm", "amoeba", "newton", "de", "ps", "rl"})
  void aStopKeepsWhatThereIs(String method) throws Exception {
    List<FitProgress> seen = new ArrayList<>();
    List<FitResult> partial = new ArrayList<>();
    FitMonitor impatient =
        new FitMonitor() {
          @Override
          public boolean shouldStop() {
            return seen.size() >= 6;
          }

          @Override
          public void step(FitSnapshot snapshot) {
            seen.add(snapshot.progress());
            partial.add(snapshot.partial());
          }
        };
    FitResult result = fit(problem(engine, method, DECAYS, FREE, DECAY, ""), impatient);
    assertEquals(FitResult.Ended.STOPPED, result.ended());
    assertEquals(FitResult.Status.STOPPED, result.status());
    assertFalse(result.converged());
    assertEquals(6, seen.size());
    assertTrue(result.evaluations() >= seen.getLast().evaluations());
    assertEquals(method, seen.getLast().phase());
    assertTrue(seen.getLast().fraction() < 1);
    assertEquals(result.chisq(), seen.getLast().chisq(), 1e-9 * result.chisq());
    assertEquals(FitResult.Ended.NOT_YET, partial.getLast().ended());
    assertEquals(parameter(result, "tau").value(), parameter(partial.getLast(), "tau").value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lm", "amoeba", "newton", "de", "ps", "rl"})
  void timeAndStepsEndAFit(String method) throws Exception {
    // An hour in 10^12 has passed after the first evaluation.
    FitResult late = fit(problem(engine, method, DECAYS, FREE, DECAY, ", \"time\": 1e-12"));
    assertEquals(FitResult.Ended.TIME, late.ended());
    assertEquals(FitResult.Status.FINISHED, late.status());
    assertFalse(late.converged());
    assertTrue(late.reason().contains("time allowed"), late.reason());
    FitResult early = fit(problem(engine, method, DECAYS, FREE, DECAY, ", \"steps\": 2"));
    assertEquals(FitResult.Ended.STEPS, early.ended());
    assertFalse(early.converged());
    assertTrue(early.reason().contains("within 2 steps"), early.reason());
  }

  /** A wave has a minimum for nearly every frequency; one of them is right. */
  @ParameterizedTest
  @ValueSource(strings = {"lm", "amoeba", "newton"})
  void moreStartsFindWhatOneMisses(String method) throws Exception {
    double[] y = new double[X.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.sin(2.3 * X[i]) * Math.exp(-0.1 * X[i]);
    }
    String free = "\"w\": {\"value\": 0.9, \"fit\": [0.1, 3]}";
    String wave = "sin(w*x)*exp(-0.1*x)";
    String small = method.equals("amoeba") ? ", \"radius\": 0.02" : "";
    FitResult one = fit(problem(engine, method, wave, free, y, ", \"starts\": 1" + small));
    assertTrue(one.chisq() > 10, "one start is not enough here");
    FitResult many =
        fit(problem(engine, method, wave, free, y, ", \"starts\": 30, \"jump\": 0" + small));
    assertEquals(2.3, parameter(many, "w").value(), 1e-4);
    assertTrue(many.reason().contains("the best of 30 starts"), many.reason());
    // Small jumps stay in the valley where they begin.
    FitResult near =
        fit(problem(engine, method, wave, free, y, ", \"starts\": 5, \"jump\": 0.001" + small));
    assertEquals(parameter(one, "w").value(), parameter(near, "w").value(), 1e-4);
  }

  @Test
  void theSizeOfTheFirstSimplexIsAPartOfTheRange() throws Exception {
    List<Double> tried = new ArrayList<>();
    FitMonitor listener =
        new FitMonitor() {
          @Override
          public boolean shouldStop() {
            return tried.size() >= 3;
          }

          @Override
          public void step(FitSnapshot snapshot) {
            tried.add(snapshot.progress().best().get("b"));
          }
        };
    double[] y = {1, 2.9, 5.1};
    String free = "\"b\": {\"value\": 0, \"fit\": [-10, 10]}";
    fit(problem(engine, "amoeba", "1 + b*x", free, y, ", \"radius\": 0.1"), listener);
    assertEquals(List.of(0.0, 0.0, 2.0), tried);
  }
}
