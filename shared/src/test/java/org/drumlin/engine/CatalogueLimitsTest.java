package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.drumlin.kernel.ModelException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What each model has to become at its limits, worked out by hand. */
final class CatalogueLimitsTest {
  private static final CatalogueCurves CURVES = new CatalogueCurves();
  private static final double[] Q = {1e-8, 1e-5, 0.001, 0.01, 0.05, 0.1, 0.2, 0.5};

  @AfterAll
  static void close() {
    CURVES.close();
  }

  private static void forward(String name, double contrast, double volume) throws ModelException {
    double expected = 1e-4 * contrast * contrast * volume;
    assertEquals(expected, CURVES.of(name, Map.of(), 1e-10)[0], 1e-12 * expected, name);
  }

  /** For an amplitude of several parts: the sum of contrast times volume over the whole. */
  private static void forwardSum(String name, double sum, double volume) throws ModelException {
    double expected = 1e-4 * sum * sum / volume;
    assertEquals(expected, CURVES.of(name, Map.of(), 1e-10)[0], 1e-12 * expected, name);
  }

  private static double ball(double radius) {
    return 4 * Math.PI / 3 * radius * radius * radius;
  }

  @Test
  void forwardScatteringIsContrastSquaredTimesVolume() throws ModelException {
    forward("sphere", 5, ball(50));
    forward("fuzzy_sphere", 2, ball(60));
    forward("ellipsoid", 3, 4 * Math.PI / 3 * 20 * 400 * 400);
    forward("cylinder", 3, Math.PI * 400 * 400);
    forward("hollow_cylinder", 5.3, Math.PI * 400 * (30 * 30 - 20 * 20));
    forward("parallelepiped", 3, 35 * 75 * 400);
    forward("vesicle", 5.86 * Math.sqrt(0.05), ball(130) - ball(100));
    // Its share of a swollen coil is 1e-9 even at q = 0.
    double thread = 1e-4 * 5.3 * 5.3 * Math.PI * 400 * 1000;
    assertEquals(thread, CURVES.of("flexible_cylinder", Map.of(), 1e-10)[0], 2e-9 * thread);
    forwardSum("core_shell_sphere", -ball(60) - ball(70), ball(70));
    double core = 4 * Math.PI / 3 * 20 * 20 * 60;
    double whole = 4 * Math.PI / 3 * 50 * 50 * 90;
    forwardSum("core_shell_ellipsoid", core - 5.3 * whole, whole);
    forwardSum("core_shell_cylinder", 3 * Math.PI * 40 * 40 * 440, Math.PI * 40 * 40 * 440);
  }

  private static void same(
      String name, Map<String, Double> values, String as, Map<String, Double> plain, double within)
      throws ModelException {
    double[] expected = CURVES.of(as, plain, Q);
    double[] actual = CURVES.of(name, values, Q);
    for (int i = 0; i < Q.length; i++) {
      // Where a curve dips to nothing, the rounding of its parts is seen.
      double tolerance = within * (Math.abs(expected[i]) + 1e-6 * expected[0]);
      assertEquals(expected[i], actual[i], tolerance, name + " as " + as + " at " + Q[i]);
    }
  }

  @Test
  void aShellOfNothingIsNotThere() throws ModelException {
    Map<String, Double> ellipsoid =
        Map.of("sld", 2.0, "sld_solvent", 6.3, "radius_polar", 60.0, "radius_equatorial", 20.0);
    same("core_shell_ellipsoid", Map.of("thick_shell", 0.0), "ellipsoid", ellipsoid, 1e-12);
    same("core_shell_cylinder", Map.of("thickness", 0.0), "cylinder", Map.of(), 1e-12);
    Map<String, Double> shell = Map.of("sld_core", 6.3, "sld_shell", 6.3, "sld_solvent", 1.0);
    Map<String, Double> rod =
        Map.of("sld", 6.3, "sld_solvent", 1.0, "radius", 40.0, "length", 440.0);
    same("core_shell_cylinder", shell, "cylinder", rod, 1e-12);
  }

  @Test
  void equalAxesMakeASphere() throws ModelException {
    Map<String, Double> sphere = Map.of("sld", 4.0, "sld_solvent", 1.0, "radius", 50.0);
    for (double difference : new double[] {0, 1e-14}) {
      Map<String, Double> round =
          Map.of("radius_polar", 50.0, "radius_equatorial", 50 * (1 + difference));
      same("ellipsoid", round, "sphere", sphere, 1e-11);
    }
    Map<String, Double> shells =
        Map.of(
            "radius_equat_core",
            60.0,
            "x_core",
            1.0,
            "thick_shell",
            10.0,
            "sld_core",
            1.0,
            "sld_shell",
            2.0,
            "sld_solvent",
            3.0);
    same("core_shell_ellipsoid", shells, "core_shell_sphere", Map.of(), 1e-10);
  }

  @Test
  void aHoleOfNothingIsNotThere() throws ModelException {
    Map<String, Double> thick =
        Map.of("radius", 0.0, "thickness", 20.0, "sld", 4.0, "sld_solvent", 1.0);
    same("hollow_cylinder", thick, "cylinder", Map.of(), 1e-12);
    Map<String, Double> full =
        Map.of(
            "radius", 0.0, "thickness", 50.0, "volfraction", 1.0, "sld", 1.0, "sld_solvent", 6.0);
    same("vesicle", full, "sphere", Map.of(), 1e-12);
    same(
        "fuzzy_sphere",
        Map.of("fuzziness", 0.0),
        "sphere",
        Map.of("sld", 1.0, "sld_solvent", 3.0, "radius", 60.0),
        1e-13);
  }

