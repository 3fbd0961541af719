package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.Parameter;
import org.drumlin.job.Json;
import org.junit.jupiter.api.Test;

final class FittedValuesTest {
  private static final FitDocument TWO =
      document(
          """
          {"id": "a", "dataset": "a", "model": "coil", "parameters":
             {"rg": {"value": 40, "fit": [0, 90]}, "scale": 1}},
          {"id": "b", "dataset": "b", "model": "coil", "parameters":
             {"rg": {"tie": "a.rg"}, "scale": {"value": 1, "fit": [0, 2]}}}\
          """,
          "{\"id\": \"a\", \"file\": \"a.txt\"}, {\"id\": \"b\", \"file\": \"b.txt\"}");

  @Test
  void everyModelTakesItsOwnAndTiesStay() {
    var values = new FittedValues(Map.of("a.rg", 56.4, "b.rg", 56.4, "b.scale", 0.5));
    var taken = values.in(TWO);
    assertEquals(List.of("a.rg", "b.scale"), taken.taken());
    assertEquals(List.of("b.rg"), taken.without());
    assertEquals(56.4, value(taken.document(), 0, "rg"));
    assertEquals(0.5, value(taken.document(), 1, "scale"));
    assertEquals("a.rg", parameter(taken.document(), 1, "rg").tie().orElseThrow());
  }

  @Test
  void withOneModelOnBothSidesTheShortNameServes() {
    var one =
        document(
            """
            {"id": "mine", "dataset": "a", "model": "coil", "parameters": {"rg": 40}}\
            """,
            "{\"id\": \"a\", \"file\": \"a.txt\"}");
    var taken = new FittedValues(Map.of("fit.rg", 56.4, "fit.other", 1.0)).in(one);
    assertEquals(List.of("rg"), taken.taken());
    assertEquals(List.of("mine.other"), taken.without());
    assertEquals(56.4, value(taken.document(), 0, "rg"));
  }

  @Test
  void aResultTellsThemByModelAndParameter() throws Exception {
    var result =
        Json.readObject(
            """
            {"parameters": [{"model": "a", "parameter": "rg", "value": 1.5},
                            {"model": "a", "parameter": "scale", "value": null}]}\
            """
                .getBytes(StandardCharsets.UTF_8));
    assertEquals(Map.of("a.rg", 1.5), FittedValues.of(result).values());
  }

  private static double value(FitDocument document, int model, String parameter) {
    return parameter(document, model, parameter).value().orElseThrow();
  }

  private static Parameter parameter(FitDocument document, int model, String name) {
    return Objects.requireNonNull(document.models().get(model).parameters().get(name));
  }

  private static FitDocument document(String models, String datasets) {
    try {
      return FitDocuments.parse(
          """
          {"drumlin": 1, "datasets": [%s], "models": [%s],
           "method": {"name": "lm"}}\
          """
              .formatted(datasets, models));
    } catch (DocumentException e) {
      throw new AssertionError(e);
    }
  }
}
