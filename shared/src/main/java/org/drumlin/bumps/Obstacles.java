package org.drumlin.bumps;

import java.util.Map;
import java.util.stream.Stream;
import org.drumlin.fit.ModelEntry;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Catalogue;
import org.drumlin.model.Model;

/** What sasmodels has not. */
final class Obstacles {
  private Obstacles() {}

  /**
   * Refuses a model that sasmodels cannot compute.
   *
   * @param definitions the document's own models
   */
  static void check(ModelEntry entry, Model model, Map<String, String> definitions)
      throws ExportException {
    String text = entry.model().strip();
    if (model instanceof Model.Body body && !body.scaled()) {
      return;
    }
    for (String own : own(text, definitions)) {
      throw new ExportException(
          "model "
              + entry.id()
              + ": \""
              + own
              + "\" is a model file of your own, which sasmodels has not; write it as a formula, or"
              + " in Python for sasmodels");
    }
    if (text.contains("(")) {
      throw new ExportException(
          "model "
              + entry.id()
              + ": sasmodels knows no brackets in \""
              + text
              + "\"; write it as a sum of products");
    }
    if (names(model).anyMatch("broad_peak"::equals)) {
      throw new ExportException(
          "model "
              + entry.id()
              + ": \"broad_peak\" has other parameters in the sasmodels that are about; export it as"
              + " a formula, y = porod_scale/q^porod_exp + …");
    }
    if (!(model instanceof Model.Body) && names(model).anyMatch("slabs"::equals)) {
      throw new ExportException(
          "model "
              + entry.id()
              + ": sasmodels has no \"slabs\"; alone it is exported with its formula, but not in \""
              + text
              + "\"");
    }
  }

  private static Iterable<String> own(String text, Map<String, String> definitions) {
    Catalogue all = Catalogue.builtin();
    try {
      for (Map.Entry<String, String> definition : definitions.entrySet()) {
        all = all.with(definition.getKey(), definition.getValue());
      }
    } catch (ModelException e) {
      throw new IllegalArgumentException("a definition was let through", e);
    }
    return all.definitions(text).keySet();
  }

  private static Stream<String> names(Model model) {
    return switch (model) {
      case Model.Body body -> Stream.of(body.info().name());
      case Model.Interacting both ->
          Stream.of(both.form().info().name(), both.structure().info().name());
      case Model.Mixture mixture -> mixture.parts().stream().flatMap(p -> names(p.model()));
    };
  }
}