  @Test
  void aThinWallKeepsItsDigits() throws ModelException {
    // A wall of next to no thickness scatters as its area: J0 across, and sin(q r)/(q r).
    double q = 0.01;
    double t = 1e-4;
    double vesicle =
        CURVES.of("vesicle", Map.of("radius", 1000.0, "thickness", t, "volfraction", 1.0), q)[0];
    double amplitude = Math.sin(q * 1000) / (q * 1000);
    double area = 4 * Math.PI * 1e6 * t * (1 + t / 1000);
    // The next term of the wall's thickness is t/2 times the derivative of r^2 sinc(q r).
    double slope = t / 2 / 1000 * (amplitude + Math.cos(q * 1000));
    double expected = 1e-4 * 5.86 * 5.86 * area * Math.pow(amplitude + slope, 2);
    assertEquals(expected, vesicle, 1e-6 * expected);
  }

  @Test
  void withoutContrastNothingIsSeen() throws ModelException {
    for (String name :
        new String[] {
          "sphere",
          "vesicle",
          "fuzzy_sphere",
          "ellipsoid",
          "cylinder",
          "hollow_cylinder",
          "parallelepiped",
          "flexible_cylinder",
          "lamellar",
          "lamellar_stack_caille"
        }) {
      double[] none = CURVES.of(name, Map.of("sld", 2.0, "sld_solvent", 2.0, "background", 7.0), Q);
      assertArrayEquals(new double[] {7, 7, 7, 7, 7, 7, 7, 7}, none, name);
    }
  }

  @Test
  void oneLayerIsNoStack() throws ModelException {
    double[] one = CURVES.of("lamellar_stack_caille", Map.of("Nlayers", 1.0), 0.01, 0.1);
    double[] layer =
        CURVES.of("lamellar", Map.of("thickness", 30.0, "sld", 6.3, "sld_solvent", 1.0), 0.01, 0.1);
    for (int i = 0; i < 2; i++) {
      // P(q) of both is the same, divided by the spacing and by the thickness.
      assertEquals(layer[i] * 30 / 400, one[i], 1e-13 * one[i]);
    }
  }

  @Test
  void aRigidStackIsAGrating() throws ModelException {
    double[] q = {0.0031, 0.0157, 0.1, 0.31};
    Map<String, Double> rigid = Map.of("Nlayers", 500.0, "Caille_parameter", 0.0);
    double[] stack = CURVES.of("lamellar_stack_caille", rigid, q);
    double[] one = CURVES.of("lamellar_stack_caille", Map.of("Nlayers", 1.0), q);
    for (int i = 0; i < q.length; i++) {
      double half = q[i] * 400 / 2;
      double grating = Math.pow(Math.sin(500 * half) / Math.sin(half), 2) / 500;
      assertEquals(grating, stack[i] / one[i], 1e-9 * (1 + grating));
    }
  }

  @Test
  void clustersOfOneDimensionHaveNoHole() throws ModelException {
    double[] q = {1e-6, 0.001, 0.1};
    for (double dimension : new double[] {1, 1 + 1e-13}) {
      double[] ours = CURVES.of("fractal", Map.of("fractal_dim", dimension), q);
      double[] alone = CURVES.of("fractal", Map.of("fractal_dim", 1.0, "cor_length", 1e-12), q);
      for (int i = 0; i < q.length; i++) {
        double s = 1 + Math.atan(q[i] * 100) / (q[i] * 5);
        assertEquals(alone[i] * s, ours[i], 1e-11 * ours[i]);
      }
    }
  }

  @Test
  void aGuinierPorodCurveIsSmoothAtItsJoin() throws ModelException {
    double join = Math.sqrt(2.0 * 2 / 2) / 60;
    double[] around =
        CURVES.of(
            "guinier_porod",
            Map.of(),
            join * (1 - 2e-6),
            join * (1 - 1e-6),
            join * (1 + 1e-6),
            join * (1 + 2e-6));
    assertEquals(around[1], around[2], 1e-5 * around[1]);
    assertEquals((around[1] - around[0]) / (around[3] - around[2]), 1, 1e-4);
    assertEquals(0, CURVES.of("guinier_porod", Map.of("s", 2.0, "porod_exp", 2.0), 0.1)[0]);
    assertEquals(0, CURVES.of("guinier_porod", Map.of("rg", 0.0), 0.1)[0]);
  }

  @Test
  void aThreadIsARodWhenShortAndSmoothWhereTheRodTakesOver() throws ModelException {
    // Guinier's law of a rod, radius of gyration squared L^2/12, while it is short beside its Kuhn
    // length.
    Map<String, Double> stub = Map.of("length", 1.0, "kuhn_length", 1e3, "radius", 1e-3);
    double[] low = CURVES.of("flexible_cylinder", stub, 1e-6, 0.006);
    assertEquals(0.006 * 0.006 / 36, 1 - low[1] / low[0], 1e-9);
    for (double length : new double[] {300, 1000, 50_000}) {
      double end = (length > 400 ? 3.1 : 3.0) / 100;
      double[] both =
          CURVES.of(
              "flexible_cylinder",
              Map.of("length", length, "radius", 1.0),
              end * (1 - 2e-7),
              end * (1 - 1e-7),
              end * (1 + 1e-7),
              end * (1 + 2e-7));
      assertEquals(both[1], both[2], 1e-6 * both[1], "length " + length);
      double before = both[1] - both[0];
      double after = both[3] - both[2];
      assertEquals(1, before / after, 1e-2, "length " + length);
    }
  }
}
