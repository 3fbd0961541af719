package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.data.Dataset;
import org.drumlin.engine.JvmEngine;
import org.drumlin.fit.DocumentException;
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
    return problem(on, method, formula, parameters, y, more, "", "");
  }

  private static FitProblem problem(
      JvmEngine on,
      String method,
      String formula,
      String parameters,
      double[] y,
      String more,
      String errorModel,
      String constraints)
      throws Exception {
    double[] errors = new double[y.length];
    Arrays.fill(errors, 0.02);
    Dataset data =
        new Dataset(
            "d",
            Arrays.copyOf(X, y.length),
            y,
            Optional.of(errors),
            Optional.empty(),
            Optional.empty(),
            "1/A",
            "1/cm",
            List.of());
    String json =
        """
        {"drumlin": 1, "datasets": [{"id": "d", "file": "d.txt"%s}],
         "models": [{"id": "m", "dataset": "d", "model": "y = %s", "parameters": {%s}}],
         "constraints": [%s], "method": {"name": "%s"%s}}
        """
            .formatted(
                errorModel, formula, parameters, constraints, method, options(method) + more);
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

  private static FitResult constrained(String method, String errors, String constraints)
      throws Exception {
    return fit(problem(engine, method, DECAYS, FREE, DECAY, "", errors, "\"" + constraints + "\""));
  }

  /** On the constraint one parameter follows the other: a tie says what has to come out. */
  @ParameterizedTest
  @ValueSource(strings = {"lm", "amoeba", "newton", "de", "ps", "rl"})
  void aMinimumOnAConstraintIsKeptToAndTold(String method) throws Exception {
    String tied = FREE.replace("\"value\": 0.5, \"fit\": [0, 10]", "\"tie\": \"4.5 - A\"");
    FitResult along = fit(problem(engine, "lm", DECAYS, tied, DECAY, ""));
    for (String text : List.of("A + B < 4.5", "!(A + B >= 4.5 || tau < 0.2) && B < 9")) {
      FitResult result = constrained(method, "", text);
      double sum = parameter(result, "A").value() + parameter(result, "B").value();
      assertTrue(sum < 4.5, "the constraint holds exactly");
      assertEquals(4.5, sum, 1e-4);
      assertEquals(1, result.chisq() * result.dof() / (along.chisq() * along.dof()), 1e-3);
      for (String name : List.of("A", "tau")) {
        FitResult.FittedParameter wanted = parameter(along, name);
        assertEquals(wanted.value(), parameter(result, name).value(), 0.1 * wanted.stderr(), name);
        assertEquals(1, parameter(result, name).stderr() / wanted.stderr(), 1e-2, name);
      }
      assertEquals(
          parameter(result, "A").stderr(), parameter(result, "B").stderr(), 1e-6, "A + B is fixed");
      assertTrue(result.warnings().getFirst().contains("lies on the constraint " + text));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lm", "newton"})
  void theMultiplierIsFoundToManyDigits(String method) throws Exception {
    String tied = FREE.replace("\"value\": 0.5, \"fit\": [0, 10]", "\"tie\": \"4.5 - A\"");
    FitResult along = fit(problem(engine, "lm", DECAYS, tied, DECAY, ""));
    for (String errors : List.of("", ", \"errors\": \"none\"")) {
      FitResult result = constrained(method, errors, "A + B < 4.5");
      assertTrue(result.converged(), result.reason());
      FitResult.FittedParameter wanted = parameter(along, "A");
      assertEquals(wanted.value(), parameter(result, "A").value(), 1e-4 * wanted.stderr(), errors);
    }
  }

  /** What a constraint fixes altogether has no uncertainty, as on a bound. */
  @ParameterizedTest
  @ValueSource(strings = {"lm", "newton", "de"})
  void aConstraintOnOneParameterIsLikeABound(String method) throws Exception {
    FitResult result = constrained(method, "", "A^2 < 6.25");
    assertEquals(2.5, parameter(result, "A").value(), 1e-4);
    assertTrue(Double.isNaN(parameter(result, "A").stderr()));
    FitResult bound =
        fit(problem(engine, "lm", DECAYS, FREE.replace("[0, 20]", "[0, 2.5]"), DECAY, ""));
    assertEquals(parameter(bound, "B").value(), parameter(result, "B").value(), 1e-4);
    assertEquals(1, parameter(result, "B").stderr() / parameter(bound, "B").stderr(), 1e-3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lm", "amoeba", "newton", "de", "ps", "rl"})
  void aConstraintThatIsFarChangesNothing(String method) throws Exception {
    FitResult result = constrained(method, "", "A*tau < 100 && A != 7");
    FitResult free = fit(problem(engine, method, DECAYS, FREE, DECAY, ""));
    assertEquals(List.of(), result.warnings());
    for (FitResult.FittedParameter p : free.parameters()) {
      assertEquals(p.value(), parameter(result, p.name()).value(), 0.01 * p.stderr(), p.name());
      assertEquals(1, parameter(result, p.name()).stderr() / p.stderr(), 1e-3, p.name());
    }
  }

  /** The sum of squares enters as a logarithm, which no single least-squares run minimises. */
  @ParameterizedTest
  @ValueSource(strings = {"lm", "amoeba", "newton", "de", "ps", "rl"})
  void priorsAreWeighedAgainstDataWithoutErrors(String method) throws Exception {
    String prior = FREE.replace("[0.1, 20]", "[0.1, 20], \"prior\": {\"normal\": [1.7, 0.02]}");
    FitProblem problem =
        problem(engine, method, DECAYS, prior, DECAY, "", ", \"errors\": \"none\"", "");
    FitResult result = fit(problem);
    assertTrue(result.converged(), result.reason());
    double[] best =
        result.parameters().stream().mapToDouble(FitResult.FittedParameter::value).toArray();
    double[] nllf = new double[1];
    problem.nllf(1, best, nllf);
    double least = nllf[0];
    for (int j = 0; j < best.length; j++) {
      for (double side : new double[] {-1, 1}) {
        double[] beside = best.clone();
        beside[j] += 0.1 * side * result.parameters().get(j).stderr();
        problem.nllf(1, beside, nllf);
        assertTrue(nllf[0] > least, "not a minimum along " + problem.names().get(j));
      }
    }
    double tau = parameter(result, "tau").value();
    assertTrue(tau > 1.5 && tau < 1.7, "between what data and prior say: " + tau);
    assertTrue(parameter(result, "tau").stderr() < 0.02);
  }

  @Test
  void whatIsRefusedIsNamed() {
    for (String text : List.of("A == B", "!(A != 2*B)", "A > 0 && tau == 3", "A == 1 || A == 2")) {
      DocumentException e =
          assertThrows(DocumentException.class, () -> constrained("amoeba", "", text));
      assertTrue(e.getMessage().startsWith("constraints[0]: \"" + text + "\" holds only where"));
    }
    DocumentException e =
        assertThrows(DocumentException.class, () -> constrained("newton", "", "A > B + 3"));
    assertEquals(
        "constraints[0]: \"A > B + 3\" does not hold at the starting values; change them, or the"
            + " constraint",
        e.getMessage());
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
