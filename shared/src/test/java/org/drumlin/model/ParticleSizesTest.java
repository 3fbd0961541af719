package org.drumlin.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.drumlin.kernel.FunctionDef;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.Program;
import org.junit.jupiter.api.Test;

/** Volumes and effective radii, which a curve of one kind of particle does not show. */
final class ParticleSizesTest {
  private final Catalogue catalogue = Catalogue.builtin();

  @Test
  void radiiAndVolumesAreThePeers() throws Exception {
    JsonNode particles;
    try (InputStream in = ParticleSizesTest.class.getResourceAsStream("particle-sizes.json")) {
      particles = new ObjectMapper().readTree(in).get("particles");
    }
    for (JsonNode particle : particles) {
      String name = particle.get("model").asText();
      Map<String, Double> sizes = new TreeMap<>();
      particle
          .get("parameters")
          .properties()
          .forEach(p -> sizes.put(p.getKey(), p.getValue().asDouble()));
      List<Double> expected = new ArrayList<>();
      particle.get("radii").forEach(radius -> expected.add(radius.asDouble()));
      List<Double> radii = radii(name, sizes);
      assertEquals(expected.size(), radii.size(), name);
      for (int i = 0; i < expected.size(); i++) {
        close(expected.get(i), radii.get(i), name + sizes + " mode " + (i + 1));
      }
      double form = volume(name, Program.FORM_VOLUME, sizes);
      double shell = volume(name, Program.SHELL_VOLUME, sizes);
      close(particle.get("shell_volume").asDouble(), shell, name + " shell");
      close(particle.get("form_to_shell").asDouble(), form / shell, name + " form");
    }
  }

  @Test
  void theCurvatureOfAnEllipsoidRunsSmoothlyThroughTheSphere() throws ModelException {
    for (double difference : new double[] {0, 1e-15, 1e-12, 1e-9, 1e-6}) {
      Map<String, Double> sizes =
          Map.of("radius_polar", 50.0, "radius_equatorial", 50 * (1 + difference));
      double radius = radii("ellipsoid", sizes).getFirst();
      assertEquals(50 * (1 + 2 * difference / 3), radius, 1e-10, "differing by " + difference);
    }
    Map<String, Double> shell =
        Map.of("radius_equat_core", 40.0, "x_core", 1.0, "thick_shell", 10.0, "x_polar_shell", 1.0);
    assertEquals(50, radii("core_shell_ellipsoid", shell).getFirst(), 1e-12);
  }

  @Test
  void everyRadiusHasItsModeAndGrowsWithTheParticle() throws ModelException {
    for (ModelInfo info : catalogue.models()) {
      if (info.radiusModes().isEmpty()) {
        continue;
      }
      Map<String, Double> sizes = new TreeMap<>();
      Map<String, Double> doubled = new TreeMap<>();
      for (ParameterInfo p : info.parameters()) {
        sizes.put(p.name(), p.defaultValue());
        doubled.put(p.name(), p.unit().equals("Ang") ? 2 * p.defaultValue() : p.defaultValue());
      }
      List<Double> once = radii(info.name(), sizes);
      List<Double> twice = radii(info.name(), doubled);
      for (int i = 0; i < once.size(); i++) {
        assertTrue(once.get(i) > 0, info.name());
        close(2 * once.get(i), twice.get(i), info.name() + " mode " + (i + 1));
      }
    }
  }

  private static void close(double expected, double actual, String what) {
    assertEquals(expected, actual, 1e-12 * Math.abs(expected), what);
  }

  private List<Double> radii(String name, Map<String, Double> sizes) throws ModelException {
    Model.Body model = (Model.Body) catalogue.resolve(name);
    FunctionDef function = model.program().function(Program.RADIUS_EFFECTIVE).orElseThrow();
    List<Double> radii = new ArrayList<>();
    for (int mode = 1; mode <= model.info().radiusModes().size(); mode++) {
      Map<String, Double> all = new TreeMap<>(sizes);
      all.put("mode", (double) mode);
      radii.add(call(model.program(), function, all));
    }
    return radii;
  }

  private double volume(String name, String which, Map<String, Double> sizes)
      throws ModelException {
    Program program = ((Model.Body) catalogue.resolve(name)).program();
    return program
        .function(which)
        .or(() -> program.function(Program.FORM_VOLUME))
        .map(f -> call(program, f, sizes))
        .orElse(1.0);
  }

  private static double call(Program program, FunctionDef function, Map<String, Double> values) {
    return new TreeWalker(program)
        .call(
            function,
            TreeWalker.places(function).stream()
                .mapToDouble(place -> values.get(TreeWalker.parameter(place)))
                .toArray());
  }
}
