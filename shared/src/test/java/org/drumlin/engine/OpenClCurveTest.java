package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.data.Resolution;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Catalogue;
import org.drumlin.model.Model;
import org.drumlin.model.ModelInfo;
import org.drumlin.model.ParameterInfo;
import org.drumlin.model.PolydispersityShape;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every model of the catalogue on pocl against the JVM's engine. */
class OpenClCurveTest {
  private static final double AGREEMENT = 1e-9;
  private static JvmEngine jvm;
  private static OpenClEngine opencl;

  @BeforeAll
  static void open() throws Exception {
    jvm = JvmEngine.create(1);
    opencl =
        OpenClEngine.open(
            Optional.empty(),
            2,
            why -> {
              throw new AssertionError(why);
            });
  }

  @AfterAll
  static void close() {
    opencl.close();
    jvm.close();
  }

  @Test
  void everyModelPlain() throws Exception {
    for (ModelInfo info : Catalogue.builtin().models()) {
      compare(Catalogue.builtin().resolve(info.name()), Map.of(), new Resolution.None());
    }
  }

  @Test
  void everyModelWithOneDistribution() throws Exception {
    for (ModelInfo info : Catalogue.builtin().models()) {
      Optional<ParameterInfo> first =
          info.parameters().stream().filter(ParameterInfo::polydisperse).findFirst();
      if (first.isPresent()) {
        compare(
            Catalogue.builtin().resolve(info.name()),
            Map.of(first.orElseThrow().name(), new PolydispersityShape("gaussian", 7, 3)),
            new Resolution.None());
      }
    }
  }

  @Test
  void everyModelWithAllDistributionsAtOnce() throws Exception {
    for (ModelInfo info : Catalogue.builtin().models()) {
      Map<String, PolydispersityShape> shapes = new LinkedHashMap<>();
      info.parameters().stream()
          .filter(ParameterInfo::polydisperse)
          .limit(3)
          .forEach(p -> shapes.put(p.name(), new PolydispersityShape("gaussian", 4, 2)));
      compare(Catalogue.builtin().resolve(info.name()), shapes, new Resolution.None());
    }
  }

  @Test
  void compositions() throws Exception {
    for (String name : List.of("sphere@hardsphere", "sphere+cylinder", "sphere*power_law")) {
      compare(Catalogue.builtin().resolve(name), Map.of(), new Resolution.None());
    }
    CurveSpec beta =
        new CurveSpec(
            Catalogue.builtin().resolve("cylinder@hardsphere"),
            q(),
            new Resolution.None(),
            Map.of("radius", new PolydispersityShape("schulz", 11, 4)),
            Map.of("structure_factor_mode", 1.0, "radius_effective_mode", 1.0));
    compare(beta);
  }

  @Test
  void everyModelThroughAPinhole() throws Exception {
    double[] sigma = Arrays.stream(q()).map(x -> x > 0.02 ? 0.05 * x : 0).toArray();
    for (ModelInfo info : Catalogue.builtin().models()) {
      compare(Catalogue.builtin().resolve(info.name()), Map.of(), new Resolution.Pinhole(sigma));
    }
  }

  @Test
  void distributionsThroughPinholesAndSlits() throws Exception {
    double[] sigma = Arrays.stream(q()).map(x -> 0.05 * x).toArray();
    double[] length = new double[200];
    double[] width = new double[200];
    Arrays.fill(length, 0.05);
    Arrays.setAll(width, i -> i % 2 == 0 ? 0.001 : 0);
    for (Resolution resolution :
        List.of(new Resolution.Pinhole(sigma), new Resolution.Slit(length, width))) {
      for (String name : List.of("sphere", "cylinder", "sphere@hardsphere")) {
        compare(
            Catalogue.builtin().resolve(name),
            Map.of("radius", new PolydispersityShape("gaussian", 9, 3)),
            resolution);
      }
    }
  }

