package org.drumlin.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * JSON as the job folder and the API write it: trees, keys in the order given, duplicate keys
 * refused, missing numbers null. Safe for any thread.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(200).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** A new empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A new empty array. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /**
   * Reads one JSON object.
   *
   * @throws IOException when the bytes are not one JSON object; the message is for a person
   */
  public static ObjectNode readObject(byte[] bytes) throws IOException {
    return asObject(() -> MAPPER.readTree(bytes));
  }

  /** Reads one JSON object from text; see {@link #readObject(byte[])}. */
  public static ObjectNode readObject(String text) throws IOException {
    return asObject(() -> MAPPER.readTree(text));
  }

  /**
   * The object of a file; empty where there is no such file.
   *
   * @throws IOException when it cannot be read, or is not one JSON object
   */
  public static Optional<ObjectNode> find(Path file) throws IOException {
    try {
      return Optional.of(readObject(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** One line, without an end of line. */
  public static String line(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree cannot be written", e);
    }
  }

  /** Indented, with an end of line, for files that people look at. */
  public static byte[] pretty(JsonNode node) {
    try {
      String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
      return (text.replace("\r\n", "\n") + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree cannot be written", e);
    }
  }

  /** A number, or null where it is not finite. */
  public static JsonNode number(double value) {
    return Double.isFinite(value) ? DoubleNode.valueOf(value) : NullNode.getInstance();
  }

  /** The text under {@code key}, or empty text. */
  static String text(JsonNode node, String key) {
    return node.path(key).asText("");
  }

  /** The number under {@code key}; NaN where there is none. */
  static double number(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isNumber() ? value.asDouble() : Double.NaN;
  }

  /** The time under {@code key}, when there is one. */
  static Optional<Instant> instant(JsonNode node, String key) throws IOException {
    JsonNode value = node.path(key);
    if (!value.isTextual()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(value.asText()));
    } catch (DateTimeException e) {
      throw new IOException(key + ": '" + value.asText() + "' is not a time", e);
    }
  }

  private interface TreeReader {
    JsonNode read() throws IOException;
  }

  private static ObjectNode asObject(TreeReader reader) throws IOException {
    JsonNode node;
    try {
      node = reader.read();
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      String where =
          place == null
              ? ""
              : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
      throw new IOException("not JSON: " + e.getOriginalMessage() + where, e);
    }
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new IOException("expected a JSON object {…}");
  }
}
