package org.drumlin.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.drumlin.data.DataReferences;
import org.drumlin.data.Dataset;
import org.drumlin.data.FitData;
import org.drumlin.fit.DatasetEntry;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a document may say of its models; what it may not is in {@code MalformedInputsTest}. */
final class DocumentCheckTest {
  private static final Catalogue CATALOGUE = Catalogue.builtin();
  private static final Path EXAMPLES = Path.of("../examples");

  private static FitDocument document(String models, String more) throws DocumentException {
    return FitDocuments.parse(
        """
        {"drumlin": 1, "datasets": [{"id": "a", "file": "a.txt"}], "models": [%s],
         "method": {"name": "lm"}%s}
        """
            .formatted(models, more));
  }

  private static FitDocument sphere(String parameters) throws DocumentException {
    return document(
        "{\"model\": \"sphere\", \"parameters\": {\"scale\": {\"fit\": [0, 2]}, %s}}"
            .formatted(parameters),
        "");
  }

  private static String refused(FitDocument document) {
    return assertThrows(DocumentException.class, () -> DocumentCheck.check(document, CATALOGUE))
        .getMessage();
  }

  @ParameterizedTest
  @CsvSource({
    "polymer-blend.fit.json, 124",
    "two-polymer-blends.fit.json, 124+95",
    "apoferritin.fit.json, 395"
  })
  void examplesStandWithTheirData(String example, String points) throws Exception {
    FitDocument document = FitDocuments.read(EXAMPLES.resolve(example));
    assertEquals(document.models().size(), DocumentCheck.check(document, CATALOGUE).size());
    Map<String, Dataset> data = DataReferences.resolve(document, EXAMPLES);
    List<String> found = new ArrayList<>();
    for (DatasetEntry entry : document.datasets()) {
      Dataset dataset = Objects.requireNonNull(data.get(entry.id()));
      found.add(String.valueOf(FitData.of(entry, dataset).points()));
    }
    assertEquals(points, String.join("+", found));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"radius_pd\": 0.1",
        "\"radius_pd\": {\"value\": 0.1, \"fit\": [0, 1]}, \"radius_pd_type\": \"schulz\"",
        "\"radius_pd\": {\"tie\": \"0.1 * scale\"}, \"radius_pd_n\": 80, \"radius_pd_nsigma\": 8",
        "\"radius\": {\"fit\": [null, 100]}",
        "\"radius\": {\"tie\": \"10 * sld + a.sld_solvent\"}, \"sld\": {\"tie\": \"a.scale\"}"
      })
  void whatAModelKnowsIsTaken(String parameters) throws Exception {
    DocumentCheck.check(sphere(parameters), CATALOGUE);
  }

  @Test
  void formulasHaveTheirOwnParametersAlone() throws Exception {
    String formula = "{\"model\": \"y = A*exp(-x/tau) + B\", \"parameters\": {%s}}";
    DocumentCheck.check(
        document(formula.formatted("\"A\": {\"fit\": [-5, 5]}, \"tau\": 3"), ""), CATALOGUE);
    assertTrue(
        refused(document(formula.formatted("\"A\": {\"fit\": [0, 5]}, \"scale\": 1"), ""))
            .startsWith("models[0].parameters.scale: the formula has no such parameter"));
  }

  @Test
  void derivedQuantitiesAndConstraintsUseTheDocumentsNames() throws Exception {
    String parameters = "\"parameters\": {\"scale\": {\"fit\": [0, 2]}}";
    String two =
        "{\"id\": \"s\", \"model\": \"sphere\", %s}, {\"id\": \"t\", \"model\": \"sphere\", %s}"
            .formatted(parameters, parameters);
    DocumentCheck.check(
        document(
            two,
            ", \"derived\": {\"v\": \"4/3*pi*s.radius^3\"}, \"constraints\": [\"s.radius < t.radius\"]"),
        CATALOGUE);
    assertEquals(
        "derived.v: there is no parameter 'radius'; with several models say whose: s.radius or"
            + " t.radius",
        refused(document(two, ", \"derived\": {\"v\": \"radius\"}")));
    assertEquals(
        "derived.scale: is the name of a parameter too; choose another",
        refused(
            document(
                "{\"model\": \"sphere\", %s}".formatted(parameters),
                ", \"derived\": {\"scale\": \"radius\"}")));
  }

  @Test
  void aDefaultOutsideTheBoundsIsToldAsOne() throws Exception {
    assertEquals(
        "models[0].parameters.radius: the value is left out, and the model's default 50 is outside"
            + " the bounds 60 to 100",
        refused(sphere("\"radius\": {\"fit\": [60, 100]}")));
  }

  @Test
  void longLaddersOfTiesAreFollowedOnce() throws Exception {
    List<String> names = IntStream.range(0, 60).mapToObj(i -> "p" + i).toList();
    String formula = "y = x + " + String.join(" + ", names);
    StringBuilder parameters = new StringBuilder("\"p0\": {\"fit\": [0, 2]}");
    for (int i = 1; i < names.size(); i++) {
      parameters
          .append(", \"p%d\": {\"tie\": \"".formatted(i))
          .append(String.join(" + ", names.subList(0, i)))
          .append("\"}");
    }
    String model = "{\"model\": \"%s\", \"parameters\": {%s}}".formatted(formula, parameters);
    DocumentCheck.check(document(model, ""), CATALOGUE);
  }
}
