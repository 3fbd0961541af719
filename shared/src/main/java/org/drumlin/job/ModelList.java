package org.drumlin.job;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.drumlin.model.Catalogue;
import org.drumlin.model.ModelInfo;
import org.drumlin.model.ParameterInfo;

/** The answer to {@code GET /models} and {@code drumlin models --json}. */
public final class ModelList {
  private ModelList() {}

  /**
   * The object: {@code {"models":[…],"broken":[…]}}; limits that are infinite are null.
   *
   * @param broken files of the user's folder that are no models
   */
  public static ObjectNode toJson(List<ModelInfo> models, List<Catalogue.Broken> broken) {
    ObjectNode all = Json.object();
    ArrayNode list = all.putArray("models");
    for (ModelInfo model : models) {
      ObjectNode node =
          list.addObject()
              .put("name", model.name())
              .put("title", model.title())
              .put("category", model.category())
              .put("description", model.description())
              .put("structure_factor", model.structureFactor());
      ArrayNode parameters = node.putArray("parameters");
      model.parameters().forEach(parameter -> parameters.add(toJson(parameter)));
      ArrayNode references = node.putArray("references");
      model.references().forEach(references::add);
      ArrayNode modes = node.putArray("radius_effective");
      model.radiusModes().forEach(modes::add);
    }
    ArrayNode files = all.putArray("broken");
    broken.forEach(b -> files.addObject().put("file", b.file()).put("error", b.error()));
    return all;
  }

  private static ObjectNode toJson(ParameterInfo parameter) {
    ObjectNode node = Json.object().put("name", parameter.name()).put("unit", parameter.unit());
    node.set("default", Json.number(parameter.defaultValue()));
    node.set("lower", Json.number(parameter.lower()));
    node.set("upper", Json.number(parameter.upper()));
    node.put("kind", parameter.kind().name().toLowerCase(Locale.ROOT))
        .put("polydisperse", parameter.polydisperse())
        .put("description", parameter.description());
    if (!parameter.choices().isEmpty()) {
      ArrayNode choices = node.putArray("choices");
      parameter.choices().forEach(choices::add);
    }
    parameter
        .element()
        .ifPresent(e -> {
          ObjectNode element =
              node.putObject("element").put("vector", e.vector()).put("index", e.index());
          e.length().ifPresent(length -> element.put("length", length));
        });
    return node;
  }
}
