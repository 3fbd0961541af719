package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.drumlin.data.Resolution;
import org.drumlin.model.Catalogue;
import org.drumlin.model.Model;
import org.drumlin.model.ModelFile;
import org.drumlin.model.ParameterInfo;
import org.drumlin.model.PolydispersityShape;
import org.drumlin.model.ReferenceEvaluator;
import org.junit.jupiter.api.Test;

/** The tape against the plain walk over the tree, which shares no code with it. */
class TapeTest {
  private static final double[] Q = {0, 1e-4, 0.003, 0.01, 0.05, 0.1, 0.17, 0.3, 0.5};
  private static final PolydispersityShape FEW = new PolydispersityShape("gaussian", 7, 2);

  @Test
  void everyModelAsTheTreeSays() throws Exception {
    try (JvmEngine engine = JvmEngine.create(1)) {
      for (var info : Catalogue.builtin().models()) {
        Model model = Catalogue.builtin().resolve(info.name());
        Map<String, PolydispersityShape> shapes = new TreeMap<>();
        compare(engine, model, shapes, Map.of(), 1e-9);
        for (ParameterInfo parameter : info.parameters()) {
          if (parameter.polydisperse() && shapes.size() < 2) {
            shapes.put(parameter.name(), FEW);
            compare(engine, model, shapes, Map.of(parameter.name() + "_pd", 0.15), 1e-9);
          }
        }
      }
    }
  }

  @Test
  void loopsBranchesAndTables() throws Exception {
    String text =
        """
        name: odd
        title: Everything the language has
        category: shape-independent
        description: none
        parameters:
          - {name: a, default: 1.5, limits: [0, inf], kind: volume, description: a}
          - {name: b, default: 0.3, limits: [0, inf], kind: volume, description: b}
        ---
        constant double table[4] = {1.0, -0.5, 0.25, -0.125};
        double helper(double x, double y)
        {
          if (x < y) return sin(x) + y;
          if (x > 10.0*y) return exp(-x);
          return x*y;
        }
        double form_volume(double a, double b)
        {
          return a*b + 1.0;
        }
        double Iq(double q, double a, double b)
        {
          double s = 0.0;
          double c;
          double d;
          SINCOS(q*a, c, d);
          for (int i = 0; i < 4; i++) {
            double t = table[i]*q*(i + 1);
            if (t > 0.05 && a > 1.0 || b < 0.1) {
              s += helper(t, b);
            } else {
              s -= cos(t*a);
            }
          }
          return s*s + (q > 0.2 ? c : d*b);
        }
        """;
    Model model = ModelFile.parse(text).model();
    try (JvmEngine engine = JvmEngine.create(1)) {
      compare(engine, model, Map.of(), Map.of(), 1e-12);
      compare(engine, model, Map.of("a", FEW), Map.of("a_pd", 0.3), 1e-12);
      Map<String, PolydispersityShape> both = Map.of("a", FEW, "b", FEW);
      compare(engine, model, both, Map.of("a_pd", 0.3, "b_pd", 0.1), 1e-12);
    }
  }

  @Test
  void twoAnglesAndThreeDistributions() throws Exception {
    String text =
        """
        name: brick
        title: Rectangular parallelepiped
        category: shape:parallelepiped
        description: none
        orientation: triaxial
        parameters:
          - {name: sld, default: 4, kind: sld, description: sld}
          - {name: a, unit: Ang, default: 20, limits: [0, inf], kind: volume, description: a}
          - {name: b, unit: Ang, default: 35, limits: [0, inf], kind: volume, description: b}
          - {name: c, unit: Ang, default: 50, limits: [0, inf], kind: volume, description: c}
        ---
        double form_volume(double a, double b, double c)
        {
          return a*b*c;
        }
        double size(double a, double b, double c)
        {
          return sqrt(a*a + b*b + c*c);
        }
        double Fq(double qa, double qb, double qc, double sld, double a, double b, double c)
        {
          return 1e-2*sld*form_volume(a, b, c)
              *sas_sinx_x(0.5*qa*a)*sas_sinx_x(0.5*qb*b)*sas_sinx_x(0.5*qc*c);
        }
        """;
    Model model = ModelFile.parse(text).model();
    PolydispersityShape two = new PolydispersityShape("gaussian", 2, 1);
    try (JvmEngine engine = JvmEngine.create(1)) {
      compare(engine, model, Map.of(), Map.of(), 1e-9);
      compare(engine, model, Map.of("a", two, "b", two, "c", two), Map.of(), 1e-9);
    }
  }

