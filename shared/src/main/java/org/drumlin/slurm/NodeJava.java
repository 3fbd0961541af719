package org.drumlin.slurm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import org.drumlin.job.Json;

/**
 * Where a node's Java comes from.
 *
 * @param value of {@link Kind#PATH} the executable or its home, of {@link Kind#MODULE} the module's
 *     name; else empty
 */
public record NodeJava(Kind kind, String value) {

  /** The ways there are. */
  public enum Kind {
    /** It is there, at a path that all nodes have. */
    PATH,
    /** {@code module load} puts it on the path. */
    MODULE,
    /** This program's own is put there once. */
    UPLOAD;

    /** The name on the wire: lower case. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * As above.
   *
   * @throws IllegalArgumentException for a person
   */
  public NodeJava {
    boolean named = kind == Kind.PATH || kind == Kind.MODULE;
    if (named == value.isEmpty()) {
      throw new IllegalArgumentException(
          named
              ? "java.value: the " + kind.wire() + " is missing"
              : "java.value: '" + kind.wire() + "' needs none; leave it out");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("java.value: expected one line");
    }
    if (kind == Kind.PATH && !value.startsWith("/") && !value.startsWith("~/")) {
      throw new IllegalArgumentException(
          "java.value: '" + value + "' does not do; expected a path from / or ~/");
    }
  }

  /** What works everywhere: this program's own. */
  public static NodeJava usual() {
    return new NodeJava(Kind.UPLOAD, "");
  }

  ObjectNode toJson() {
    ObjectNode node = Json.object().put("kind", kind.wire());
    return value.isEmpty() ? node : node.put("value", value);
  }

  static NodeJava fromJson(JsonNode node) throws IOException {
    if (node.isMissingNode() || node.isNull()) {
      return usual();
    }
    String wire = node.path("kind").asText("");
    for (Kind kind : Kind.values()) {
      if (kind.wire().equals(wire)) {
        return new NodeJava(kind, node.path("value").asText("").strip());
      }
    }
    throw new IOException("java.kind: '" + wire + "' is none of path, module, upload");
  }
}
