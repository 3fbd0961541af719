package org.drumlin.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What the API says when it cannot do what was asked.
 *
 * @param message what is wrong, for a person
 * @param path place in the document, when it is about one
 * @param remedy what to do, when there is something
 */
public record ApiError(String message, Optional<String> path, Optional<String> remedy) {

  public static ApiError of(String message) {
    return new ApiError(message, Optional.empty(), Optional.empty());
  }

  /** The object, under its key {@code error}. */
  public ObjectNode toJson() {
    ObjectNode node = Json.object();
    node.putObject("error")
        .put("message", message)
        .put("path", path.orElse(null))
        .put("remedy", remedy.orElse(null));
    return node;
  }

  /** Reads such an object; a body of another shape gives an empty message. */
  public static ApiError fromJson(JsonNode node) {
    JsonNode error = node.path("error");
    return new ApiError(
        Json.text(error, "message"),
        Optional.of(Json.text(error, "path")).filter(text -> !text.isEmpty()),
        Optional.of(Json.text(error, "remedy")).filter(text -> !text.isEmpty()));
  }
}
