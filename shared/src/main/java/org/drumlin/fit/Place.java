package org.drumlin.fit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.drumlin.kernel.Suggestion;

/** A value of a document and its path, so that every complaint names its place. */
record Place(String path, JsonNode node) {

  /** Path of a key below another path. */
  static String path(String parent, String key) {
    String shown = key.length() > 80 ? key.substring(0, 80) + "…" : key;
    if (!shown.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      return parent + "[\"" + shown.replaceAll("\\p{Cntrl}", "?") + "\"]";
    }
    return parent.isEmpty() ? shown : parent + "." + shown;
  }

  DocumentException error(String problem) {
    return new DocumentException(path, path.isEmpty() ? "the document " + problem : problem);
  }

  /** This place, when it is an object with no keys but these. */
  Place object(String... keys) throws DocumentException {
    if (!node.isObject()) {
      throw error("should be an object {…}, not " + kind());
    }
    List<String> known = List.of(keys);
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!known.contains(entry.getKey())) {
        throw new DocumentException(
            path(path, entry.getKey()),
            "there is no such key"
                + Suggestion.phrase(entry.getKey(), known)
                + " (known: "
                + String.join(", ", known)
                + ")");
      }
    }
    return this;
  }

  Optional<Place> child(String key) {
    JsonNode child = node.get(key);
    return child == null ? Optional.empty() : Optional.of(new Place(path(path, key), child));
  }

  Place need(String key, String meaning) throws DocumentException {
    return child(key)
        .orElseThrow(
            () -> new DocumentException(path(path, key), "is missing; it says " + meaning));
  }

  List<Place> items() throws DocumentException {
    if (!node.isArray()) {
      throw error("should be a list […], not " + kind());
    }
    List<Place> items = new ArrayList<>();
    for (JsonNode item : node) {
      items.add(new Place(path + "[" + items.size() + "]", item));
    }
    return items;
  }

  Map<String, Place> entries() throws DocumentException {
    if (!node.isObject()) {
      throw error("should be an object {…}, not " + kind());
    }
    Map<String, Place> entries = new LinkedHashMap<>();
    node.properties()
        .forEach(e -> entries.put(e.getKey(), new Place(path(path, e.getKey()), e.getValue())));
    return entries;
  }

  boolean isNull() {
    return node.isNull();
  }

  boolean isText() {
    return node.isTextual();
  }

  boolean isNumber() {
    return node.isNumber();
  }

  boolean isObject() {
    return node.isObject();
  }

  String text() throws DocumentException {
    if (!node.isTextual()) {
      throw error("should be text in quotes, not " + kind());
    }
    return node.textValue();
  }

  String nonEmpty() throws DocumentException {
    String text = text().strip();
    if (text.isEmpty()) {
      throw error("is empty");
    }
    return text;
  }

  double number() throws DocumentException {
    if (!node.isNumber()) {
      throw error("should be a number, not " + kind());
    }
    return node.doubleValue() + 0.0; // -0 is 0
  }

  /** A number above 0. */
  double positive() throws DocumentException {
    double number = number();
    if (!(number > 0)) {
      throw error(show(number) + " should be above 0");
    }
    return number;
  }

  long whole(long low, long high) throws DocumentException {
    double number = number();
    if (number != Math.rint(number)) {
      throw error(show(number) + " should be a whole number");
    }
    if (number < low || number > high) {
      throw error(show(number) + " is outside " + low + " to " + high);
    }
    return (long) number;
  }

  /** What stands here, in words. */
  String kind() {
    return switch (node.getNodeType()) {
      case STRING -> "text (\"" + shortened(node.textValue()) + "\")";
      case NUMBER -> "a number (" + show(node.doubleValue()) + ")";
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case NULL -> "null";
      default -> node.getNodeType() == JsonNodeType.BOOLEAN ? node.asText() : "nothing";
    };
  }

  /** A number as a person writes it: {@code 80}, not {@code 80.0}. */
  static String show(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return String.format(Locale.ROOT, "%d", (long) number);
    }
    return Double.toString(number);
  }

  static String shortened(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", " ");
    return clean.length() > 60 ? clean.substring(0, 60) + "…" : clean;
  }
}
