package org.drumlin.fit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON text to a tree, strictly: no duplicate keys, no NaN, nothing after the end, within limits of
 * size and depth. What is wrong is told with line and column in plain words.
 */
final class JsonText {
  private static final int DEEPEST = 30;

  /** A model's definition, the longest text, has at most 200,000 characters. */
  private static final int LONGEST_TEXT = 210_000;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(100)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNameLength(1_000)
                  .build())
          .build();

  private static final Pattern QUOTED = Pattern.compile("'(.|[^']+)'");

  private final JsonParser parser;

  private JsonText(JsonParser parser) {
    this.parser = parser;
  }

  static JsonNode parse(byte[] json) throws DocumentException {
    if (json.length > FitDocuments.LARGEST) {
      throw new DocumentException("", "larger than 4 MB: this is not a fit document");
    }
    String text = decode(json);
    if (text.isBlank()) {
      throw new DocumentException("", "the document is empty");
    }
    try (JsonParser parser = FACTORY.createParser(text)) {
      JsonText reader = new JsonText(parser);
      parser.nextToken();
      JsonNode tree = reader.value("");
      if (parser.nextToken() != null) {
        throw new DocumentException("", at(parser.currentTokenLocation()) + "text after the end");
      }
      return tree;
    } catch (StreamConstraintsException e) {
      throw new DocumentException("", at(e.getLocation()) + limit(e));
    } catch (JsonProcessingException e) {
      throw new DocumentException("", at(e.getLocation()) + "not valid JSON: " + words(e));
    } catch (IOException e) {
      throw new DocumentException("", "cannot be read: " + e.getMessage());
    }
  }

  private static String decode(byte[] json) throws DocumentException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new DocumentException("", "not text in UTF-8: this is not a fit document");
    }
  }

  private JsonNode value(String path) throws IOException, DocumentException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(path);
      case START_ARRAY -> array(path);
      case VALUE_STRING -> JsonNodeFactory.instance.textNode(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(path);
      case VALUE_TRUE -> JsonNodeFactory.instance.booleanNode(true);
      case VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(false);
      default -> JsonNodeFactory.instance.nullNode();
    };
  }

  private JsonNode object(String path) throws IOException, DocumentException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      String inner = Place.path(path, key);
      if (object.has(key)) {
        throw new DocumentException(
            inner, "given twice, again at " + place(parser.currentTokenLocation()));
      }
      parser.nextToken();
      object.set(key, value(inner));
    }
    return object;
  }

  private JsonNode array(String path) throws IOException, DocumentException {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(path + "[" + array.size() + "]"));
    }
    return array;
  }

  private JsonNode number(String path) throws IOException, DocumentException {
    double number = parser.getDoubleValue();
    if (!Double.isFinite(number)) {
      throw new DocumentException(path, parser.getText() + " is too large a number");
    }
    return JsonNodeFactory.instance.numberNode(number);
  }

  private static String limit(StreamConstraintsException e) {
    String message = e.getOriginalMessage();
    if (message.contains("nesting depth")) {
      return "nested deeper than " + DEEPEST + " levels: this is not a fit document";
    }
    return message.contains("Number") ? "a number of too many digits" : "a text that is too long";
  }

  /** Jackson's complaint without its character codes and advice for programmers. */
  private static String words(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    if (message.contains("end-of-input")) {
      return "it ends too early; a bracket, brace or quote is not closed";
    }
    if (message.contains("NaN") || message.contains("Infinity") || message.contains("INF")) {
      return "NaN and Infinity are not numbers here; write null for an open bound";
    }
    if (message.contains("was expecting double-quote to start field name")) {
      return found(message) + " where a key in double quotes should be" + spareComma(message);
    }
    if (message.contains("was expecting comma to separate")) {
      return "a comma is missing before " + found(message);
    }
    if (message.contains("was expecting a colon")) {
      return found(message) + " where the colon after a key should be";
    }
    if (message.contains("Unexpected character")) {
      return found(message) + " where a value should be" + spareComma(message);
    }
    if (message.startsWith("Unrecognized token")) {
      return found(message) + " where a value should be; texts stand in double quotes";
    }
    return message.replaceAll("(?s)[:(\\n].*", "").strip();
  }

  private static String found(String message) {
    Matcher quoted = QUOTED.matcher(message);
    String found = quoted.find() ? quoted.group() : "something";
    return switch (found) {
      case "'\"'" -> "a double quote";
      case "'''" -> "a single quote";
      default -> found;
    };
  }

  private static String spareComma(String message) {
    String found = found(message);
    return found.equals("'}'") || found.equals("']'") ? "; is there a comma too many?" : "";
  }

  private static String at(JsonLocation location) {
    return location == null ? "" : place(location) + ": ";
  }

  private static String place(JsonLocation location) {
    return "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