  @Test
  void randomFormulas() throws Exception {
    long seed = 20261122;
    Random random = new Random(seed);
    try (JvmEngine engine = JvmEngine.create(1)) {
      for (int i = 0; i < 400; i++) {
        String formula = "y = " + expression(random, 2 + random.nextInt(5));
        Model model = Catalogue.builtin().resolve(formula);
        Map<String, Double> values = new HashMap<>();
        model.info().parameters().forEach(p -> values.put(p.name(), 2 * random.nextDouble() - 0.5));
        try {
          compare(engine, model, Map.of(), values, 1e-9);
        } catch (AssertionError e) {
          throw new AssertionError("seed " + seed + ", formula " + i + ": " + formula, e);
        }
      }
    }
  }

  /** An expression whose value is of the order of 1 and forgives rounding. */
  private static String expression(Random random, int depth) {
    if (depth == 0) {
      List<String> leaves = List.of("x", "10*x", "a", "b", "c", "0.7", "1.3");
      return leaves.get(random.nextInt(leaves.size()));
    }
    String a = expression(random, depth - 1);
    String b = expression(random, random.nextInt(depth));
    return switch (random.nextInt(18)) {
      case 0 -> "(" + a + " + " + b + ")";
      case 1 -> "(" + a + " - 2*" + b + ")";
      case 2 -> "sin(" + a + ")*" + b;
      case 3 -> "cos(" + a + " + " + b + ")";
      case 4 -> a + "/(1 + square(" + b + "))";
      case 5 -> "exp(-fabs(" + a + "))";
      case 6 -> "sqrt(1 + square(" + a + "))";
      case 7 -> "log(1.5 + square(" + a + "))";
      case 8 -> "(" + b + " > 0.41 ? " + a + " : 0.5)";
      case 9 -> "sas_sinx_x(" + a + ")";
      case 10 -> "sas_3j1x_x(3*" + a + ")";
      case 11 -> "sas_2J1x_x(9*" + a + ")";
      case 12 -> "(1 + square(" + a + "))**sin(" + b + ")";
      case 13 -> "fmin(" + a + ", " + b + ")";
      case 14 -> "tanh(" + a + ")";
      case 15 -> "sas_J0(5*" + a + ")";
      case 16 -> "sas_J1(5*" + a + ")";
      default -> "expm1(-square(" + a + "))";
    };
  }

  private static void compare(
      JvmEngine engine,
      Model model,
      Map<String, PolydispersityShape> shapes,
      Map<String, Double> given,
      double relative)
      throws Exception {
    double[] q = model.info().category().contains("law") ? new double[] {0.01, 0.2} : Q;
    Map<String, Double> values = new TreeMap<>(given);
    shapes.keySet().forEach(name -> values.putIfAbsent(name + "_pd", 0.15));
    Curve curve = engine.compile(new CurveSpec(model, q, new Resolution.None(), shapes, Map.of()));
    double[] set = new double[curve.parameters().size()];
    for (int i = 0; i < set.length; i++) {
      String name = curve.parameters().get(i);
      Optional<ParameterInfo> info = model.info().parameter(name);
      set[i] = values.getOrDefault(name, info.map(ParameterInfo::defaultValue).orElse(0.0));
    }
    double[] theory = new double[q.length];
    curve.evaluate(1, set, theory);
    double[] expected = new ReferenceEvaluator((Model.Body) model).intensity(q, values, shapes);
    double most = 0;
    for (double e : expected) {
      most = Math.max(most, Double.isFinite(e) ? Math.abs(e) : 0);
    }
    for (int i = 0; i < q.length; i++) {
      double allowed = relative * Math.max(Math.abs(expected[i]), 1e-6 * most) + 1e-13;
      assertEquals(
          expected[i],
          theory[i],
          Double.isFinite(expected[i]) ? allowed : 0,
          model.info().name() + shapes.keySet() + " at q = " + q[i]);
    }
  }
}
