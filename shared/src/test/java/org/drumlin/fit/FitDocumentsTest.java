package org.drumlin.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FitDocumentsTest {
  private static final String FULL =
      """
      { "drumlin": 1, "title": "Polymer blend, LOQ",
        "datasets": [ { "id": "rt2", "file": "data/RT2.xml",
            "sha256": "%s", "entry": 2, "range": [0.008, 0.25], "mask": [17, 18],
            "weight": 2, "errors": {"relative": 0.05}, "resolution": {"dq_over_q": 0.1} } ],
        "models": [ { "id": "m", "dataset": "rt2", "model": "mono_gauss_coil", "parameters": {
            "i_zero": { "value": 50, "fit": [0, null] },
            "rg": { "value": 60, "fit": [5, 200], "prior": { "normal": [56, 5] } },
            "background": { "tie": "0.001 * i_zero" },
            "rg_pd": 0.1, "rg_pd_n": 35, "rg_pd_type": "schulz",
            "scale": 1 } } ],
        "constraints": [ "m.rg < 100" ], "derived": { "rg_nm": "m.rg / 10" },
        "method": { "name": "dream", "samples": 50000, "burn": 300, "init": "cov", "seed": 1 },
        "engine": "auto" }
      """
          .formatted("AB".repeat(32));

  private static final String LEAST =
      """
      {"drumlin": 1, "datasets": [{"file": "a.txt"}], "models": [{"model": "line"}],
       "method": {"name": "lm"}}
      """;

  private static DocumentException refused(String json) {
    return assertThrows(DocumentException.class, () -> FitDocuments.parse(json));
  }

  @Test
  void everyKeyOfTheFormatIsRead() throws Exception {
    FitDocument document = FitDocuments.parse(FULL);
    DatasetEntry data = document.datasets().getFirst();
    assertEquals(
        new DatasetEntry(
            "rt2",
            "data/RT2.xml",
            Optional.of("ab".repeat(32)),
            Optional.of("2"),
            Optional.of(new Range(0.008, 0.25)),
            List.of(17, 18),
            2,
            new ErrorModel.Relative(0.05),
            new ResolutionChoice.Pinhole(0.1)),
        data);
    ModelEntry model = document.models().getFirst();
    assertEquals("m", model.id());
    assertEquals(
        List.of("i_zero", "rg", "background", "rg_pd", "rg_pd_n", "scale"),
        List.copyOf(model.parameters().keySet()));
    assertEquals(
        Parameter.fitted(50, new Range(0, Double.POSITIVE_INFINITY)),
        model.parameters().get("i_zero"));
    assertEquals(Parameter.tied("0.001 * i_zero"), model.parameters().get("background"));
    assertEquals(Parameter.fixed(1), model.parameters().get("scale"));
    assertEquals(Map.of("rg", "schulz"), model.distributions());
    assertEquals(List.of("m.rg < 100"), document.constraints());
    assertEquals(Map.of("rg_nm", "m.rg / 10"), document.derived());
    assertEquals(50_000, document.method().whole("samples"));
    assertEquals(10, document.method().number("pop"));
    assertEquals("cov", document.method().text("init"));
    assertEquals(Optional.of(1L), document.method().seed());
  }

  @Test
  void whatIsLeftOutHasItsDefault() throws Exception {
    FitDocument document = FitDocuments.parse(LEAST);
    assertEquals("", document.title());
    assertEquals(DatasetEntry.of("data1", "a.txt"), document.datasets().getFirst());
    assertEquals(
        new ModelEntry("data1", "data1", "line", Map.of(), Map.of()), document.models().getFirst());
    assertEquals(new Method("lm", Map.of(), Optional.empty()), document.method());
    assertEquals("auto", document.engine());
  }

  @Test
  void dataSetsAndModelsFindEachOther() throws Exception {
    FitDocument byPlace =
        FitDocuments.parse(
            LEAST
                .replace("[{\"file\": \"a.txt\"}]", "[{\"file\": \"a\"}, {\"file\": \"b\"}]")
                .replace("[{\"model\": \"line\"}]", "[{\"model\": \"line\"}, {\"model\": \"x\"}]"));
    assertEquals(
        List.of("data1", "data2"), byPlace.models().stream().map(ModelEntry::dataset).toList());
    FitDocument twice =
        FitDocuments.parse(
            LEAST.replace(
                "[{\"model\": \"line\"}]", "[{\"model\": \"line\"}, {\"model\": \"x\"}]"));
    assertEquals(List.of("data1", "data1_2"), twice.models().stream().map(ModelEntry::id).toList());
    assertEquals("data1", twice.models().get(1).dataset());
    FitDocument byId =
        FitDocuments.parse(
            LEAST
                .replace(
                    "[{\"file\": \"a.txt\"}]",
                    "[{\"id\": \"a\", \"file\": \"a\"}, {\"id\": \"b\", \"file\": \"b\"}]")
                .replace(
                    "[{\"model\": \"line\"}]",
                    "[{\"id\": \"b\", \"model\": \"line\"}, {\"id\": \"a\", \"model\": \"x\"}]"));
    assertEquals("b", byId.models().getFirst().dataset());
  }

  @Test
  void distributionMayStandInsideItsParameter() throws Exception {
    FitDocument document =
        FitDocuments.parse(
            LEAST.replace(
                "\"line\"",
                """
                "sphere", "parameters": {"radius": {"value": 50, "fit": [1, 99],
                  "radius_pd": {"value": 0.1, "fit": [0, 1]}, "radius_pd_type": "schulz"}}
                """));
    ModelEntry model = document.models().getFirst();
    assertEquals(Parameter.fitted(0.1, new Range(0, 1)), model.parameters().get("radius_pd"));
    assertEquals(Map.of("radius", "schulz"), model.distributions());
  }

  @Test
  void anArrayIsAListOfValuesAndWeights() throws Exception {
    String json =
        LEAST.replace(
            "\"line\"",
            """
            "sphere", "parameters": {"radius_pd_type": "array",
              "radius_pd_array": [[40, 1], [60.5, 0]]}
            """);
    assertEquals(
        Map.of("radius", List.of(new DistributionPoint(40, 1), new DistributionPoint(60.5, 0))),
        FitDocuments.parse(json).models().getFirst().arrays());
    roundTrip(json);
  }

  @Test
  void definitionsKeepTheirText() throws Exception {
    String json = LEAST.replace("\"method\"", "\"definitions\": {\"m\": \"\\n a\\n\"}, \"method\"");
    assertEquals(Map.of("m", "\n a\n"), FitDocuments.parse(json).definitions());
    roundTrip(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"uniform\"",
        "{\"normal\": [56, 5]}",
        "{\"truncated_normal\": [56, 5, 0, 100]}",
        "{\"soft_range\": [0, 100, 5]}",
        "{\"lognormal\": [56, 0.1]}"
      })
  void everyPriorComesBack(String prior) throws Exception {
    roundTrip(FULL.replace("{ \"normal\": [56, 5] }", prior));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"file\"", "\"none\"", "{\"slit\": [0.1, 0]}"})
  void everyResolutionComesBack(String resolution) throws Exception {
    roundTrip(FULL.replace("{\"dq_over_q\": 0.1}", resolution));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"file\"", "\"none\"", "\"sqrt\"", "\"poisson\""})
  void everyErrorModelComesBack(String errors) throws Exception {
    roundTrip(FULL.replace("{\"relative\": 0.05}", errors));
  }

  @Test
  void documentsComeBackEqual() throws Exception {
    roundTrip(FULL);
    roundTrip(LEAST);
    roundTrip(LEAST.replace("\"lm\"", "\"dream\", \"pop\": -0.1e2, \"seed\": 9007199254740991"));
    roundTrip(
        LEAST.replace("\"line\"", "\"y = A*exp(-x/tau) + B\", \"parameters\": {\"A\": -0.0}"));
  }

  private static void roundTrip(String json) throws DocumentException {
    FitDocument document = FitDocuments.parse(json);
    String written = FitDocuments.write(document);
    assertEquals(document, FitDocuments.parse(written), written);
    assertEquals(written, FitDocuments.write(FitDocuments.parse(written)));
  }

  @Test
  void byteOrderMarkIsNoMistake() throws Exception {
    FitDocuments.parse(("\uFEFF" + LEAST).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void textThatIsNoJsonIsToldByLineAndColumn() {
    assertEquals("the document is empty", refused(" \n").getMessage());
    assertEquals(
        "line 4, column 1: not valid JSON: it ends too early; a bracket, brace or quote is not"
            + " closed",
        refused("{\"drumlin\": 1,\n\"title\": \"x\",\n\"datasets\": [\n").getMessage());
    assertEquals(
        "line 1, column 15: text after the end", refused("{\"drumlin\":1} {}").getMessage());
    assertEquals(
        "not text in UTF-8: this is not a fit document",
        assertThrows(DocumentException.class, () -> FitDocuments.parse(new byte[] {(byte) 0xff, 1}))
            .getMessage());
    assertTrue(refused("[".repeat(10_000)).getMessage().contains("nested deeper than 30 levels"));
    assertEquals(
        "larger than 4 MB: this is not a fit document",
        assertThrows(DocumentException.class, () -> FitDocuments.parse(new byte[5_000_000]))
            .getMessage());
    assertEquals("title", refused(LEAST.replace("1,", "1, \"title\": null,")).path());
    assertEquals("the document should be an object {…}, not a list", refused("[]").getMessage());
  }

  @Test
  void aFileThatIsNotThereIsSaidSo() {
    assertEquals(
        "cannot be read: there is no such file",
        assertThrows(DocumentException.class, () -> FitDocuments.read(Path.of("no-such.fit.json")))
            .getMessage());
    assertEquals(
        "cannot be read: it is a folder",
        assertThrows(DocumentException.class, () -> FitDocuments.read(Path.of("."))).getMessage());
  }

  @ParameterizedTest
  @CsvSource({"scipy.leastsq", "mp"})
  void otherMethodsOfBumpsAreRefusedByName(String name) {
    assertEquals(
        "method.name: '"
            + name
            + "' is not computed yet; use lm, amoeba, newton, de, dream, pt, ps or rl",
        refused(LEAST.replace("\"lm\"", "\"" + name + "\"")).getMessage());
  }

  @Test
  void everyOptionOfTheTableIsReadAndItsLimitsHold() throws Exception {
    for (String method : MethodOptions.methods()) {
      for (MethodOption option : MethodOptions.of(method)) {
        String value =
            switch (option.kind()) {
              case CHOICE -> "\"" + option.choices().getLast() + "\"";
              case TEXT -> "\"R-hat < 1.02\"";
              default -> Double.toString(option.high());
            };
        String json =
            LEAST.replace("\"lm\"", "\"%s\", \"%s\": %s".formatted(method, option.name(), value));
        assertEquals(
            List.of(option.name()),
            List.copyOf(FitDocuments.parse(json).method().options().keySet()));
        String bad = json.replace(": " + value + "}", ": 1e300}");
        assertEquals("method." + option.name(), refused(bad).path());
      }
    }
  }
}
