package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.drumlin.data.Resolution;
import org.drumlin.model.Catalogue;
import org.drumlin.model.Model;
import org.drumlin.model.ModelFile;
import org.drumlin.model.ParameterInfo;
import org.drumlin.model.PolydispersityShape;
import org.junit.jupiter.api.Test;

/** Exact derivatives against Richardson's extrapolation of central differences. */
class DerivativesTest {
  private static final double[] Q = {0.002, 0.013, 0.05, 0.11, 0.2, 0.37};
  private static final double RELATIVE = 1e-6;

  /** Where a default lies on an edge: half spheres are the narrowest caps. */
  private static final Map<String, Double> INSIDE = Map.of("capped_cylinder.radius_cap", 32.0);

  @Test
  void everyModelPlain() throws Exception {
    try (JvmEngine engine = JvmEngine.create(1)) {
      for (var info : Catalogue.builtin().models()) {
        compare(engine, Catalogue.builtin().resolve(info.name()), Map.of(), new Resolution.None());
      }
    }
  }

  @Test
  void throughPolydispersity() throws Exception {
    try (JvmEngine engine = JvmEngine.create(1)) {
      for (String type : List.of("gaussian", "schulz", "lognormal", "rectangle", "boltzmann")) {
        PolydispersityShape shape = new PolydispersityShape(type, 12, 3);
        for (String name : List.of("core_shell_sphere", "cylinder", "hollow_cylinder")) {
          Model model = Catalogue.builtin().resolve(name);
          compare(engine, model, Map.of("radius", shape), new Resolution.None());
        }
        Model cylinder = Catalogue.builtin().resolve("cylinder");
        compare(engine, cylinder, Map.of("radius", shape, "length", shape), new Resolution.None());
      }
    }
  }

  @Test
  void throughCompositions() throws Exception {
    PolydispersityShape few = new PolydispersityShape("gaussian", 9, 2);
    try (JvmEngine engine = JvmEngine.create(1)) {
      Catalogue catalogue = Catalogue.builtin();
      for (String name :
          List.of("sphere+power_law", "sphere*hardsphere", "sphere@hardsphere+cylinder*dab")) {
        compare(engine, catalogue.resolve(name), Map.of(), new Resolution.None());
      }
      for (double beta = 0; beta < 2; beta++) {
        for (String name : List.of("ellipsoid@hardsphere", "vesicle@squarewell")) {
          String size = name.startsWith("v") ? "thickness" : "radius_polar";
          compare(
              engine,
              catalogue.resolve(name),
              Map.of(size, few),
              new Resolution.None(),
              Map.of("structure_factor_mode", beta, "radius_effective_mode", 1.0));
        }
      }
    }
  }

  @Test
  void throughResolution() throws Exception {
    double[] sigma = new double[Q.length];
    for (int i = 0; i < sigma.length; i++) {
      sigma[i] = 0.05 * Q[i];
    }
    try (JvmEngine engine = JvmEngine.create(1)) {
      for (String name : List.of("sphere", "mono_gauss_coil")) {
        compare(engine, Catalogue.builtin().resolve(name), Map.of(), new Resolution.Pinhole(sigma));
      }
    }
  }

  /** One of every operation, so that no rule is left untried. */
  @Test
  void everyRule() throws Exception {
    String text =
        """
        name: rules
        title: One of each
        parameters:
          - {name: a, default: 0.7}
          - {name: b, default: 1.3}
        ---
        double Iq(double q, double a, double b)
        {
          const double x = a + q;
          const double y = b*(1.0 + q);
          double s = sin(x)*cos(y) + tan(0.3*x) + asin(0.2*x) + acos(0.1*y) + atan(x*y);
          s += atan2(x, y) + sinh(0.5*x) + cosh(0.2*y) + tanh(x) + exp(-x) + expm1(0.1*y);
          s += log(x) + log10(y) + log1p(x) + pow(x, y) + sqrt(x) + cbrt(y) + hypot(x, y);
          s += fabs(x - 10.0) + fmin(x, y) + fmax(x, y) + fmod(y, x) + floor(x) + ceil(y);
          s += erf(x) + erfc(y) + tgamma(x) + lgamma(y) + sas_gammainc(x, y);
          s += sas_J0(x) + sas_J1(y) + sas_JN(3, x) + sas_JN(0, y) + sas_2J1x_x(x) + sas_2J1x_x(0.1*y);
          s += sas_3j1x_x(x) + sas_3j1x_x(0.1*y) + sas_sinx_x(x) + sas_sinx_x(0.1*y) + sas_Si(x);
          return (x < 0.8 && !(y < 0.0) ? s/x : -s*x/y) - (x > 5.0 || y > 9.0 ? 1.0 : x);
        }
        """;
    Model model = ModelFile.parse(text).model();
    try (JvmEngine engine = JvmEngine.create(1)) {
      compare(engine, model, Map.of(), new Resolution.None());
    }
  }

