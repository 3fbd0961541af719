package org.drumlin.app.config;

import java.util.List;
import java.util.Map;

/** What a YAML file says, with the lines where it says it. */
sealed interface ConfigNode {
  /** From 1. */
  int line();

  /** A text, a number, true or false: as it is written. */
  record Text(int line, String value) implements ConfigNode {}

  /** A list. */
  record Items(int line, List<ConfigNode> values) implements ConfigNode {}

  /** Keys and values, in the order written. */
  record Mapping(int line, Map<String, ConfigNode> values) implements ConfigNode {}
}
