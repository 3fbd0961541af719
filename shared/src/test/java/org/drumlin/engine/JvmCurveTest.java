package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.drumlin.data.Resolution;
import org.drumlin.model.Catalogue;
import org.drumlin.model.Model;
import org.drumlin.model.PolydispersityShape;
import org.junit.jupiter.api.Test;

/** The same bytes whatever the threads, the company in a batch, and the primitives. */
class JvmCurveTest {
  private static final PolydispersityShape FEW = new PolydispersityShape("gaussian", 15, 3);

  private enum Smear {
    NONE,
    PINHOLE,
    SLIT
  }

  private record Case(String model, Map<String, PolydispersityShape> shapes, Smear smear) {}

  private static final Case[] CASES = {
    new Case("sphere", Map.of("radius", FEW), Smear.NONE),
    new Case("sphere", Map.of("radius", FEW), Smear.PINHOLE),
    new Case("cylinder", Map.of("radius", FEW, "length", FEW), Smear.NONE),
    new Case("cylinder", Map.of(), Smear.PINHOLE),
    new Case("mono_gauss_coil", Map.of(), Smear.PINHOLE),
    new Case("y = A*exp(-x/tau) + B", Map.of(), Smear.NONE),
    new Case("sphere", Map.of("radius", FEW), Smear.SLIT),
  };

  private static double[] evaluate(JvmEngine engine, Case c, int sets, int together)
      throws Exception {
    Model model = Catalogue.builtin().resolve(c.model());
    double[] q = new double[301];
    double[] sigma = new double[q.length];
    for (int i = 0; i < q.length; i++) {
      q[i] = 0.002 + 0.4 * ((i * 37) % q.length) / q.length;
      sigma[i] = 0.04 * q[i];
    }
    double[] length = new double[q.length];
    Arrays.fill(length, 0.03);
    Resolution resolution =
        switch (c.smear()) {
          case NONE -> new Resolution.None();
          case PINHOLE -> new Resolution.Pinhole(sigma);
          case SLIT -> new Resolution.Slit(length, new double[q.length]);
        };
    Curve curve = engine.compile(new CurveSpec(model, q, resolution, c.shapes(), Map.of()));
    int columns = curve.parameters().size();
    Random random = new Random(1);
    double[] parameters = new double[sets * columns];
    for (int s = 0; s < sets; s++) {
      for (int i = 0; i < columns; i++) {
        double usual =
            model
                .info()
                .parameter(curve.parameters().get(i))
                .map(p -> p.defaultValue())
                .orElse(0.1);
        parameters[s * columns + i] = usual * (0.8 + 0.4 * random.nextDouble());
      }
    }
    double[] theory = new double[sets * q.length];
    for (int s = 0; s < sets; s += together) {
      double[] part = new double[together * q.length];
      double[] some = new double[together * columns];
      System.arraycopy(parameters, s * columns, some, 0, some.length);
      curve.evaluate(together, some, part);
      System.arraycopy(part, 0, theory, s * q.length, part.length);
    }
    return theory;
  }

  @Test
  void theSameBytesWithAnyNumberOfThreads() throws Exception {
    for (Case c : CASES) {
      double[] expected;
      try (JvmEngine one = JvmEngine.create(1)) {
        expected = evaluate(one, c, 6, 6);
      }
      try (JvmEngine three = JvmEngine.create(3)) {
        assertArrayEquals(expected, evaluate(three, c, 6, 6), c.model() + " in one batch");
        assertArrayEquals(expected, evaluate(three, c, 6, 1), c.model() + " one by one");
        assertArrayEquals(expected, evaluate(three, c, 6, 2), c.model() + " in twos");
      }
    }
  }

  @Test
  void theSameBytesWithoutTheVectorModule() throws Exception {
    for (Case c : CASES) {
      try (JvmEngine vectors = JvmEngine.create(1);
          JvmEngine loops = new JvmEngine(1, new PlainKernels())) {
        assertTrue(vectors.info().detail().contains("bits"), vectors.info().detail());
        assertTrue(loops.info().detail().contains("missing"), loops.info().detail());
        assertArrayEquals(evaluate(vectors, c, 2, 2), evaluate(loops, c, 2, 2), c.model());
      }
    }
  }

  @Test
  void aSetThatMakesNoSenseLeavesTheOthersAlone() throws Exception {
    Model sphere = Catalogue.builtin().resolve("sphere");
    try (JvmEngine engine = JvmEngine.create(2)) {
      Curve curve =
          engine.compile(
              new CurveSpec(
                  sphere,
                  new double[] {0.01, 0.1},
                  new Resolution.None(),
                  Map.of("radius", FEW),
                  Map.of()));
      double[] sets = {
        1, 0, 1, 6, 50, 0.1,
        1, 0, 1, 6, Double.NaN, 0.1,
        1, 0, 1, 6, -5, 0.1,
        1, 0, 1, 6, 50, 0.1
      };
      double[] theory = new double[8];
      curve.evaluate(4, sets, theory);
      assertTrue(theory[0] > 0);
      assertTrue(Double.isNaN(theory[2]) && Double.isNaN(theory[3]));
      assertTrue(Double.isNaN(theory[4]) && Double.isNaN(theory[5]));
      assertEquals(theory[0], theory[6]);
      assertEquals(theory[1], theory[7]);
    }
  }

  @Test
  void anInterruptIsKeptAndTheWorkDone() throws Exception {
    try (JvmEngine engine = JvmEngine.create(2)) {
      Thread.currentThread().interrupt();
      double[] theory = evaluate(engine, CASES[0], 4, 4);
      assertTrue(Thread.interrupted());
      assertTrue(theory[theory.length - 1] > 0);
      assertFalse(Thread.interrupted());
    }
  }

  @Test
  void whatDoesNotFitIsRefused() throws Exception {
    Model sphere = Catalogue.builtin().resolve("sphere");
    double[] q = {0.01};
    try (JvmEngine engine = JvmEngine.create(1)) {
      Map<String, PolydispersityShape> wrong = Map.of("sld", FEW);
      assertThrows(
          IllegalArgumentException.class,
          () -> engine.compile(new CurveSpec(sphere, q, new Resolution.None(), wrong, Map.of())));
      Curve curve = engine.compile(CurveSpec.plain(sphere, q));
      assertThrows(
          IllegalArgumentException.class, () -> curve.evaluate(2, new double[5], new double[2]));
    }
    assertThrows(IllegalArgumentException.class, () -> JvmEngine.create(0));
  }
}
