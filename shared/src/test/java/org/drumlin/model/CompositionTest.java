package org.drumlin.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drumlin.kernel.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class CompositionTest {
  private static final String SHELL =
      """
      name: charged
      title: A particle that shares names with a structure factor
      parameters:
        - {name: charge, default: 3}
        - {name: radius, default: 10, limits: [0, inf], kind: volume}
      ---
      double Iq(double q, double charge, double radius) { return charge*exp(-q*radius); }
      """;

  private final Catalogue catalogue = Catalogue.builtin();

  /** Made by sasmodels 1.0.6; those of its newest version that we have are the same. */
  static Stream<String[]> peersNames() throws IOException {
    try (InputStream in = CompositionTest.class.getResourceAsStream("composition-names.tsv")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return all.lines().map(line -> line.split("\t"));
    }
  }

  @ParameterizedTest
  @MethodSource("peersNames")
  void namesAreThePeers(String text, String names) throws ModelException {
    assertEquals(List.of(names.split(" ")), names(catalogue.resolve(text)));
  }

  /** Every outer name is one of the composition's, and every own name has one. */
  @ParameterizedTest
  @MethodSource("peersNames")
  void partsFindTheirParameters(String text, String names) throws ModelException {
    Model model = catalogue.resolve(text);
    assertComplete(model, List.of(names.split(" ")));
  }

  private static void assertComplete(Model model, List<String> outer) {
    switch (model) {
      case Model.Body body -> assertFalse(body.info().parameters().isEmpty());
      case Model.Interacting both -> assertComplete(both.structure().info(), both.names(), outer);
      case Model.Mixture mixture -> {
        for (Model.Part part : mixture.parts()) {
          assertComplete(part.model().info(), part.names(), outer);
          assertEquals(mixture.product(), part.scale().isEmpty());
          part.scale()
              .ifPresent(scale -> assertEquals(1, outer.stream().filter(scale::equals).count()));
          assertComplete(part.model(), names(part.model()));
        }
      }
    }
  }

  private static void assertComplete(
      ModelInfo info, Map<String, String> names, List<String> outer) {
    List<String> own =
        info.parameters().stream()
            .map(ParameterInfo::name)
            .filter(n -> !n.equals("scale") && !n.equals("background"))
            .toList();
    assertEquals(Set.copyOf(own), names.keySet());
    assertEquals(own.size(), names.values().stream().distinct().filter(outer::contains).count());
  }

  private static List<String> names(Model model) {
    return model.info().parameters().stream().map(ParameterInfo::name).toList();
  }

  @Test
  void aSumKeepsWhatItsPartsKnow() throws ModelException {
    Model.Mixture sum =
        assertInstanceOf(Model.Mixture.class, catalogue.resolve(" sphere + guinier "));
    assertEquals("sphere+guinier", sum.info().name());
    assertEquals(ModelInfo.COMPOSITION, sum.info().category());
    ParameterInfo radius = sum.info().parameter("A_radius").orElseThrow();
    ParameterInfo own = sum.parts().getFirst().model().info().parameter("radius").orElseThrow();
    assertEquals(own.renamed(name -> "A_" + name), radius);
    ParameterInfo scale = sum.info().parameter("B_scale").orElseThrow();
    assertEquals(1, scale.defaultValue());
    assertEquals(Double.NEGATIVE_INFINITY, scale.lower());
    List<String> references =
        Stream.of("sphere", "guinier")
            .flatMap(name -> info(name).references().stream())
            .distinct()
            .collect(Collectors.toList());
    assertEquals(references, sum.info().references());
  }

  private ModelInfo info(String name) {
    try {
      return catalogue.resolve(name).info();
    } catch (ModelException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aVectorStaysOne() {
    ParameterInfo element =
        new ParameterInfo(
            "sld2",
            "",
            1,
            0,
            5,
            ParameterInfo.Kind.SLD,
            false,
            "",
            Optional.of(new ParameterInfo.Element("sld", 2, Optional.of("n"))));
    assertEquals(
        Optional.of(new ParameterInfo.Element("A_sld", 2, Optional.of("A_n"))),
        element.renamed(name -> "A_" + name).element());
  }

  @Test
  void choicesHaveWords() throws ModelException {
    ModelInfo info = catalogue.resolve("cylinder@hardsphere").info();
    ParameterInfo beta = info.parameter("structure_factor_mode").orElseThrow();
    assertEquals(ParameterInfo.Kind.WHOLE, beta.kind());
    assertEquals(0, beta.defaultValue());
    assertEquals(2, beta.choices().size());
    assertEquals(1, beta.upper());
    ParameterInfo radius = info.parameter("radius_effective_mode").orElseThrow();
    assertEquals(ParameterInfo.Kind.WHOLE, radius.kind());
    assertEquals(1, radius.defaultValue());
    assertEquals(7, radius.upper());
    assertEquals(8, radius.choices().size());
    assertEquals("half length", radius.choices().get(4));
  }

  @Test
  void aVolumeFractionOfTheParticleServesBoth() throws ModelException {
    Model.Interacting both =
        assertInstanceOf(Model.Interacting.class, catalogue.resolve("vesicle@hardsphere"));
    assertEquals("volfraction", both.names().get("volfraction"));
    assertEquals(0.05, both.info().parameter("volfraction").orElseThrow().defaultValue());
  }

  @Test
  void aNameOfBothIsToldApart() throws ModelException {
    Model.Interacting both =
        assertInstanceOf(
            Model.Interacting.class,
            catalogue.with("charged", SHELL).resolve("charged@hayter_msa"));
    assertEquals("charge_S", both.names().get("charge"));
    assertEquals(3, both.info().parameter("charge").orElseThrow().defaultValue());
    assertEquals(19, both.info().parameter("charge_S").orElseThrow().defaultValue());
  }

  /** sasmodels has no brackets; its rule for letters goes on where they are. */
  @ParameterizedTest
  @CsvSource({
    "(sphere), sphere",
    "(sphere+line)+guinier, sphere+line+guinier",
    "sphere*(line*guinier), sphere*line*guinier",
    "( sphere @ hardsphere )+line, sphere@hardsphere+line",
    "guinier*(sphere+line), guinier*(sphere+line)",
  })
  void bracketsAreKeptWhereTheyMatter(String text, String name) throws ModelException {
    assertEquals(name, catalogue.resolve(text).info().name());
  }

  @Test
  void aSumWithinAProductComesFirst() throws ModelException {
    assertEquals(
        List.of(
            "scale",
            "background",
            "C_rg",
            "A_scale",
            "A_intercept",
            "A_slope",
            "B_scale",
            "B_power"),
        names(catalogue.resolve("guinier*(line+power_law)")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          spere+line             | unknown model 'spere'; did you mean 'sphere'?
          sphere+qwertyuiop      | unknown model 'qwertyuiop' (a formula begins with 'y =')
          sphere@line            | 'line' is no structure factor, and cannot stand behind @
          hardsphere@hardsphere  | 'hardsphere' is itself a structure factor; before @ stands a particle
          sphere@hardsphere@hayter_msa | column 18: only one structure factor can stand behind a particle
          (sphere+line)@hardsphere | on either side of @ stands one name, such as sphere@hardsphere; for a sum write A@S+B@S, each part with a structure factor of its own
          sphere+                | column 8: expected a model's name, found the end (models are combined by + * @; a formula begins with 'y =')
          sphere+2*line          | column 8: expected a model's name, found '2' (models are combined by + * @; a formula begins with 'y =')
          A*exp(-x/tau)          | column 6: expected one of + * @ or the end, found '(' (models are combined by + * @; a formula begins with 'y =')
          (sphere+line           | column 13: expected ')', found the end (models are combined by + * @; a formula begins with 'y =')
          line+line+line+line+line+line+line+line+line+line+line+line+line | more than 12 models are combined
          ((((((((((((((line)))))))))))))) | the brackets are nested too deeply
          """)
  void whatCannotBePutTogetherIsRefused(String text, String message) {
    assertEquals(
        message, assertThrows(ModelException.class, () -> catalogue.resolve(text)).getMessage());
  }
}
