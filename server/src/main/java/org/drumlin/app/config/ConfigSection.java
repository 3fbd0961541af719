package org.drumlin.app.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Some keys of the file that belong together. Each is asked for once; {@link #end} then refuses
 * those that nobody asked for.
 */
final class ConfigSection {
  private final String file;
  private final String path;
  private final ConfigNode.Mapping node;
  private final Set<String> known = new LinkedHashSet<>();

  private ConfigSection(String file, String path, ConfigNode.Mapping node) {
    this.file = file;
    this.path = path;
    this.node = node;
  }

  static ConfigSection top(String file, ConfigNode.Mapping node) {
    return new ConfigSection(file, "", node);
  }

  /** A section inside this one; an empty one when the file has none of it. */
  ConfigSection section(String key) throws ConfigException {
    Optional<ConfigNode> value = find(key);
    if (value.isEmpty()) {
      return new ConfigSection(file, path + key + ".", new ConfigNode.Mapping(0, Map.of()));
    }
    return section(key, value.orElseThrow());
  }

  ConfigSection section(String key, ConfigNode value) throws ConfigException {
    if (value instanceof ConfigNode.Mapping mapping) {
      return new ConfigSection(file, path + key + ".", mapping);
    }
    throw wrong(value.line(), key, "has keys of its own, on indented lines below it");
  }

  /** A list of sections; an empty one when the file has none. */
  List<ConfigSection> sections(String key) throws ConfigException {
    Optional<ConfigNode> value = find(key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.orElseThrow() instanceof ConfigNode.Items items)) {
      throw wrong(key, "is a list: a line '- name: something' for each, its keys indented below");
    }
    List<ConfigSection> sections = new ArrayList<>();
    for (ConfigNode item : items.values()) {
      sections.add(section(key, item));
    }
    return List.copyOf(sections);
  }

  boolean isEmpty() {
    return node.values().isEmpty();
  }

  /** The value, whatever it is. */
  Optional<ConfigNode> find(String key) {
    known.add(key);
    return Optional.ofNullable(node.values().get(key));
  }

  Optional<String> text(String key) throws ConfigException {
    Optional<ConfigNode> value = find(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.orElseThrow() instanceof ConfigNode.Text text && !text.value().isBlank()) {
      return Optional.of(text.value());
    }
    throw wrong(key, "is one text, such as " + key + ": something");
  }

  List<String> list(String key) throws ConfigException {
    Optional<ConfigNode> value = find(key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.orElseThrow() instanceof ConfigNode.Items items)) {
      throw wrong(key, "is a list: " + key + ": [one, another]");
    }
    List<String> texts = new ArrayList<>();
    for (ConfigNode item : items.values()) {
      if (!(item instanceof ConfigNode.Text text)) {
        throw wrong(item.line(), key, "is a list of texts");
      }
      texts.add(text.value());
    }
    return List.copyOf(texts);
  }

  int number(String key, int otherwise, int least, int most) throws ConfigException {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    String words = text.orElseThrow();
    if (words.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(words);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw wrong(key, "is a whole number from " + least + " to " + most + ", not '" + words + "'");
  }

  boolean flag(String key, boolean otherwise) throws ConfigException {
    return choice(key, otherwise ? "true" : "false", List.of("true", "false")).equals("true");
  }

  String choice(String key, String otherwise, List<String> choices) throws ConfigException {
    String text = text(key).orElse(otherwise).toLowerCase(Locale.ROOT);
    if (choices.contains(text)) {
      return text;
    }
    throw wrong(key, "is one of " + String.join(", ", choices) + ", not '" + text + "'");
  }

  /** Bytes, from a text such as {@code 64 MB}. */
  long size(String key, long otherwise, long least) throws ConfigException {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    long bytes =
        Quantity.bytes(text.orElseThrow())
            .orElseThrow(() -> wrong(key, "is a size such as 64 MB, 500 KB or 10 GB"));
    if (bytes < least) {
      throw wrong(key, "is at least " + Quantity.ofBytes(least));
    }
    return bytes;
  }

  /** Seconds, from a text such as {@code 60 s} or {@code 5 min}. */
  long seconds(String key, long otherwise, long least) throws ConfigException {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    long seconds =
        Quantity.seconds(text.orElseThrow())
            .orElseThrow(() -> wrong(key, "is a time such as 60 s, 5 min or 1 h"));
    if (seconds < least) {
      throw wrong(key, "is at least " + least + " s");
    }
    return seconds;
  }

  /** Refuses what nobody asked for: it would be believed to have an effect. */
  void end() throws ConfigException {
    for (Map.Entry<String, ConfigNode> entry : node.values().entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw wrong(
            entry.getValue().line(),
            entry.getKey(),
            "is no key of "
                + (path.isEmpty() ? "this file" : path.substring(0, path.length() - 1))
                + "; there are "
                + String.join(", ", known));
      }
    }
  }

  ConfigException wrong(String key, String what) {
    ConfigNode value = node.values().get(key);
    return wrong(value == null ? node.line() : value.line(), key, what);
  }

  private ConfigException wrong(int line, String key, String what) {
    String place = line > 0 ? ", line " + line : "";
    return new ConfigException(file + place + ": " + path + key + " " + what + ".");
  }
}
