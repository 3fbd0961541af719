package org.drumlin.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A file of a job that can be downloaded; the size in bytes. */
public record FileEntry(String name, long size) {

  /** The object. */
  public ObjectNode toJson() {
    return Json.object().put("name", name).put("size", size);
  }

  /** Reads such an object. */
  public static FileEntry fromJson(JsonNode node) {
    return new FileEntry(Json.text(node, "name"), node.path("size").asLong());
  }
}
