package org.drumlin.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.Symmetry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class CatalogueTest {
  private static final double TOLERANCE = 1e-6;

  /** The newest sasmodels' parallelepiped at its defaults. */
  private static final double[] BRICK = {
    940.6350988885476, 621.4589678950746, 72.40370388944278, 7.210373134337413
  };

  private final Catalogue catalogue = Catalogue.builtin();

  private static JsonNode facts() throws IOException {
    try (InputStream stream = CatalogueTest.class.getResourceAsStream("sasmodels-facts.json")) {
      return new ObjectMapper().readTree(stream);
    }
  }

  static Stream<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    facts().get("models").fieldNames().forEachRemaining(names::add);
    return names.stream();
  }

  @Test
  void everyModelIsThere() throws IOException {
    List<String> expected = new ArrayList<>(names().toList());
    expected.add("slabs");
    assertEquals(expected, catalogue.models().stream().map(ModelInfo::name).toList());
  }

  @ParameterizedTest
  @MethodSource("names")
  void factsAreThePeers(String name) throws IOException, ModelException {
    JsonNode facts = facts().get("models").get(name);
    Model.Body model = (Model.Body) catalogue.resolve(name);
    assertEquals(facts.get("category").asText(), model.info().category());
    List<ParameterInfo> parameters = model.info().parameters();
    assertEquals(List.of("scale", "background"), names(parameters.subList(0, 2)));
    assertEquals(1, parameters.get(0).defaultValue());
    assertEquals(
        facts.get("structure_factor").asBoolean() ? 0 : 0.001, parameters.get(1).defaultValue());
    List<ParameterInfo> own = parameters.subList(2, parameters.size());
    int at = 0;
    for (JsonNode fact : facts.get("parameters")) {
      for (int i = 1; i <= fact.get("length").asInt(); i++) {
        same(fact, i, own.get(at++));
      }
    }
    assertEquals(at, own.size());
    List<String> modes = new ArrayList<>();
    facts.get("radius_effective_modes").forEach(mode -> modes.add(mode.asText()));
    assertEquals(modes, model.info().radiusModes());
    assertEquals(facts.get("have_Fq").asBoolean(), model.program().amplitude());
    assertEquals(facts.get("structure_factor").asBoolean(), model.info().structureFactor());
    assertTrue(model.scaled());
  }

  private static List<String> names(List<ParameterInfo> parameters) {
    return parameters.stream().map(ParameterInfo::name).toList();
  }

  /**
   * The peer has a vector once, with its length; what it counts by is a volume or a choice there.
   */
  private static void same(JsonNode fact, int element, ParameterInfo own) {
    String[] name = fact.get("name").asText().split("[\\[\\]]");
    if (name.length == 1) {
      assertEquals(name[0], own.name());
      assertTrue(own.element().isEmpty(), own.name());
    } else {
      assertEquals(name[0] + element, own.name());
      assertEquals(
          new ParameterInfo.Element(
              name[0],
              element,
              Optional.ofNullable(fact.get("length_control")).map(JsonNode::asText)),
          own.element().orElseThrow());
    }
    assertEquals(fact.get("units").asText(), own.unit());
    assertEquals(fact.get("default").asDouble(), own.defaultValue());
    assertFalse(own.description().isEmpty(), own.name());
    JsonNode limits = fact.get("limits");
    assertEquals(limits.get(0).asDouble(Double.NEGATIVE_INFINITY), own.lower(), own.name());
    double upper = limits.get(1).isNull() ? Double.POSITIVE_INFINITY : limits.get(1).asDouble();
    if (own.kind() == ParameterInfo.Kind.WHOLE) {
      upper = Math.min(upper, own.upper()); // The loop that runs to it has to end.
    }
    assertEquals(upper, own.upper(), own.name());
    String type = fact.get("type").asText();
    String kind = type.isEmpty() ? "plain" : type; // The peer fits whole numbers, rounding them.
    assertEquals(
        own.kind() == ParameterInfo.Kind.WHOLE ? "whole" : kind,
        own.kind().name().toLowerCase(Locale.ROOT),
        own.name());
    assertEquals(fact.get("polydisperse").asBoolean(), own.polydisperse(), own.name());
  }

  @ParameterizedTest
  @MethodSource("names")
  void valuesAreThePeers(String name) throws IOException, ModelException {
    double[] q = numbers(facts().get("q"));
    JsonNode oracle = facts().get("models").get(name).get("oracle");
    Model.Body model = (Model.Body) catalogue.resolve(name);
    ReferenceEvaluator evaluator = new ReferenceEvaluator(model);
    close(numbers(oracle.get("I")), evaluator.intensity(q, Map.of()));
    if (model.program().symmetry() == Symmetry.TRIAXIAL || model.program().integrals() > 0) {
      return; // Two loops and a spread take the plain evaluator minutes; OracleTest has them.
    }
    String parameter = oracle.path("pd_par").asText();
    for (Map.Entry<String, JsonNode> entry : oracle.properties()) {
      String[] key = entry.getKey().split("_");
      if (key.length == 6) {
        String type = key[2].equals("gauss") ? "gaussian" : key[2];
        PolydispersityShape shape =
            new PolydispersityShape(type, Integer.parseInt(key[4]), Double.parseDouble(key[5]));
        close(
            numbers(entry.getValue()),
            evaluator.intensity(
                q,
                Map.of(parameter + "_pd", Double.parseDouble(key[3])),
                Map.of(parameter, shape)));
      }
    }
  }

  /** The language holds what later models need: here two angles. */
  @Test
  void aParticleOfThreeAxesIsThePeers() throws ModelException {
    Model.Body model =
        ModelFile.parse(
                """
                name: brick
                title: A parallelepiped
                orientation: triaxial
                parameters:
                  - {name: contrast, default: 3, kind: sld}
                  - {name: a, default: 35, limits: [0, inf], kind: volume}
                  - {name: b, default: 75, limits: [0, inf], kind: volume}
                  - {name: c, default: 400, limits: [0, inf], kind: volume}
                ---
                double form_volume(double a, double b, double c) { return a*b*c; }
                double size(double a, double b, double c) { return sqrt(a*a + b*b + c*c); }
                double Fq(double qa, double qb, double qc, double contrast, double a, double b, double c)
                {
                  double f = 1e-2*contrast*form_volume(a, b, c);
                  f *= sas_sinx_x(0.5*qa*a);
                  f *= sas_sinx_x(0.5*qb*b);
                  return f*sas_sinx_x(0.5*qc*c);
                }
                """)
            .model();
    close(
        BRICK,
        new ReferenceEvaluator(model).intensity(new double[] {0.001, 0.01, 0.05, 0.1}, Map.of()));
  }

  private static void close(double[] expected, double[] actual) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], TOLERANCE * Math.abs(expected[i]), "point " + i);
    }
  }

  private static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).asDouble();
    }
    return numbers;
  }

  @Test
  void aFormulaIsAModelOfItsOwnNames() throws ModelException {
    Model.Body model = (Model.Body) catalogue.resolve(" y = A*exp(-x/tau) + B ");
    assertEquals("y = A*exp(-x/tau) + B", model.info().name());
    assertEquals(List.of("A", "tau", "B"), names(model.info().parameters()));
    assertFalse(model.scaled());
    ParameterInfo tau = model.info().parameter("tau").orElseThrow();
    assertEquals(1, tau.defaultValue());
    assertEquals(Double.NEGATIVE_INFINITY, tau.lower());
    assertEquals(Double.POSITIVE_INFINITY, tau.upper());
    assertEquals(
        3 * Math.exp(-0.5) + 1,
        new ReferenceEvaluator(model).intensity(new double[] {1}, Map.of("A", 3.0, "tau", 2.0))[0],
        1e-15);
  }

  @Test
  void theVariableOfAFormulaMayBeQ() throws ModelException {
    Model.Body model = (Model.Body) catalogue.resolve("I(q) = scale*q^-power + background");
    assertEquals(List.of("scale", "power", "background"), names(model.info().parameters()));
    assertFalse(model.scaled());
    assertEquals(
        1 + 1 / 8.0,
        new ReferenceEvaluator(model).intensity(new double[] {2}, Map.of("power", 3.0))[0]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "spher => unknown model 'spher'; did you mean 'sphere'?",
        "Sphere => unknown model 'Sphere'; did you mean 'sphere'?",
        "core_shel_sphere => unknown model 'core_shel_sphere'; did you mean 'core_shell_sphere'?",
        "zebra => unknown model 'zebra'",
        "`` => no model is named",
        "sphere+y = a*x => a formula cannot be combined with models; make a model file of it",
        "y = A*exp(-x/tau + B => column 21: expected an operator, ')' or ',', found the end of the text",
        "y = A*ex(-x/tau) => column 7: unknown function 'ex'; did you mean 'exp'?",
        "y = x < 1 => column 7: expected a value, found a comparison; choose with ? and :",
        "y = a*x + b*q => column 5: x and q are two names of the same variable; use one of them",
        "y = y + x => column 5: 'y' stands on both sides",
        "y = a.b*x => column 5: names have no dots in a formula: 'a.b'",
        "y = => column 4: expected a value, found the end of the text",
        "= x => column 1: expected a value, found '='",
        "y = x = 2 => column 7: expected an operator or the end, found '='",
        "y = 3x => column 6: expected an operator or the end (a product is written with *), found 'x'",
      })
  void mistakesAreSaid(String text, String message) {
    assertEquals(
        message, assertThrows(ModelException.class, () -> catalogue.resolve(text)).getMessage());
  }
}