  @Test
  void whatWasComputedBeforeChangesNoSmearedSquare() throws Exception {
    double[] sigma = Arrays.stream(q()).map(x -> 0.05 * x).toArray();
    CurveSpec spec =
        new CurveSpec(
            Catalogue.builtin().resolve("sphere"),
            q(),
            new Resolution.Pinhole(sigma),
            Map.of(),
            Map.of());
    Curve fresh = opencl.compile(spec);
    Curve used = opencl.compile(spec);
    int columns = used.parameters().size();
    int radius = used.parameters().indexOf("radius");
    double[] sets = new double[20 * columns];
    for (int set = 0; set < 20; set++) {
      double[] one = SinglePrecision.sets(spec.model().info(), used.parameters());
      System.arraycopy(one, 0, sets, set * columns, columns);
      sets[set * columns + radius] = 30 * Math.pow(1.3, set);
    }
    double[] weights = new double[200];
    Arrays.fill(weights, 1);
    Measured measured = new Measured(new double[200], weights);
    double[] expected = new double[20];
    jvm.compile(spec).squares(20, sets, measured, expected);
    double[] squares = new double[20];
    for (int from : new int[] {19, 0, 19, 7, 7}) {
      double[] part = Arrays.copyOfRange(sets, from * columns, sets.length);
      used.squares(20 - from, part, measured, squares);
      assertEquals(expected[from], squares[0], 1e-9 * expected[from]);
    }
    used.squares(20, sets, measured, squares);
    assertArrayEquals(expected, squares, 1e-9 * expected[19]);
    double[] first = new double[20];
    fresh.squares(20, sets, measured, first);
    for (int set = 0; set < 20; set++) {
      assertEquals(first[set], squares[set], 1e-12 * first[set], "set " + set);
    }
  }

  @Test
  void aThousandSetsOfTwoDistributionsFitInAGibibyte() throws Exception {
    Map<String, PolydispersityShape> shapes = new LinkedHashMap<>();
    shapes.put("radius", new PolydispersityShape("gaussian", 35, 3));
    shapes.put("length", new PolydispersityShape("gaussian", 35, 3));
    double[] q = {0.01, 0.02};
    CurveSpec spec =
        new CurveSpec(
            Catalogue.builtin().resolve("cylinder"), q, new Resolution.None(), shapes, Map.of());
    Curve expected = jvm.compile(spec);
    Curve computed = opencl.compile(spec);
    double[] one = SinglePrecision.sets(spec.model().info(), expected.parameters());
    int columns = expected.parameters().size();
    double[] sets = new double[1000 * columns];
    for (int i = 0; i < sets.length; i++) {
      sets[i] = one[i % one.length];
    }
    double[] theory = new double[1000 * q.length];
    computed.evaluate(1000, sets, theory);
    double[] first = new double[3 * q.length];
    expected.evaluate(3, one, first);
    for (int i = 0; i < theory.length; i++) {
      assertEquals(first[i % first.length], theory[i], 1e-9 * first[i % first.length]);
    }
    assertTrue(opencl.deviceBytes() < 1L << 30, () -> opencl.deviceBytes() + " bytes");
  }

  @Test
  void inSinglePrecisionAModelIsGoodEnoughOrRefused() throws Exception {
    OpenClDevice device = Devices.list().find(Optional.empty()).orElseThrow();
    Map<String, String> refused = new LinkedHashMap<>();
    try (OpenClEngine single =
        OpenClEngine.open(
            device,
            2,
            why -> {
              throw new AssertionError(why);
            },
            false)) {
      assertEquals("single", single.info().precision());
      for (ModelInfo info : Catalogue.builtin().models()) {
        CurveSpec spec = CurveSpec.plain(Catalogue.builtin().resolve(info.name()), q());
        Curve exact = jvm.compile(spec);
        try {
          double worst =
              SinglePrecision.worst(
                  single.compile(spec), exact, SinglePrecision.sets(info, exact.parameters()));
          assertTrue(worst <= 1e-4, info.name() + ": " + worst);
        } catch (ModelException e) {
          refused.put(info.name(), String.valueOf(e.getMessage()));
        }
      }
    }
    for (String name : List.of("sphere", "cylinder", "core_shell_sphere")) {
      assertFalse(refused.containsKey(name), () -> String.valueOf(refused.get(name)));
    }
    refused.values().forEach(why -> assertTrue(why.contains("single precision alone"), why));
  }

