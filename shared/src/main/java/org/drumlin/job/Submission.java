package org.drumlin.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The body of {@code POST /jobs}.
 *
 * @param document a fit document, not yet checked
 * @param files SHA-256 (lower-case hex) of each file the document names, by that name
 */
public record Submission(ObjectNode document, Map<String, String> files) {

  /** The object. */
  public ObjectNode toJson() {
    ObjectNode node = Json.object();
    node.set("document", document);
    ObjectNode names = node.putObject("files");
    files.forEach(names::put);
    return node;
  }

  /**
   * Reads such an object.
   *
   * @throws IOException that says what is missing, for a person
   */
  public static Submission fromJson(ObjectNode node) throws IOException {
    if (!(node.path("document") instanceof ObjectNode document)) {
      throw new IOException("document: a fit document is missing");
    }
    Map<String, String> files = new LinkedHashMap<>();
    JsonNode names = node.path("files");
    for (var entry : names.properties()) {
      if (!entry.getValue().asText().matches("[0-9a-f]{64}")) {
        throw new IOException("files." + entry.getKey() + ": expected a SHA-256 in lower-case hex");
      }
      files.put(entry.getKey(), entry.getValue().asText());
    }
    return new Submission(document, files);
  }
}
