package org.drumlin.model;

import java.util.List;
import java.util.Map;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.Position;
import org.drumlin.kernel.Suggestion;
import org.jspecify.annotations.Nullable;

/** What a YAML text holds, each part with its place, so that a mistake can be pointed at. */
sealed interface Header {
  Position at();

  /** A text, a number, a truth: as it was written. */
  record Scalar(String text, Position at) implements Header {}

  record Sequence(List<Header> items, Position at) implements Header {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** Keys in their order, with the places they stand at. */
  record Mapping(Map<String, Header> entries, Map<String, Position> keys, Position at)
      implements Header {

    void checkKeys(List<String> known) throws ModelException {
      for (Map.Entry<String, Position> key : keys.entrySet()) {
        if (!known.contains(key.getKey())) {
          throw new ModelException(
              key.getValue(),
              "unknown key '%s'%s".formatted(key.getKey(), Suggestion.phrase(key.getKey(), known)));
        }
      }
    }

    @Nullable Header find(String key) {
      return entries.get(key);
    }

    String text(String key) throws ModelException {
      Header value = find(key);
      if (value == null) {
        throw new ModelException(at, "expected a key '" + key + "' here");
      }
      return scalar(key, value);
    }

    String text(String key, String otherwise) throws ModelException {
      Header value = find(key);
      return value == null ? otherwise : scalar(key, value);
    }

    List<Header> list(String key) throws ModelException {
      Header value = find(key);
      if (value == null) {
        return List.of();
      }
      if (value instanceof Sequence sequence) {
        return sequence.items();
      }
      throw new ModelException(value.at(), "expected a list for '" + key + "'");
    }

    static String scalar(String key, Header value) throws ModelException {
      if (value instanceof Scalar scalar) {
        return scalar.text().strip();
      }
      throw new ModelException(value.at(), "expected a text or a number for '" + key + "'");
    }
  }
}
