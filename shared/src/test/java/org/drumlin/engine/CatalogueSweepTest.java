package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.Symmetry;
import org.drumlin.model.Catalogue;
import org.drumlin.model.Model;
import org.drumlin.model.ModelFile;
import org.drumlin.model.ModelInfo;
import org.drumlin.model.ParameterInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model over its whole range: numbers everywhere, and enough orientations. */
final class CatalogueSweepTest {
  private static final int SETS = 200;

  /** Two angles of bricks of 4,000 Angstrom at q = 1 are a million orientations a set. */
  private static final int SETS_OF_TWO_ANGLES = 10;

  private static final double[] Q = {1e-5, 1e-4, 0.001, 0.01, 0.03, 0.1, 0.3, 1};

  /** Below this dielectric constant, or temperature, there is no sample. */
  private static final Map<String, double[]> SAMPLES =
      Map.of("dielectconst", new double[] {1, 120}, "temperature", new double[] {1, 450});

  static List<String> names() {
    return Catalogue.builtin().models().stream().map(ModelInfo::name).toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void thereIsANumberEverywhere(String name) throws ModelException {
    long seed = name.hashCode();
    Random random = new Random(seed);
    Model.Body model = (Model.Body) Catalogue.builtin().resolve(name);
    boolean twoAngles = model.program().symmetry() == Symmetry.TRIAXIAL;
    int count = twoAngles ? SETS_OF_TWO_ANGLES : SETS;
    try (JvmEngine engine = JvmEngine.create(1)) {
      Curve curve = engine.compile(CurveSpec.plain(model, Q));
      int columns = curve.parameters().size();
      double[] sets = new double[count * columns];
      for (int i = 0; i < sets.length; i++) {
        String parameter = curve.parameters().get(i % columns);
        sets[i] = anywhere(model.info().parameter(parameter).orElseThrow(), random);
      }
      double[] theory = new double[count * Q.length];
      curve.evaluate(count, sets, theory);
      for (int i = 0; i < theory.length; i++) {
        int set = i / Q.length;
        String where = describe(curve, sets, set) + " at " + Q[i % Q.length] + ", seed " + seed;
        assertTrue(Double.isFinite(theory[i]), where);
      }
    }
  }

  /** Sizes and scales over two decades around the default, the rest evenly over their limits. */
  private static double anywhere(ParameterInfo parameter, Random random) {
    double value = parameter.defaultValue();
    double[] sample = SAMPLES.get(parameter.name());
    if (sample != null) {
      return sample[0] + (sample[1] - sample[0]) * random.nextDouble();
    }
    if (Double.isFinite(parameter.lower()) && Double.isFinite(parameter.upper())) {
      return parameter.lower() + (parameter.upper() - parameter.lower()) * random.nextDouble();
    }
    if (value == 0 || parameter.kind() == ParameterInfo.Kind.SLD) {
      double even = 10 * random.nextDouble() - 2;
      return Math.max(parameter.lower(), even);
    }
    double spread = parameter.name().endsWith("exp") || parameter.name().equals("power") ? 0.3 : 1;
    double scaled = value * Math.pow(10, spread * (2 * random.nextDouble() - 1));
    return Math.max(parameter.lower(), scaled);
  }

  private static String describe(Curve curve, double[] sets, int set) {
    Map<String, Double> values = new TreeMap<>();
    int columns = curve.parameters().size();
    for (int i = 0; i < columns; i++) {
      values.put(curve.parameters().get(i), sets[set * columns + i]);
    }
    return values.toString();
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        body("cylinder", Map.of("radius", 10.0, "length", 9000.0)),
        body("cylinder", Map.of("radius", 5000.0, "length", 20.0)),
        body("hollow_cylinder", Map.of("radius", 800.0, "thickness", 3.0, "length", 9000.0)),
        body("capped_cylinder", Map.of("radius", 15.0, "radius_cap", 40.0, "length", 9000.0)),
        body("capped_cylinder", Map.of("radius", 900.0, "radius_cap", 4000.0, "length", 9.0)),
        body("capped_cylinder", Map.of("radius", 800.0, "radius_cap", 800.0, "length", 50.0)),
        body("barbell", Map.of("radius_bell", 600.0, "radius", 20.0, "length", 400.0)),
        body("barbell", Map.of("radius_bell", 40.0, "radius", 39.0, "length", 5000.0)),
        body("core_shell_cylinder", Map.of("radius", 3000.0, "thickness", 15.0, "length", 50.0)),
        body("core_shell_cylinder", Map.of("radius", 30.0, "thickness", 15.0, "length", 9000.0)),
        body("ellipsoid", Map.of("radius_polar", 8000.0, "radius_equatorial", 20.0)),
        body("ellipsoid", Map.of("radius_polar", 10.0, "radius_equatorial", 8000.0)),
        body("core_shell_ellipsoid", Map.of("radius_equat_core", 30.0, "x_core", 200.0)),
        body("core_shell_ellipsoid", Map.of("radius_equat_core", 4000.0, "x_core", 0.005)),
        body("parallelepiped", Map.of("length_a", 10.0, "length_b", 2000.0, "length_c", 500.0)),
        body("parallelepiped", Map.of("length_a", 900.0, "length_b", 10.0, "length_c", 1500.0)));
  }

  private static Arguments body(String name, Map<String, Double> sizes) {
    return Arguments.of(name, sizes);
  }

  /**
   * Twice the size a model says it has takes twice the nodes of each angle: an average that was
   * complete stays as it is.
   */
  @ParameterizedTest
  @MethodSource("bodies")
  void orientationsAreEnough(String name, Map<String, Double> sizes) throws Exception {
    double[] q = {0.001, 0.004, 0.02, 0.07, 0.15, 0.4};
    try (CatalogueCurves curves = new CatalogueCurves()) {
      double[] taken = curves.of(Catalogue.builtin().resolve(name), sizes, q);
      double[] finer = curves.of(saidToBeLarger(name), sizes, q);
      for (int i = 0; i < q.length; i++) {
        assertEquals(finer[i], taken[i], 1e-8 * finer[i], name + sizes + " at " + q[i]);
      }
      assertTrue(!Arrays.equals(finer, taken), "other nodes leave other roundings");
    }
  }

  private static Model saidToBeLarger(String name) throws Exception {
    String text;
    try (InputStream in = Catalogue.class.getResourceAsStream("catalogue/" + name + ".model")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String larger = doubled(text, "size");
    boolean integrates = text.contains("double integral_span");
    return ModelFile.parse(integrates ? doubled(larger, "integral_span") : larger).model();
  }

  /** With a function that gives twice what it gave. */
  private static String doubled(String text, String function) {
    Matcher header = Pattern.compile("double " + function + "\\(([^)]*)\\)").matcher(text);
    assertTrue(header.find());
    String arguments = header.group(1);
    String once = "once_" + function;
    String call = "return 2.0*" + once + "(" + arguments.replace("double ", "") + ");";
    String renamed = header.replaceFirst("double " + once + "(" + arguments + ")");
    return renamed + "\ndouble " + function + "(" + arguments + ") { " + call + " }\n";
  }
}
