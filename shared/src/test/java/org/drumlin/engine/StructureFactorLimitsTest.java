package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drumlin.kernel.ModelException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the structure factors have to become at their limits. */
final class StructureFactorLimitsTest {
  private static final CatalogueCurves CURVES = new CatalogueCurves();

  @AfterAll
  static void close() {
    CURVES.close();
  }

  private static double hardSphereCompressibility(double e) {
    return Math.pow(1 - e, 4) / Math.pow(1 + 2 * e, 2);
  }

  @Test
  void hardSpheresGoToTheirCompressibility() throws ModelException {
    for (double e : new double[] {0, 1e-9, 0.01, 0.2, 0.5, 0.74}) {
      for (double q : new double[] {1e-12, 1e-8, 1e-5}) {
        double expected = hardSphereCompressibility(e);
        double s = CURVES.of("hardsphere", Map.of("volfraction", e), q)[0];
        assertEquals(expected, s, 1e-6 * expected, "volume fraction " + e + " at " + q);
      }
    }
    assertEquals(1, CURVES.of("hardsphere", Map.of("radius_effective", 0.0), 0.1)[0]);
    double[] close = CURVES.of("hardsphere", Map.of("radius_effective", 1e-8), 0.1);
    assertEquals(hardSphereCompressibility(0.2), close[0], 1e-12);
  }

  @Test
  void nothingIsBetweenNoSpheres() throws ModelException {
    for (String name :
        new String[] {"hardsphere", "hayter_msa", "squarewell", "stickyhardsphere"}) {
      for (double s : CURVES.of(name, Map.of("volfraction", 0.0), 1e-5, 0.01, 0.1, 1)) {
        assertEquals(1, s, 0, name);
      }
    }
    for (double s :
        CURVES.of("stickyhardsphere", Map.of("volfraction", 0.0, "stickiness", 0.0), 0.1)) {
      assertEquals(1, s);
    }
  }

  @Test
  void spheresThatDoNotStickAreHard() throws ModelException {
    double[] q = {1e-8, 0.01, 0.03, 0.1, 0.5};
    Map<String, Double> loose = Map.of("stickiness", 1e12, "perturb", 0.05);
    double[] sticky = CURVES.of("stickyhardsphere", loose, q);
    // The core is then the well's outer edge.
    double[] hard =
        CURVES.of(
            "hardsphere",
            Map.of("radius_effective", 50 / 0.95, "volfraction", 0.2 / Math.pow(0.95, 3)),
            q);
    for (int i = 0; i < q.length; i++) {
      assertEquals(hard[i], sticky[i], 1e-9 * hard[i]);
    }
    assertEquals(-1, CURVES.of("stickyhardsphere", Map.of("stickiness", 0.01), 0.1)[0]);
  }

  @Test
  void aWellIsSeenToFirstOrderInTheVolumeFraction() throws ModelException {
    double e = 1e-7;
    for (double q : new double[] {1e-7, 0.003, 0.02, 0.0201, 0.1}) {
      double k = 100 * q;
      double core = 8 * e * bead(k);
      double well = 8 * e * 1.5 * (1.728 * bead(1.2 * k) - bead(k));
      double s = CURVES.of("squarewell", Map.of("volfraction", e), q)[0];
      assertEquals(well - core, s - 1, 1e-4 * e);
    }
  }

  private static double bead(double x) {
    return x < 0.01 ? 1 - x * x / 10 : 3 * (Math.sin(x) - x * Math.cos(x)) / (x * x * x);
  }

  @Test
  void spheresWithNextToNoChargeAreHard() throws ModelException {
    double[] q = {1e-5, 0.01, 0.05, 0.1, 0.5, 1};
    for (double e : new double[] {1e-6, 0.0192, 0.3, 0.74}) {
      double[] charged =
          CURVES.of(
              "hayter_msa", Map.of("volfraction", e, "charge", 1e-6, "concentration_salt", 0.1), q);
      double[] hard =
          CURVES.of("hardsphere", Map.of("volfraction", e, "radius_effective", 20.75), q);
      for (int i = 0; i < q.length; i++) {
        assertEquals(hard[i], charged[i], 1e-9 * hard[i], "volume fraction " + e);
      }
    }
    // Without salt the counterions alone keep the charges neutral: S(0) falls by that part.
    double[] alone =
        CURVES.of("hayter_msa", Map.of("volfraction", 1e-4, "charge", 1e-4), 1e-9, 0.1);
    double[] hard =
        CURVES.of("hardsphere", Map.of("volfraction", 1e-4, "radius_effective", 20.75), 1e-9, 0.1);
    assertEquals(1 - 1e-4, alone[0] / hard[0], 1e-6);
    assertEquals(1, alone[1] / hard[1], 1e-6);
  }

  @Test
  void whatIsNoSampleHasNoStructure() throws ModelException {
    assertEquals(-1, CURVES.of("hayter_msa", Map.of("temperature", 0.0), 0.1)[0]);
    assertEquals(-1, CURVES.of("hayter_msa", Map.of("dielectconst", -80.0), 0.1)[0]);
    assertEquals(1, CURVES.of("hayter_msa", Map.of("radius_effective", 0.0), 0.1)[0]);
  }

  /**
   * The conditions that define the approximation, seen in the transform of S(q): no sphere within
   * another, and no contact of spheres that were made larger to have none.
   */
  @Test
  void chargedSpheresKeepOutOfOneAnother() throws ModelException {
    Map<String, Double> strong = Map.of(); // made larger
    Map<String, Double> crowded =
        Map.of(
            "radius_effective",
            14.4,
            "volfraction",
            0.3642,
            "charge",
            1.97,
            "temperature",
            286.0,
            "dielectconst",
            90.0);
    Map<String, Double> salty =
        Map.of(
            "radius_effective",
            20.0,
            "volfraction",
            0.25,
            "charge",
            15.0,
            "temperature",
            298.0,
            "dielectconst",
            78.0,
            "concentration_salt",
            0.05);
    assertTrue(pairs(strong, 1.1) < 2e-3, "the larger spheres reach beyond 1.1 diameters");
    for (Map<String, Double> sample : List.of(strong, crowded, salty)) {
      for (double r : new double[] {0.3, 0.6, 0.9}) {
        assertEquals(0, pairs(sample, r), 1e-3, sample + " at " + r);
      }
    }
    assertTrue(pairs(crowded, 1.02) > 2);
    assertTrue(pairs(salty, 1.02) > 0.2);
  }

  /** g(r), r in diameters, by the transform of S(q) with a smooth end. */
  private static double pairs(Map<String, Double> sample, double r) throws ModelException {
    Map<String, Double> values = new HashMap<>(sample);
    double diameter = 2 * values.getOrDefault("radius_effective", 20.75);
    double density = 6 * values.getOrDefault("volfraction", 0.0192) / Math.PI;
    int points = 40_000;
    double step = 0.01;
    double[] q = new double[points];
    for (int i = 0; i < points; i++) {
      q[i] = (i + 0.5) * step / diameter;
    }
    double[] s = CURVES.of("hayter_msa", values, q);
    double sum = 0;
    for (int i = 0; i < points; i++) {
      double k = (i + 0.5) * step;
      sum += (s[i] - 1) * k * Math.sin(k * r) * Math.exp(-Math.pow(k / 200, 2)) * step;
    }
    return 1 + sum / (2 * Math.PI * Math.PI * density * r);
  }
}
