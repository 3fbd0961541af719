package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.ModelEntry;
import org.junit.jupiter.api.Test;

final class DraftTest {
  private static Draft one() throws Exception {
    return Draft.of(
        FitDocuments.parse(
            """
            {"drumlin": 1, "datasets": [{"id": "a", "file": "a.txt"}], "method": {"name": "lm"},
             "constraints": ["rg < 100"],
             "models": [{"id": "fit", "dataset": "a", "model": "coil",
               "parameters": {"rg": 40, "background": {"tie": "0.01 * rg"}}}]}\
            """),
        Path.of("data"));
  }

  @Test
  void anotherDataSetTakesACopyOfTheModelWithTiesOfItsOwn() throws Exception {
    var two = one().plusData(Path.of("more", "b.txt"));
    FitDocument document = two.document();
    assertEquals(1, two.at());
    assertEquals("b", two.dataset().orElseThrow().id());
    assertEquals(Path.of("more", "b.txt"), two.file().orElseThrow());
    assertEquals("0.01 * b.rg", tie(two.model().orElseThrow()));
    assertEquals("0.01 * fit.rg", tie(two.at(0).model().orElseThrow()));
    assertEquals("fit.rg < 100", document.constraints().getFirst());
  }

  @Test
  void theDataSetWorkedOnIsTheOneEdited() throws Exception {
    var two = one().plusData(Path.of("b.txt")).at(0);
    var edited = two.withModel(m -> new ModelEntry("fit", "a", "sphere", Map.of(), Map.of()));
    assertEquals("sphere", edited.model().orElseThrow().model());
    assertEquals("coil", edited.at(1).model().orElseThrow().model());
    var less = edited.withoutData();
    assertEquals(0, less.at());
    assertEquals("b", less.dataset().orElseThrow().id());
    assertEquals(1, less.document().models().size());
    assertEquals(Map.of("b", Path.of("b.txt")), less.files());
  }

  @Test
  void aDataSetWithoutAModelIsGivenOne() throws Exception {
    var bare = new Draft(one().document(), one().files(), Map.of(), 0).plusData(Path.of("b.txt"));
    var document = bare.document();
    var without = bare.with(document.with(document.datasets(), document.models().subList(0, 1)));
    assertTrue(without.model().isEmpty());
    assertEquals("b", without.modelId());
  }

  private static String tie(ModelEntry m) {
    var background = m.parameters().get("background");
    return background == null ? "" : background.tie().orElse("");
  }
}
