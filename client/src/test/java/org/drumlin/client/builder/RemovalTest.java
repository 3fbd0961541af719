package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocuments;
import org.junit.jupiter.api.Test;

final class RemovalTest {
  private static final String FIT =
      """
      {"drumlin": 1,
       "datasets": [{"id": "a", "file": "a.txt"}, {"id": "b", "file": "b.txt"},
                    {"id": "c", "file": "c.txt"}],
       "models": [{"id": "a", "dataset": "a", "model": "coil", "parameters": {"rg": 40}},
                  {"id": "b", "dataset": "b", "model": "coil",
                   "parameters": {"rg": {"tie": "a.rg / 2"}, "scale": 3}},
                  {"id": "c", "dataset": "c", "model": "coil",
                   "parameters": {"rg": {"tie": "b.rg + 1"}, "scale": {"tie": "b.scale"}}}],
       "constraints": ["a.rg < 100", "b.rg < c.rg"],
       "derived": {"size": "a.rg / 10", "other": "c.rg"},
       "method": {"name": "lm"}}
      """;

  @Test
  void whatFollowedKeepsItsValueAndNothingElseChanges() throws Exception {
    var removal = new Removal(draft(0), new TestModels());
    assertEquals(List.of("b.rg"), removal.followers());
    assertEquals(
        "These follow its model and would keep the values they have, as numbers: b.rg. These are"
            + " over its parameters and would go too: a.rg < 100, size.",
        removal.words());
    var left = removal.draft().document();
    assertEquals(List.of("b", "c"), left.datasets().stream().map(d -> d.id()).toList());
    assertEquals(
        OptionalDouble.of(20),
        Objects.requireNonNull(left.models().getFirst().parameters().get("rg")).value());
    assertEquals(
        "b.rg + 1",
        Objects.requireNonNull(left.models().getLast().parameters().get("rg")).tie().orElseThrow());
    assertEquals(List.of("b.rg < c.rg"), left.constraints());
    assertEquals(Map.of("other", "c.rg"), left.derived());
    assertEquals(
        List.of(), new Expressions(left, new TestModels()).problems().keySet().stream().toList());
  }

  @Test
  void aDataSetThatNobodyFollowsGoesWithoutWords() throws Exception {
    var removal = new Removal(draft(2), new TestModels());
    assertEquals(List.of(), removal.followers());
    assertEquals(
        "These are over its parameters and would go too: b.rg < c.rg, other.", removal.words());
    var alone = new Removal(Draft.empty(), new TestModels());
    assertEquals("", alone.words());
  }

  private static Draft draft(int at) throws DocumentException {
    return Draft.empty().with(FitDocuments.parse(FIT)).at(at);
  }
}
