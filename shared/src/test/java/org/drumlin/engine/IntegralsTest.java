package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.drumlin.data.Resolution;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Catalogue;
import org.drumlin.model.Model;
import org.drumlin.model.ModelFile;
import org.drumlin.model.PolydispersityShape;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Integrals of models' own against closed forms, on both engines, and their derivatives. */
class IntegralsTest {
  private static final double[] Q = {0.001, 0.01, 0.04, 0.1, 0.3, 1};
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

  private static Model model(String intensity) throws ModelException {
    return ModelFile.parse(
            """
            name: integrated
            title: An integral
            parameters:
              - {name: a, default: 30, limits: [0, inf], kind: volume}
              - {name: b, default: 7, limits: [0, inf], kind: volume}
            ---
            double integral_span(double a, double b)
            {
              return 2.0*(a + b);
            }

            double disc(double x, double t)
            {
              return integral(u, 0, M_PI_2, cos(x*t*sin(u)));
            }

            double Iq(double q, double a, double b)
            {
              return %s;
            }
            """
                .formatted(intensity))
        .model();
  }

  private static double bessel(double x) {
    return Bessel.j0(x);
  }

  /** The closed forms with a = 30 and b = 7. */
  private static DoubleUnaryOperator closed(String name) {
    return switch (name) {
      case "rod" -> q -> Math.sin(30 * q) / (30 * q);
      case "moving end" -> q -> Math.sin(30 * q) / q - Math.sin(7 * q) / q;
      case "end by q" -> q -> 1 - Math.exp(-30 * q);
      case "no node" -> q -> 7 * q * 30;
      case "of a number" -> q -> 450 + q;
      case "J0" -> q -> Math.PI / 2 * bessel(30 * q);
      case "Lommel" -> q -> Math.PI / 2 * 30 * Bessel.j1(30 * q) / q;
      case "by parts" -> q -> (1 - Math.cos(37 * q)) / (q * q);
      case "three" -> q -> (Math.sin(30 * q) + 1 - Math.cos(30 * q)) / q + 15 * 30;
      default -> throw new AssertionError(name);
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "rod => integral(t, 0, 1, cos(q*a*t))",
        "moving end => integral(t, b, a, cos(q*t))",
        "end by q => integral(t, 0, q*a, exp(-t))",
        "no node => integral(t, 0, a, q*b)",
        "of a number => integral(t, 0, a, t) + q",
        "J0 => disc(q*a, 1.0)",
        "Lommel => integral(t, 0, a, t*disc(q, t))",
        "by parts => integral(t, 0, a + b, integral(u, 0, t, cos(q*u)))",
        "three => integral(t, 0, a, cos(q*t)) + integral(t, 0, a, sin(q*t)) + integral(t, 0, a, t)",
      })
  void closedForms(String name, String expression) throws Exception {
    DoubleUnaryOperator form = closed(name);
    double[] expected = DoubleStream.of(Q).map(q -> form.applyAsDouble(q) + 0.001).toArray();
    CurveSpec spec = CurveSpec.plain(model(expression), Q);
    for (Engine engine : List.of(jvm, opencl)) {
      Curve curve = engine.compile(spec);
      assertEquals(List.of("scale", "background", "a", "b"), curve.parameters());
      double[] theory = new double[Q.length];
      curve.evaluate(1, new double[] {1, 0.001, 30, 7}, theory);
      double most = DoubleStream.of(expected).map(Math::abs).max().orElseThrow();
      assertArrayEquals(expected, theory, 1e-12 * most, name + " by " + engine.info());
    }
  }

  /** Integrals may go into averages, and into each other's ends; each is as exact there. */
  @Test
  void throughDistributions() throws Exception {
    Model integrated = model("square(integral(t, 0, 1, cos(q*a*t)))*integral(t, 0, b, cos(q*t))");
    Model closed = model("square(sas_sinx_x(q*a))*b*sas_sinx_x(q*b) + 0.0*integral(t, 0, 1, t*q)");
    Map<String, PolydispersityShape> shapes =
        Map.of(
            "a", new PolydispersityShape("gaussian", 9, 3),
            "b", new PolydispersityShape("schulz", 7, 3));
    double[] set = {1, 0, 30, 7, 0.2, 0.3};
    double[] expected = new double[Q.length];
    jvm.compile(new CurveSpec(closed, Q, new Resolution.None(), shapes, Map.of()))
        .evaluate(1, set, expected);
    for (Engine engine : List.of(jvm, opencl)) {
      Curve curve =
          engine.compile(new CurveSpec(integrated, Q, new Resolution.None(), shapes, Map.of()));
      double[] theory = new double[Q.length];
      curve.evaluate(1, set, theory);
      for (int i = 0; i < Q.length; i++) {
        assertEquals(expected[i], theory[i], 1e-12 * expected[0], engine.info() + " at " + Q[i]);
      }
    }
  }