  private static void compare(
      JvmEngine engine, Model model, Map<String, PolydispersityShape> shapes, Resolution resolution)
      throws Exception {
    compare(engine, model, shapes, resolution, Map.of());
  }

  private static void compare(
      JvmEngine engine,
      Model model,
      Map<String, PolydispersityShape> shapes,
      Resolution resolution,
      Map<String, Double> whole)
      throws Exception {
    Curve curve = engine.compile(new CurveSpec(model, Q, resolution, shapes, whole));
    Random random = new Random(model.info().name().hashCode());
    List<String> columns = curve.parameters();
    double[] set = new double[columns.size()];
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < set.length; i++) {
      Optional<ParameterInfo> info = model.info().parameter(columns.get(i));
      double otherwise = info.map(ParameterInfo::defaultValue).orElse(0.12);
      double usual = INSIDE.getOrDefault(model.info().name() + "." + columns.get(i), otherwise);
      set[i] = usual == 0 ? 0.1 : usual * (1 + 0.05 * random.nextDouble());
      info.ifPresent(p -> {
        int column = columns.indexOf(p.name());
        set[column] = Math.clamp(set[column], p.lower(), p.upper());
      });
      wanted.add(columns.get(i));
    }
    double[] theory = new double[Q.length];
    double[] derivatives = new double[Q.length * wanted.size()];
    curve.derivatives(wanted).orElseThrow().evaluate(set, theory, derivatives);
    double[] plain = new double[Q.length];
    curve.evaluate(1, set, plain);
    for (int i = 0; i < Q.length; i++) {
      assertEquals(plain[i], theory[i], 1e-12 * Math.abs(plain[i]), model.info().name());
    }
    for (int c = 0; c < set.length; c++) {
      double[] expected = richardson(curve, set, c);
      double most = 0;
      for (double e : expected) {
        most = Math.max(most, Math.abs(e));
      }
      for (int i = 0; i < Q.length; i++) {
        assertEquals(
            expected[i],
            derivatives[c * Q.length + i],
            RELATIVE * Math.max(Math.abs(expected[i]), 1e-3 * most)
                + 1e-9 * Math.abs(theory[i]) / Math.abs(set[c]),
            model.info().name() + " by " + columns.get(c) + " at q = " + Q[i]);
      }
    }
  }

  /** Central differences of three steps, extrapolated to none. */
  private static double[] richardson(Curve curve, double[] set, int column) {
    double h = 2e-3 * Math.abs(set[column]);
    double[][] table = new double[3][];
    for (int k = 0; k < 3; k++) {
      table[k] = central(curve, set, column, h / (1 << k));
    }
    double[] result = new double[Q.length];
    for (int i = 0; i < result.length; i++) {
      double a = (4 * table[1][i] - table[0][i]) / 3;
      double b = (4 * table[2][i] - table[1][i]) / 3;
      result[i] = (16 * b - a) / 15;
    }
    return result;
  }

  private static double[] central(Curve curve, double[] set, int column, double h) {
    double[] sets = new double[2 * set.length];
    System.arraycopy(set, 0, sets, 0, set.length);
    System.arraycopy(set, 0, sets, set.length, set.length);
    sets[column] += h;
    sets[set.length + column] -= h;
    double[] theory = new double[2 * Q.length];
    curve.evaluate(2, sets, theory);
    double[] slope = new double[Q.length];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = (theory[i] - theory[Q.length + i]) / (sets[column] - sets[set.length + column]);
    }
    return slope;
  }
}
