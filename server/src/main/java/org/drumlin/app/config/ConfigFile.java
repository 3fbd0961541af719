package org.drumlin.app.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads YAML into nodes that know their lines; keys given twice are refused. */
final class ConfigFile {
  private static final int DEEPEST = 8;

  private final String name;
  private final YAMLParser parser;

  private ConfigFile(String name, YAMLParser parser) {
    this.name = name;
    this.parser = parser;
  }

  static ConfigNode.Mapping read(Path file) throws ConfigException {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new ConfigException(
          file + " is not there. Copy docs/server.example.yaml to it and change what is needed.");
    } catch (IOException e) {
      throw new ConfigException(file + " cannot be read: " + e + ". Check its permissions.");
    }
    return parse(String.valueOf(file), text);
  }

  static ConfigNode.Mapping parse(String name, String text) throws ConfigException {
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      ConfigFile file = new ConfigFile(name, parser);
      JsonToken first = parser.nextToken();
      if (first == null) {
        return new ConfigNode.Mapping(1, Map.of());
      }
      if (first != JsonToken.START_OBJECT) {
        throw file.wrong("expected lines of the form 'key: value'");
      }
      return file.mapping(0);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      String reason = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new ConfigException(
          name + ", line " + line + ": this is not YAML (" + reason + "). Check the indentation.");
    } catch (IOException e) {
      throw new ConfigException(name + " cannot be read: " + e);
    }
  }

  private ConfigNode value(JsonToken token, int depth) throws IOException, ConfigException {
    if (depth > DEEPEST) {
      throw wrong("this is nested too deeply");
    }
    if (parser.isCurrentAlias()) {
      throw wrong("an alias (*name) is not read here; write the value out");
    }
    return switch (token) {
      case START_OBJECT -> mapping(depth + 1);
      case START_ARRAY -> items(depth + 1);
      case VALUE_NULL -> throw wrong("the value is missing; give one, or leave the key out");
      default -> new ConfigNode.Text(line(), parser.getText());
    };
  }

  private ConfigNode.Mapping mapping(int depth) throws IOException, ConfigException {
    int at = line();
    Map<String, ConfigNode> values = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      if (values.containsKey(key)) {
        throw wrong("the key '" + key + "' is given twice; keep one of them");
      }
      values.put(key, value(parser.nextToken(), depth));
    }
    return new ConfigNode.Mapping(at, values);
  }

  private ConfigNode.Items items(int depth) throws IOException, ConfigException {
    int at = line();
    List<ConfigNode> values = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      values.add(value(token, depth));
    }
    return new ConfigNode.Items(at, List.copyOf(values));
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private ConfigException wrong(String what) {
    return new ConfigException(name + ", line " + line() + ": " + what + ".");
  }
}