  /** Derivatives of the integral are integrals of derivatives, moving ends with them. */
  @Test
  void derivatives() throws Exception {
    Curve curve = jvm.compile(CurveSpec.plain(model("integral(t, b, a, cos(q*t))"), Q));
    double[] theory = new double[Q.length];
    double[] slopes = new double[2 * Q.length];
    curve
        .derivatives(List.of("a", "b"))
        .orElseThrow()
        .evaluate(new double[] {1, 0, 30, 7}, theory, slopes);
    for (int i = 0; i < Q.length; i++) {
      assertEquals(Math.cos(30 * Q[i]), slopes[i], 1e-10);
      assertEquals(-Math.cos(7 * Q[i]), slopes[Q.length + i], 1e-10);
    }
  }

  /** Within two angles and two distributions: a brick is the integral of its volume. */
  @Test
  void twoDeepWithinAnAverageOfTwoAngles() throws Exception {
    double[] few = {0.01, 0.1, 0.2};
    Model brick =
        ModelFile.parse(
                """
                name: integrated_brick
                title: A brick, slice by slice
                orientation: triaxial
                parameters:
                  - {name: a, default: 35, limits: [0, inf], kind: volume}
                  - {name: b, default: 75, limits: [0, inf], kind: volume}
                  - {name: c, default: 110, limits: [0, inf], kind: volume}
                ---
                double form_volume(double a, double b, double c) { return a*b*c; }
                double size(double a, double b, double c) { return sqrt(a*a + b*b + c*c); }
                double integral_span(double a, double b) { return a + b; }
                double Fq(double qa, double qb, double qc, double a, double b, double c)
                {
                  const double slice = integral(x, 0, a,
                      integral(y, 0, b, cos(0.5*(qa*x + qb*y)) + cos(0.5*(qa*x - qb*y))));
                  return 0.5e-2*3.0*c*slice*sas_sinx_x(0.5*qc*c);
                }
                """)
            .model();
    Model closed = Catalogue.builtin().resolve("parallelepiped");
    PolydispersityShape shape = new PolydispersityShape("gaussian", 4, 2);
    double[] expected = new double[few.length];
    Curve plain =
        jvm.compile(
            new CurveSpec(
                closed,
                few,
                new Resolution.None(),
                Map.of("length_a", shape, "length_b", shape),
                Map.of()));
    double[] set = new double[plain.parameters().size()];
    Map<String, Double> values =
        Map.of(
            "scale",
            1.0,
            "sld",
            4.0,
            "sld_solvent",
            1.0,
            "length_a",
            35.0,
            "length_b",
            75.0,
            "length_c",
            110.0,
            "length_a_pd",
            0.1,
            "length_b_pd",
            0.2);
    for (int i = 0; i < set.length; i++) {
      set[i] = values.getOrDefault(plain.parameters().get(i), 0.0);
    }
    plain.evaluate(1, set, expected);
    for (Engine engine : List.of(jvm, opencl)) {
      Curve curve =
          engine.compile(
              new CurveSpec(
                  brick, few, new Resolution.None(), Map.of("a", shape, "b", shape), Map.of()));
      double[] theory = new double[few.length];
      curve.evaluate(1, new double[] {1, 0, 35, 75, 110, 0.1, 0.2}, theory);
      for (int i = 0; i < few.length; i++) {
        assertEquals(expected[i], theory[i], 1e-11 * expected[0], engine.info() + " at " + few[i]);
      }
    }
  }

  /** A sphere is a cylinder of no length with half spheres for caps, and half a dumbbell is two. */
  @Test
  void spheres() throws Exception {
    try (CatalogueCurves curves = new CatalogueCurves()) {
      Map<String, Double> contrast = Map.of("sld", 4.0, "sld_solvent", 1.0, "radius", 50.0);
      double[] sphere = curves.of("sphere", contrast, Q);
      double[] capped =
          curves.of(
              "capped_cylinder", Map.of("radius", 50.0, "radius_cap", 50.0, "length", 0.0), Q);
      double[] dumbbell =
          curves.of("barbell", Map.of("radius_bell", 50.0, "radius", 0.0, "length", 0.0), Q);
      for (int i = 0; i < Q.length; i++) {
        assertEquals(sphere[i], capped[i], 1e-11 * sphere[0], "at " + Q[i]);
        double pair = 1 + Elementary.sinc(100 * Q[i]);
        assertEquals(sphere[i] * pair, dumbbell[i], 1e-11 * sphere[0], "at " + Q[i]);
      }
    }
  }

  @Test
  void nodesFollowTheNeed() {
    assertEquals(8, Integrals.nodes(0));
    assertTrue(Integrals.nodes(100) < 60);
    assertTrue(Integrals.nodes(1000) > 250);
    assertEquals(Integrals.MOST_NODES, Integrals.nodes(1e9));
  }
}
