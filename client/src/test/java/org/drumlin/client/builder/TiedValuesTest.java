package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.junit.jupiter.api.Test;

final class TiedValuesTest {
  @Test
  void aTieFollowsOtherParametersAndTheirDefaults() throws Exception {
    assertEquals(
        Map.of("rg", 60.0, "background", 0.6, "scale", 1.2),
        values(
            """
            "rg": 60, "background": {"tie": "0.01 * rg"}, "scale": {"tie": "2 * background"}\
            """));
    assertEquals(Map.of("background", 0.75), values("\"background\": {\"tie\": \"0.01 * rg\"}"));
  }

  @Test
  void aCircleHasNoValue() throws Exception {
    assertEquals(
        Map.of("scale", Double.NaN, "background", Double.NaN),
        values("\"scale\": {\"tie\": \"background\"}, \"background\": {\"tie\": \"scale\"}"));
  }

  @Test
  void withSeveralModelsNamesBeginWithTheirModel() throws Exception {
    FitDocument document =
        FitDocuments.parse(
            """
            {"drumlin": 1, "datasets": [{"id": "a", "file": "a.txt"}, {"id": "b", "file": "b.txt"}],
             "models": [{"id": "a", "dataset": "a", "model": "coil", "parameters": {"rg": 40}},
                        {"id": "b", "dataset": "b", "model": "coil",
                         "parameters": {"rg": {"tie": "a.rg / 2"}}}],
             "method": {"name": "lm"}}\
            """);
    assertEquals(
        Map.of("rg", 20.0),
        new TiedValues(document, new TestModels()).of(document.models().getLast()));
  }

  private static Map<String, Double> values(String parameters) throws DocumentException {
    FitDocument document =
        FitDocuments.parse(
            """
            {"drumlin": 1, "datasets": [{"file": "a.txt"}], "method": {"name": "lm"},
             "models": [{"model": "coil", "parameters": {%s}}]}\
            """
                .formatted(parameters));
    return new TiedValues(document, new TestModels()).of(document.models().getFirst());
  }
}
