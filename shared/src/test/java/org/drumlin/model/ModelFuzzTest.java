package org.drumlin.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.drumlin.data.Resolution;
import org.drumlin.engine.Curve;
import org.drumlin.engine.CurveSpec;
import org.drumlin.engine.JvmEngine;
import org.drumlin.kernel.FunctionDef;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.ParameterExpression;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mangled texts: each is read, or refused in words; nothing else may come out. */
final class ModelFuzzTest {
  /** At length with {@code ./test --long}. */
  private static final int ROUNDS = Boolean.getBoolean("drumlin.long") ? 100_000 : 3_000;

  private static final List<String> PIECES =
      List.of(
          "(",
          ")",
          "{",
          "}",
          "[",
          "]",
          ";",
          ",",
          "=",
          "+=",
          "?",
          ":",
          "-",
          "*",
          "/",
          "^",
          "!",
          "<",
          "&&",
          "0",
          "1e400",
          "1e-400",
          "99999999999",
          ".5",
          "q",
          "x",
          "radius",
          "sin",
          "pow(",
          "if (",
          "else ",
          "for (int i = 0; i < 3; i++)",
          "for (int i = n; i > 0; i--)",
          "[n]",
          "[i]",
          "n",
          "n - 1",
          "int n",
          "if (n > 0) ",
          "kind: whole",
          "return ",
          "double ",
          "int ",
          "const ",
          "SINCOS(",
          "integral(",
          "integral(t, 0, 1, ",
          "/*",
          "//",
          "\n",
          "---\n",
          "\"",
          "'",
          "#",
          "\\",
          "\0",
          "\t",
          "é",
          "😀",
          "&a ",
          "*a",
          "!!int ",
          "!!binary ",
          "!!set ",
          "<<: ",
          "- ",
          "{a: ",
          "|",
          ">",
          "%YAML",
          "? ",
          "\r",
          "\uFEFF",
          "\uD800");

  private static final List<String> SEEDS = new ArrayList<>();

  @BeforeAll
  static void seeds() throws IOException {
    for (ModelInfo info : Catalogue.builtin().models()) {
      try (InputStream stream =
          ModelFuzzTest.class.getResourceAsStream("catalogue/" + info.name() + ".model")) {
        if (stream == null) {
          fail(info.name());
        } else {
          SEEDS.add(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    assertFalse(SEEDS.isEmpty());
    SEEDS.add(VectorModelTest.GOOD);
  }

  @Test
  void modelTextsAreReadOrRefused() {
    Random random = new Random(20261122);
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String text = mangled(random, SEEDS.get(random.nextInt(SEEDS.size())));
      refused += outcome(i, text, () -> runnable(ModelFile.parse(text).model())) ? 0 : 1;
    }
    assertTrue(refused > ROUNDS / 4, "only " + refused + " were refused");
    assertTrue(refused < ROUNDS, "all were refused");
  }

  @Test
  void formulasAndExpressionsAreReadOrRefused() {
    Random random = new Random(11);
    Catalogue catalogue = Catalogue.builtin();
    for (int i = 0; i < ROUNDS; i++) {
      String formula = mangled(random, "y = A*exp(-x/tau) + B*(x < 1 ? x^2 : sas_J1(x))");
      outcome(i, formula, () -> runnable((Model.Body) catalogue.resolve(formula)));
      String expression = mangled(random, "rt2.rg < 100 && fmin(a, 2*b) >= -1e3*(c + 1)");
      outcome(i, expression, () -> ParameterExpression.parse(expression));
    }
  }

  @Test
  void bodiesOfTheGrammarAreReadCompiledAndEvaluated() throws ModelException {
    Random random = new Random(20261124);
    int evaluated = 0;
    try (JvmEngine engine = JvmEngine.create(1)) {
      for (int i = 0; i < ROUNDS / 10; i++) {
        String text = new RandomBody(random).text();
        evaluated +=
            outcome(i, text, () -> evaluated(engine, ModelFile.parse(text).model())) ? 1 : 0;
      }
    }
    assertTrue(evaluated > ROUNDS / 20, "only " + evaluated + " were evaluated");
  }

  @Test
  void mangledModelsThatAreReadAreEvaluated() {
    Random random = new Random(20261125);
    try (JvmEngine engine = JvmEngine.create(1)) {
      for (int i = 0; i < ROUNDS / 30; i++) {
        String text = mangled(random, SEEDS.get(random.nextInt(SEEDS.size())));
        outcome(i, text, () -> evaluated(engine, ModelFile.parse(text).model()));
      }
    }
  }

  /** One block on the engine, at the model's defaults. */
  private static Model evaluated(JvmEngine engine, Model.Body model) throws ModelException {
    double[] q = {0, 1e-3, 0.1, 0.5};
    Map<String, Double> whole = new TreeMap<>();
    for (ParameterInfo p : model.info().parameters()) {
      if (p.kind() == ParameterInfo.Kind.WHOLE) {
        whole.put(p.name(), p.defaultValue());
      }
    }
    Curve curve = engine.compile(new CurveSpec(model, q, new Resolution.None(), Map.of(), whole));
    double[] set =
        curve.parameters().stream()
            .mapToDouble(
                name -> model.info().parameter(name).map(ParameterInfo::defaultValue).orElse(0.1))
            .toArray();
    curve.evaluate(1, set, new double[q.length]);
    return model;
  }

  private interface Reading {
    Object read() throws ModelException;
  }

  /** Whether it was read; fails on anything but a ModelException with something to say. */
  @SuppressWarnings("CatchingUnchecked")
  private static boolean outcome(int round, String text, Reading reading) {
    try {
      reading.read();
      return true;
    } catch (ModelException e) {
      assertFalse(e.problem().isBlank(), text);
      assertFalse(e.problem().contains("Exception"), e.problem());
      return false;
    } catch (RuntimeException | Error e) {
      throw new AssertionError("round " + round + ": " + e + " of:\n" + text, e);
    }
  }

  /** What was read also runs: the tree has all it promises. */
  private static Model runnable(Model.Body model) {
    TreeWalker walker = new TreeWalker(model.program());
    for (FunctionDef function : model.program().functions()) {
      walker.call(
          function,
          TreeWalker.places(function).stream().mapToDouble(place -> usual(model, place)).toArray());
    }
    return model;
  }

  /** 1, or the least of a whole parameter, which may not be 1. */
  private static double usual(Model.Body model, String place) {
    return model
        .info()
        .parameter(place)
        .filter(p -> p.kind() == ParameterInfo.Kind.WHOLE)
        .map(ParameterInfo::lower)
        .orElse(1.0);
  }

  private static String mangled(Random random, String seed) {
    StringBuilder text = new StringBuilder(seed);
    for (int i = random.nextInt(4); i >= 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + 1 + random.nextInt(random.nextInt(40) + 1));
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      switch (random.nextInt(5)) {
        case 0 -> text.insert(at, piece);
        case 1 -> text.replace(at, end, piece);
        case 2 -> text.delete(at, end);
        case 3 -> text.insert(at, text.substring(at, end));
        default -> text.insert(at, piece.repeat(random.nextInt(60)));
      }
    }
    return text.toString();
  }
}
