package org.drumlin.runner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.util.Optional;
import org.drumlin.engine.EngineWish;
import org.drumlin.engine.OpenClException;
import org.drumlin.job.EvalReply;
import org.drumlin.job.EvalRequest;
import org.drumlin.job.Json;
import org.drumlin.model.Catalogue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EvaluatorTest {
  private Evaluator evaluator;

  @BeforeEach
  void open() throws OpenClException {
    evaluator = Evaluator.open(new EngineWish.Jvm(), 1, Catalogue.builtin());
  }

  @AfterEach
  void close() {
    evaluator.close();
  }

  private EvalReply reply(String json) throws IOException {
    return evaluator.evaluate(EvalRequest.fromJson(Json.readObject(json)));
  }

  private double[] curve(String json) throws IOException {
    return assertInstanceOf(EvalReply.Computed.class, reply(json)).intensity();
  }

  private String refused(String json) throws IOException {
    return assertInstanceOf(EvalReply.Refused.class, reply(json)).error();
  }

  private static String defined(String body) {
    return """
    {"model": "mine", "pars": {"background": 0}, "q": [0.1], "definitions": {"mine":
      "name: mine\\ntitle: Mine\\n---\\ndouble Iq(double q) { return %s; }"}}
    """
        .formatted(body);
  }

  /** The same name, in turns: what was compiled for one must not answer for the other. */
  @Test
  void twoDefinitionsOfOneNameDoNotMix() throws IOException {
    assertArrayEquals(new double[] {2}, curve(defined("2.0")));
    assertArrayEquals(new double[] {3}, curve(defined("3.0")));
    assertArrayEquals(new double[] {2}, curve(defined("2.0")));
    assertEquals(
        "unknown model 'mine'; did you mean 'line'?",
        refused("{\"model\": \"mine\", \"q\": [0.1]}"));
  }

  @Test
  void mistakesOfADefinitionAreTold() throws IOException {
    assertEquals("definitions.mine: line 4, column 30: unknown name 'k'", refused(defined("k")));
    assertEquals(
        "definitions.sphere: the program has a model 'sphere', which no other can replace; choose"
            + " another name",
        refused("{\"model\": \"sphere\", \"q\": [0.1], \"definitions\": {\"sphere\": \"\"}}"));
  }

  @Test
  void anArrayIsTheAverageOverItsPoints() throws IOException {
    String sphere =
        "{\"model\": \"sphere\", \"q\": [0.01, 0.1], \"pars\": {\"background\": 0, %s}}";
    double[] both =
        curve(
            sphere.formatted(
                "\"radius_pd_type\": \"array\", \"radius_pd_array\": [[40, 1], [60, 3]]"));
    double[] small = curve(sphere.formatted("\"radius\": 40"));
    double[] large = curve(sphere.formatted("\"radius\": 60"));
    double smallVolume = 40 * 40 * 40;
    double largeVolume = 3 * 60 * 60 * 60;
    for (int i = 0; i < both.length; i++) {
      double expected =
          (small[i] * smallVolume + large[i] * largeVolume) / (smallVolume + largeVolume);
      assertEquals(expected, both[i], 1e-12 * expected);
    }
  }

  @Test
  void everyDistributionIsTaken() throws IOException {
    for (String type : new String[] {"rectangle", "uniform", "boltzmann", "lognormal", "schulz"}) {
      String json =
          """
          {"model": "sphere", "q": [0.01],
           "pars": {"radius_pd": 0.2, "radius_pd_n": 20, "radius_pd_type": "%s"}}
          """;
      double wide = curve(json.formatted(type))[0];
      double narrow = curve(json.replace("0.2", "0").formatted(type))[0];
      assertEquals(true, wide > narrow * 1.01, type);
    }
  }

  @Test
  void anAnglesDistributionLeavesTheCurveAsItIs() throws IOException {
    String json =
        """
        {"model": "cylinder", "q": [0.01, 0.1],
         "pars": {"theta_pd": %s, "theta_pd_n": 10, "theta_pd_type": "uniform"}}
        """;
    assertArrayEquals(curve(json.formatted("0")), curve(json.formatted("20")));
  }

  @Test
  void arraysThatAreNoneAreRefused() throws IOException {
    String sphere = "{\"model\": \"sphere\", \"q\": [0.01], \"pars\": {%s}}";
    assertEquals(
        "radius_pd_array: an array needs its points, [[value, weight], …]",
        refused(sphere.formatted("\"radius_pd_type\": \"array\"")));
    assertEquals(
        "radius_pd_array: has points, but radius_pd_type is not \"array\"",
        refused(sphere.formatted("\"radius_pd_array\": [[40, 1]]")));
    assertEquals(
        "pars.sld_pd_array: sphere has no such parameter; it has scale, background, sld,"
            + " sld_solvent, radius",
        refused(sphere.formatted("\"sld_pd_array\": [[40, 1]]")));
  }

  private Optional<EvalReply.Profile> profile(String model, String pars) throws IOException {
    String json = "{\"model\": \"%s\", \"pars\": {%s}, \"q\": [0.1], \"profile\": 5}";
    return assertInstanceOf(EvalReply.Computed.class, reply(json.formatted(model, pars))).profile();
  }

  @Test
  void aProfileComesWithTheCurve() throws IOException {
    EvalReply.Profile two =
        profile("core_multi_shell", "\"n\": 2, \"radius\": 20, \"sld2\": 5").orElseThrow();
    assertArrayEquals(new double[] {0, 30, 60, 90, 120}, two.z(), 1e-12);
    assertArrayEquals(new double[] {1, 1.7, 5, 5, 6.4}, two.sld());
    EvalReply.Profile none = profile("core_multi_shell", "\"n\": 0, \"radius\": 20").orElseThrow();
    assertArrayEquals(new double[] {0, 6, 12, 18, 24}, none.z(), 1e-12);
    assertArrayEquals(new double[] {1, 1, 1, 1, 6.4}, none.sld());
    assertEquals(5, profile("slabs", "\"layers\": 3").orElseThrow().isld().length);
  }

  @Test
  void aProfileIsThatOfTheForm() throws IOException {
    assertArrayEquals(
        new double[] {0, 21, 42, 63, 84},
        profile("core_shell_sphere@hardsphere", "").orElseThrow().z(),
        1e-12);
    assertEquals(Optional.empty(), profile("sphere", ""));
    assertEquals(Optional.empty(), profile("core_shell_sphere+line", ""));
    assertEquals(
        Optional.empty(),
        assertInstanceOf(EvalReply.Computed.class, reply("{\"model\": \"slabs\", \"q\": [0.1]}"))
            .profile());
  }
}
