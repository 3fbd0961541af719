package org.drumlin.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** The answer to an {@link EvalRequest}. */
public sealed interface EvalReply {
  /** The request's id, when it had one. */
  Optional<String> id();

  /**
   * The curve.
   *
   * @param intensity 1/cm, a value for each q; NaN where the model has none
   * @param seconds of computing
   * @param engine such as {@code jvm}
   */
  record Computed(Optional<String> id, double[] intensity, double seconds, String engine)
      implements EvalReply {}

  /** What is wrong with the request, for a person. */
  record Refused(Optional<String> id, String error) implements EvalReply {}

  /** The object as the API gives it. */
  default ObjectNode toJson() {
    ObjectNode node = Json.object();
    id().ifPresent(text -> node.put("id", text));
    switch (this) {
      case Refused refused -> node.put("error", refused.error());
      case Computed computed -> {
        node.set("I", EvalRequest.numbers(computed.intensity()));
        node.set("seconds", Json.number(computed.seconds()));
        node.put("engine", computed.engine());
      }
    }
    return node;
  }

  /**
   * Reads such an object.
   *
   * @throws IOException when it is not one
   */
  static EvalReply fromJson(ObjectNode node) throws IOException {
    JsonNode idNode = node.path("id");
    Optional<String> id = idNode.isTextual() ? Optional.of(idNode.asText()) : Optional.empty();
    if (node.has("error")) {
      return new Refused(id, Json.text(node, "error"));
    }
    JsonNode values = node.path("I");
    if (!values.isArray()) {
      throw new IOException("an answer of the evaluator has neither I nor error");
    }
    double[] intensity = new double[values.size()];
    for (int i = 0; i < intensity.length; i++) {
      intensity[i] = values.get(i).isNumber() ? values.get(i).asDouble() : Double.NaN;
    }
    return new Computed(id, intensity, Json.number(node, "seconds"), Json.text(node, "engine"));
  }
}
