package org.drumlin.model;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.Position;

/** Reads the YAML header of a model file. */
final class HeaderReader {
  private static final int DEEPEST = 8;

  private final YAMLParser parser;

  private HeaderReader(YAMLParser parser) {
    this.parser = parser;
  }

  /** The header's mapping; its lines are the file's, for it begins there. */
  static Header.Mapping read(String text) throws ModelException {
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new ModelException(
            Position.START, "expected a header of 'key: value' lines, beginning with 'name:'");
      }
      HeaderReader reader = new HeaderReader(parser);
      Header.Mapping header = reader.mapping(0);
      if (parser.nextToken() != null) {
        throw new ModelException(reader.here(), "expected the header to end here");
      }
      return header;
    } catch (JsonProcessingException e) {
      throw new ModelException(
          position(e.getLocation()),
          "the header is not YAML: " + firstLine(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Header value(JsonToken token, int depth) throws IOException, ModelException {
    if (depth > DEEPEST) {
      throw new ModelException(here(), "the header is nested too deeply");
    }
    if (parser.isCurrentAlias()) {
      throw new ModelException(here(), "an alias (*name) is not read here; write the value out");
    }
    return switch (token) {
      case START_OBJECT -> mapping(depth + 1);
      case START_ARRAY -> sequence(depth + 1);
      case VALUE_NULL -> throw new ModelException(here(), "expected a value here");
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          new Header.Scalar(parser.getText(), here());
      default -> throw new ModelException(here(), "expected a text or a number here");
    };
  }

  private Header.Mapping mapping(int depth) throws IOException, ModelException {
    Position at = here();
    Map<String, Header> entries = new LinkedHashMap<>();
    Map<String, Position> keys = new LinkedHashMap<>();
    while (next() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      Position place = here();
      if (keys.put(key, place) != null) {
        throw new ModelException(place, "the key '" + key + "' is given twice");
      }
      entries.put(key, value(next(), depth));
    }
    return new Header.Mapping(entries, keys, at);
  }

  private Header.Sequence sequence(int depth) throws IOException, ModelException {
    Position at = here();
    List<Header> items = new ArrayList<>();
    for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
      items.add(value(token, depth));
    }
    return new Header.Sequence(items, at);
  }

  private JsonToken next() throws IOException, ModelException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw new ModelException(here(), "the header ends too early");
    }
    return token;
  }

  private Position here() {
    return position(((JsonParser) parser).currentTokenLocation());
  }

  private static Position position(JsonLocation location) {
    return new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  private static String firstLine(String message) {
    String first = message.lines().findFirst().orElse("");
    return first.contains("org.yaml") ? "expected a key and a value here" : first;
  }
}
