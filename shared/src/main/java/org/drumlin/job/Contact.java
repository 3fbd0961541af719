package org.drumlin.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/**
 * Why nothing is heard of a job at another place just now. It stands beside the job's state and
 * never changes it: what a broken network hides goes on.
 *
 * @param since when the place was last heard of
 * @param message for a person: what to do, or what is being tried
 */
public record Contact(Kind kind, Instant since, String message) {

  /** What is wrong. */
  public enum Kind {
    /** The place does not answer; it is being tried again. */
    STALE,
    /** The place wants its user to sign in again. */
    NEEDS_LOGIN,
    /**
     * The place answers, but knows nothing of the job, which left no trace: it may be looked again.
     */
    LOST;

    /** The name on the wire. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The API's object. */
  public ObjectNode toJson() {
    return Json.object()
        .put("kind", kind.wire())
        .put("since", since.toString())
        .put("message", message);
  }

  /**
   * Reads such an object.
   *
   * @throws IOException when it is none
   */
  public static Contact fromJson(JsonNode node) throws IOException {
    String wire = Json.text(node, "kind");
    for (Kind kind : Kind.values()) {
      if (kind.wire().equals(wire)) {
        return new Contact(
            kind, Json.instant(node, "since").orElse(Instant.EPOCH), Json.text(node, "message"));
      }
    }
    throw new IOException("contact '" + wire + "' is not known");
  }
}
