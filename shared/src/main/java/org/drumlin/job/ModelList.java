package org.drumlin.job;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.drumlin.model.ModelInfo;
import org.drumlin.model.ParameterInfo;

/** The answer to {@code GET /models} and {@code drumlin models --json}. */
public final class ModelList {
  private ModelList() {}

  /** The object: {@code {"models":[…]}}; limits that are infinite are null. */
  public static ObjectNode toJson(List<ModelInfo> models) {
    ObjectNode all = Json.object();
    ArrayNode list = all.putArray("models");
    for (ModelInfo model : models) {
      ObjectNode node =
          list.addObject()
              .put("name", model.name())
              .put("title", model.title())
              .put("category", model.category())
              .put("description", model.description());
      ArrayNode parameters = node.putArray("parameters");
      model.parameters().forEach(parameter -> parameters.add(toJson(parameter)));
      ArrayNode references = node.putArray("references");
      model.references().forEach(references::add);
    }
    return all;
  }

  private static ObjectNode toJson(ParameterInfo parameter) {
    ObjectNode node = Json.object().put("name", parameter.name()).put("unit", parameter.unit());
    node.set("default", Json.number(parameter.defaultValue()));
    node.set("lower", Json.number(parameter.lower()));
    node.set("upper", Json.number(parameter.upper()));
    return node.put("kind", parameter.kind().name().toLowerCase(Locale.ROOT))
        .put("polydisperse", parameter.polydisperse())
        .put("description", parameter.description());
  }
}
