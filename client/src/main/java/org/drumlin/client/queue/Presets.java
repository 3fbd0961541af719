package org.drumlin.client.queue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.drumlin.job.Json;

/** Requests that were kept under a name, for one cluster. */
final class Presets {
  private final Map<String, ObjectNode> kept = new LinkedHashMap<>();
  private final ObservableList<String> names = FXCollections.observableArrayList();
  private final ObservableList<String> readOnly = FXCollections.unmodifiableObservableList(names);

  ObservableList<String> names() {
    return readOnly;
  }

  /** An empty request where there is none of that name. */
  ObjectNode get(String name) {
    return kept.containsKey(name) ? kept.get(name) : Json.object();
  }

  void set(Map<String, ObjectNode> all) {
    kept.clear();
    kept.putAll(all);
    names.setAll(kept.keySet());
  }
}
