package org.drumlin.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that happened to a job, as listeners get it.
 *
 * @param seq grows from event to event of a store; what a listener gives back to go on from
 * @param job id
 * @param data {@code STATE} and {@code SNAPSHOT}: the job's object; {@code PROGRESS}: the progress
 *     line; {@code RESULT}: {@code {"final":false}}; {@code LOG}: {@code {"text":"…"}}
 */
public record JobEvent(long seq, String job, Type type, ObjectNode data) {

  /** What kind. */
  public enum Type {
    /** The job's state changed. Never dropped. */
    STATE,
    /** How far it is. */
    PROGRESS,
    /** There is a new result, partial or final, to fetch. */
    RESULT,
    /** A line for a person. */
    LOG,
    /** All of the job as it stands, when older events are gone. */
    SNAPSHOT;

    /** The name on the wire. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that wire name. */
    public static Optional<Type> ofWire(String wire) {
      for (Type type : values()) {
        if (type.wire().equals(wire)) {
          return Optional.of(type);
        }
      }
      return Optional.empty();
    }
  }

  /** The data with the job's id, as events carry it on the wire. */
  public ObjectNode wireData() {
    ObjectNode node = Json.object().put("job", job);
    for (var entry : data.properties()) {
      JsonNode value = entry.getValue();
      node.set(entry.getKey(), value);
    }
    return node;
  }
}
