package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.drumlin.model.Catalogue;
import org.drumlin.model.Model;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

class ProfileTest {
  private static Model.Body model(String name) throws Exception {
    return (Model.Body) Catalogue.builtin().resolve(name);
  }

  @Test
  void aParticleIsDrawnFromItsCentre() throws Exception {
    Profile profile = Profile.of(model("core_multi_shell"), Map.of("n", 2.0));
    Profile.Points points =
        profile.points(
            13,
            Map.of(
                "radius", 50.0, "thickness1", 30.0, "thickness2", 20.0, "sld1", 3.0, "sld2", 4.0));
    assertArrayEquals(
        new double[] {0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120}, points.z(), 1e-12);
    assertArrayEquals(new double[] {1, 1, 1, 1, 1, 3, 3, 3, 4, 4, 6.4, 6.4, 6.4}, points.sld());
    assertEquals(0, points.isld().length);
    assertEquals(240, profile.points(2, Map.of()).z()[1] / 1.2 - 40, 1e-12);
  }

  @Test
  void shellsAreDrawnWhereTheyAre() throws Exception {
    Map<String, Double> sizes = Map.of("radius", 60.0, "thickness", 30.0);
    assertArrayEquals(
        new double[] {1, 1, 1, 1, 1, 2, 2, 2, 3, 3},
        Profile.of(model("core_shell_sphere"), Map.of()).points(10, sizes).sld());
    assertArrayEquals(
        new double[] {6.36, 6.36, 6.36, 6.36, 6.36, 0.5, 0.5, 0.5, 6.36, 6.36},
        Profile.of(model("vesicle"), Map.of()).points(10, sizes).sld());
  }

  @Test
  void layersAreDrawnFromTheFrontWithTheirRoughness() throws Exception {
    Profile profile = Profile.of(model("slabs"), Map.of("layers", 1.0));
    Profile.Points points =
        profile.points(1001, Map.of("isld1", -0.01, "roughness1", 5.0, "roughness_back", 0.0));
    double[] z = points.z();
    assertEquals(-50, z[0], 1e-12);
    assertEquals(285, z[1000], 1e-12);
    for (int i = 0; i < z.length; i++) {
      double into = 0.5 * (1 + Erf.erf(z[i] / (5 * Math.sqrt(2))));
      double through = z[i] < 250 ? 0 : 1;
      assertEquals(6.36 * into + (2.07 - 6.36) * through, points.sld()[i], 1e-9, "z " + z[i]);
      assertEquals(0.01 * into - 0.01 * through, points.isld()[i], 1e-9, "z " + z[i]);
    }
  }

  @Test
  void mediaWithoutLayersHaveAProfileToo() throws Exception {
    Profile.Points points =
        Profile.of(model("slabs"), Map.of("layers", 0.0)).points(3, Map.of("roughness_back", 0.0));
    assertArrayEquals(new double[] {-10, 0, 10}, points.z(), 1e-12);
    assertEquals(0, points.sld()[0]);
    assertEquals(2.07, points.sld()[2]);
  }

  @Test
  void whatIsDrawnManyTimesIsTheSameEachTime() throws Exception {
    Profile profile = Profile.of(model("slabs"), Map.of("layers", 100.0));
    double[] first = profile.points(300, Map.of()).sld();
    profile.points(300, Map.of("sld50", -1.0));
    assertArrayEquals(first, profile.points(300, Map.of()).sld());
  }

  @Test
  void whatHasNoProfileIsRefused() throws Exception {
    Model.Body sphere = model("sphere");
    assertTrue(sphere.info().profile().isEmpty());
    assertThrows(IllegalArgumentException.class, () -> Profile.of(sphere, Map.of()));
    Profile slabs = Profile.of(model("slabs"), Map.of());
    assertThrows(IllegalArgumentException.class, () -> slabs.points(1, Map.of()));
  }
}
