package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.drumlin.data.Resolution;
import org.drumlin.model.Catalogue;
import org.drumlin.model.Model;
import org.drumlin.model.ParameterInfo;
import org.junit.jupiter.api.Test;

/**
 * The reflectivity of layers against what two other programs agree on, and against what must be so.
 */
class SlabsTest {
  private static final double[] Q = {0.005, 0.010, 0.015, 0.020, 0.050, 0.100, 0.150, 0.200, 0.250};

  /** Silicon | film of 250 A, 6.36 + 0.01i | air, the beam from air: no smearing. */
  private static final double[] SHARP = {
    9.990530053984e-1,
    9.975725323242e-1,
    7.220864122671e-1,
    3.358841744375e-1,
    6.768749468167e-4,
    1.439479881684e-5,
    1.637803038148e-6,
    4.025109704611e-7,
    1.957590379856e-7
  };

  /** The same with one standard deviation of 2 % of q. */
  private static final double[] RELATIVE = {
    9.990529373388e-1,
    9.947518628146e-1,
    7.217665212080e-1,
    3.363236948654e-1,
    7.427006345677e-4,
    2.397231216331e-5,
    4.597204031913e-6,
    1.477992387345e-6,
    5.974984472205e-7
  };

  /** The same with one standard deviation of 0.001. */
  private static final double[] ABSOLUTE = {
    9.990459723160e-1,
    9.746765351882e-1,
    7.186404864719e-1,
    3.385739759442e-1,
    7.427006345677e-4,
    1.690161974588e-5,
    2.009881072227e-6,
    4.871327079899e-7,
    2.188660512770e-7
  };

  private static final Map<String, Double> FILM =
      Map.of(
          "thickness1",
          250.0,
          "sld1",
          6.36,
          "isld1",
          0.01,
          "roughness1",
          5.0,
          "sld_back",
          2.07,
          "roughness_back",
          3.0,
          "background",
          1e-7);

  private static double[] reflectivity(
      int layers, Map<String, Double> parameters, double[] q, Resolution resolution)
      throws Exception {
    Model model = Catalogue.builtin().resolve("slabs");
    try (JvmEngine engine = JvmEngine.create(1)) {
      Curve curve =
          engine.compile(
              new CurveSpec(model, q, resolution, Map.of(), Map.of("layers", (double) layers)));
      double[] set =
          curve.parameters().stream()
              .mapToDouble(name ->
                  parameters.getOrDefault(
                      name,
                      model.info().parameter(name).map(ParameterInfo::defaultValue).orElse(0.0)))
              .toArray();
      double[] theory = new double[q.length];
      curve.evaluate(1, set, theory);
      return theory;
    }
  }

  private static double[] sharp(int layers, Map<String, Double> parameters, double... q)
      throws Exception {
    return reflectivity(layers, parameters, q, new Resolution.None());
  }

  private static void close(double[] expected, double[] actual, double relative) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], relative * expected[i], "q = " + Q[i]);
    }
  }

  @Test
  void aFilmReflectsAsTwoOtherProgramsSay() throws Exception {
    close(SHARP, sharp(1, FILM, Q), 1e-9);
  }

  @Test
  void andSoItDoesSmeared() throws Exception {
    double[] part = Arrays.stream(Q).map(q -> 0.02 * q).toArray();
    double[] same = Arrays.stream(Q).map(q -> 0.001).toArray();
    close(RELATIVE, reflectivity(1, FILM, Q, new Resolution.Pinhole(part)), 1e-6);
    close(ABSOLUTE, reflectivity(1, FILM, Q, new Resolution.Pinhole(same)), 1e-6);
  }

  @Test
  void withoutLayersItIsFresnels() throws Exception {
    double critical = Math.sqrt(16e-6 * Math.PI * 2.07);
    double[] q = {0, 0.5 * critical, critical, 1.5 * critical, 20 * critical};
    double[] r = sharp(0, Map.of("roughness_back", 0.0), q);
    assertEquals(1, r[0], 1e-15);
    assertEquals(1, r[1], 1e-15);
    assertEquals(1, r[2], 1e-7);
    for (int i = 3; i < 5; i++) {
      double inside = Math.sqrt(q[i] * q[i] - critical * critical);
      double fresnel = (q[i] - inside) / (q[i] + inside);
      assertEquals(fresnel * fresnel, r[i], 1e-9 * r[i], "q = " + q[i]);
    }
    double rough = sharp(0, Map.of("roughness_back", 4.0), q[4])[0];
    double inside = Math.sqrt(q[4] * q[4] - critical * critical);
    assertEquals(r[4] * Math.exp(-q[4] * inside * 16), rough, 1e-9 * rough);
  }

  @Test
  void whatIsEverywhereTheSameReflectsNothing() throws Exception {
    Map<String, Double> air = Map.of("sld1", 0.0, "sld_back", 0.0, "roughness1", 3.0);
    for (double r : sharp(1, air, 0, 1e-6, 0.01, 0.3)) {
      assertEquals(0, r);
    }
  }

  @Test
  void layersOfOneMaterialAreOneLayer() throws Exception {
    Map<String, Double> cut = new HashMap<>(FILM);
    for (int i = 1; i <= 100; i++) {
      cut.put("thickness" + i, 2.5);
      cut.put("sld" + i, 6.36);
      cut.put("isld" + i, 0.01);
      cut.put("roughness" + i, i == 1 ? 5.0 : 1.0);
    }
    close(SHARP, sharp(100, cut, Q), 1e-8);
  }

  /** Far beyond what the wave reaches, thickness must not matter, and nothing may overflow. */
  @Test
  void aThickAbsorberHidesWhatIsBehindIt() throws Exception {
    Map<String, Double> thick = new HashMap<>(FILM);
    thick.put("isld1", 5.0);
    thick.put("thickness1", 1e7);
    double[] r = sharp(1, thick, Q);
    thick.put("sld_back", 6.36);
    thick.put("isld_back", 5.0);
    double[] bulk = sharp(1, thick, Q);
    for (int i = 0; i < Q.length; i++) {
      assertTrue(r[i] > 0 && r[i] < 1, "R " + r[i]);
      assertEquals(bulk[i], r[i], 1e-12 * r[i], "q = " + Q[i]);
    }
  }

  @Test
  void absorptionHasNoSignAndQNeither() throws Exception {
    Map<String, Double> gain = new HashMap<>(FILM);
    gain.put("isld1", -0.01);
    close(sharp(1, FILM, Q), sharp(1, gain, Q), 0);
    double[] away = Arrays.stream(Q).map(q -> -q).toArray();
    close(sharp(1, FILM, Q), sharp(1, FILM, away), 0);
  }

  /** Through silicon the other way: below the edge against a lighter medium nothing is total. */
  @Test
  void theFrontMayBeTheDenserMedium() throws Exception {
    Map<String, Double> silicon = Map.of("sld_front", 2.07, "sld_back", 0.0, "roughness_back", 0.0);
    double q = 0.01;
    double inside = Math.sqrt(q * q + 16e-6 * Math.PI * 2.07);
    double fresnel = (q - inside) / (q + inside);
    assertEquals(fresnel * fresnel, sharp(0, silicon, q)[0], 1e-12);
    assertEquals(1, sharp(0, silicon, 0)[0], 1e-15);
  }
}
