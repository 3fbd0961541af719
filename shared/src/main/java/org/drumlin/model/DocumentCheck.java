package org.drumlin.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.ModelEntry;
import org.drumlin.kernel.ModelException;

/**
 * Where a document meets the catalogue: that its models exist and have the parameters it names,
 * that values and bounds lie within the models' limits, and that ties, derived quantities and
 * constraints name what there is.
 */
public final class DocumentCheck {
  private DocumentCheck() {}

  /**
   * Checks a document as a whole; its data are not looked at.
   *
   * @param catalogue to which the document's definitions are added
   * @return the models by the document's ids, in its order
   * @throws DocumentException names the first place that is wrong
   */
  public static Map<String, Model> check(FitDocument document, Catalogue catalogue)
      throws DocumentException {
    Catalogue all = defined(document, catalogue);
    Map<String, Model> models = new LinkedHashMap<>();
    for (int i = 0; i < document.models().size(); i++) {
      ModelEntry entry = document.models().get(i);
      String path = "models[" + i + "]";
      Model model = resolve(entry, path, all);
      new ParameterCheck(entry, model.info(), path + ".parameters").check();
      models.put(entry.id(), model);
    }
    List<ModelInfo> infos = models.values().stream().map(Model::info).toList();
    new ExpressionCheck(document, infos).check();
    boolean fits =
        document.models().stream()
            .flatMap(m -> m.parameters().values().stream())
            .anyMatch(p -> p.fit().isPresent());
    if (!fits) {
      throw new DocumentException(
          "models", "nothing is fitted; give at least one parameter bounds: \"fit\": [low, high]");
    }
    return models;
  }

  private static Catalogue defined(FitDocument document, Catalogue catalogue)
      throws DocumentException {
    Catalogue all = catalogue;
    for (Map.Entry<String, String> definition : document.definitions().entrySet()) {
      try {
        all = all.with(definition.getKey(), definition.getValue());
      } catch (ModelException e) {
        throw new DocumentException(
            "definitions." + definition.getKey(), String.valueOf(e.getMessage()));
      }
    }
    return all;
  }

  private static Model resolve(ModelEntry entry, String path, Catalogue catalogue)
      throws DocumentException {
    try {
      return catalogue.resolve(entry.model());
    } catch (ModelException e) {
      throw new DocumentException(path + ".model", String.valueOf(e.getMessage()));
    }
  }
}
