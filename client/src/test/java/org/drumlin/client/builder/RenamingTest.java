package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.junit.jupiter.api.Test;

final class RenamingTest {
  private static final String TWO =
      """
      {"drumlin": 1, "datasets": [{"id": "a", "file": "a.txt"}, {"id": "b", "file": "b.txt"}],
       "models": [{"id": "a", "dataset": "a", "model": "coil", "parameters": {"rg": 40}},
                  {"id": "b", "dataset": "b", "model": "coil",
                   "parameters": {"rg": {"tie": "a.rg / 2 + exp(b.rg_pd)"}}}],
       "constraints": ["a.rg < 2e3*b.rg"], "derived": {"rg": "a.rg/10"},
       "method": {"name": "lm"}}\
      """;

  @Test
  void onlyTheModelsOwnNamesChange() throws DocumentException {
    var renamed = new Renaming("a", Map.of("rg", "A_rg"), false).in(FitDocuments.parse(TWO));
    assertEquals(
        "a.A_rg / 2 + exp(b.rg_pd)",
        Objects.requireNonNull(renamed.models().getLast().parameters().get("rg"))
            .tie()
            .orElseThrow());
    assertEquals(List.of("a.A_rg < 2e3*b.rg"), renamed.constraints());
    assertEquals(Map.of("rg", "a.A_rg/10"), renamed.derived());
  }

  @Test
  void shortNamesChangeWhereTheModelIsAlone() throws DocumentException {
    var document =
        FitDocuments.parse(
            """
            {"drumlin": 1, "datasets": [{"file": "a.txt"}], "method": {"name": "lm"},
             "models": [{"id": "m", "model": "coil", "parameters": {"rg": 1,
               "background": {"tie": "rg*exp(rg_2)/m.rg"}}}]}\
            """);
    assertEquals(
        "A_rg*exp(rg_2)/m.A_rg", tie(new Renaming("m", Map.of("rg", "A_rg"), true), document));
    assertEquals(
        "m.rg*exp(rg_2)/m.rg", tie(new Renaming("m", Map.of("rg", "m.rg"), true), document));
    assertEquals(
        "rg*exp(rg_2)/m.A_rg", tie(new Renaming("m", Map.of("rg", "A_rg"), false), document));
  }

  private static String tie(Renaming renaming, FitDocument document) {
    return Objects.requireNonNull(
            renaming.in(document).models().getFirst().parameters().get("background"))
        .tie()
        .orElseThrow();
  }
}
