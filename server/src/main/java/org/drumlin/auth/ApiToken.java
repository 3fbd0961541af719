package org.drumlin.auth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.drumlin.job.Json;

/**
 * A token for a script: acts for its user on the user's own jobs, never on an account. The token
 * itself is shown once and kept as a hash.
 *
 * @param label what the user calls it
 * @param used when it was shown last, to the minute
 */
public record ApiToken(
    String id,
    String user,
    String label,
    Instant created,
    Instant expires,
    Optional<Instant> used) {

  /** How tokens begin, so that they are found where they should not be. */
  static final String PREFIX = "drumlin_";

  /** What its user is told of it. */
  public ObjectNode toJson() {
    return Json.object()
        .put("id", id)
        .put("label", label)
        .put("created", created.toString())
        .put("expires", expires.toString())
        .put("used", used.map(Instant::toString).orElse(null));
  }
}