  @Test
  void inSinglePrecisionThroughAPinhole() throws Exception {
    OpenClDevice device = Devices.list().find(Optional.empty()).orElseThrow();
    double[] sigma = Arrays.stream(q()).map(x -> 0.05 * x).toArray();
    CurveSpec spec =
        new CurveSpec(
            Catalogue.builtin().resolve("sphere"),
            q(),
            new Resolution.Pinhole(sigma),
            Map.of(),
            Map.of());
    try (OpenClEngine single =
        OpenClEngine.open(
            device,
            2,
            why -> {
              throw new AssertionError(why);
            },
            false)) {
      Curve exact = jvm.compile(spec);
      double[] sets = SinglePrecision.sets(spec.model().info(), exact.parameters());
      double worst = SinglePrecision.worst(single.compile(spec), exact, sets);
      assertTrue(worst <= 1e-4, () -> "off by " + worst);
    }
  }

  private static double[] q() {
    double[] q = new double[200];
    Arrays.setAll(q, i -> 0.3 * Math.pow(1e-3, i / 199.0));
    return q;
  }

  /** Three parameter sets at once: the defaults, and all parameters a little up, and down. */
  private static void compare(
      Model model, Map<String, PolydispersityShape> shapes, Resolution resolution)
      throws Exception {
    compare(new CurveSpec(model, q(), resolution, shapes, Map.of()));
  }

  private static void compare(CurveSpec spec) throws Exception {
    double[] q = spec.q();
    Curve expected = jvm.compile(spec);
    Curve computed = opencl.compile(spec);
    assertEquals(expected.parameters(), computed.parameters());
    double[] parameters = SinglePrecision.sets(spec.model().info(), expected.parameters());
    double[] one = new double[3 * q.length];
    double[] other = new double[3 * q.length];
    expected.evaluate(3, parameters, one);
    computed.evaluate(3, parameters, other);
    String what = spec.model().info().name() + " " + spec.polydispersity().keySet();
    for (int set = 0; set < 3; set++) {
      double most = 0;
      for (int i = 0; i < q.length; i++) {
        most = Math.max(most, Math.abs(one[set * q.length + i]));
      }
      for (int i = 0; i < q.length; i++) {
        double a = one[set * q.length + i];
        double b = other[set * q.length + i];
        double bound = AGREEMENT * Math.max(Math.abs(a), 1e-4 * most);
        assertTrue(
            Math.abs(a - b) <= bound || Double.isNaN(a) && Double.isNaN(b),
            what + " set " + set + " q " + q[i] + ": " + a + " and " + b);
      }
    }
    squares(expected, computed, parameters, one, what);
  }

  /** Residuals are made large, so that the sum tells a wrong theory. */
  private static void squares(
      Curve expected, Curve computed, double[] parameters, double[] theory, String what) {
    int n = expected.points();
    double most = Arrays.stream(theory, 0, n).map(Math::abs).max().orElse(0);
    double[] intensity = new double[n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      intensity[i] = theory[i] * (i % 2 == 0 ? 1.1 : 0.8);
      weights[i] = 20 / Math.max(Math.abs(theory[i]), 1e-4 * most);
    }
    Measured measured = new Measured(intensity, weights);
    double[] one = new double[3];
    double[] other = new double[3];
    expected.squares(3, parameters, measured, one);
    computed.squares(3, parameters, measured, other);
    for (int set = 0; set < 3; set++) {
      assertEquals(one[set], other[set], 1e-6 * Math.abs(one[set]), what);
    }
  }
}
