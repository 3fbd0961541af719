package org.drumlin.auth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.drumlin.job.Json;

/**
 * One action, as it is written down.
 *
 * @param user id of who did it, or {@code -} for somebody unknown
 * @param action such as {@code job.delete}
 * @param subject id of what it was done to
 * @param address where from; empty when it was not told
 */
public record AuditEntry(Instant time, String user, String action, String subject, String address) {

  public ObjectNode toJson() {
    return Json.object()
        .put("time", time.toString())
        .put("user", user)
        .put("action", action)
        .put("subject", subject)
        .put("address", address);
  }

  /** Reads such an object. */
  public static AuditEntry fromJson(ObjectNode node) {
    return new AuditEntry(
        Instant.parse(node.path("time").asText()),
        node.path("user").asText(),
        node.path("action").asText(),
        node.path("subject").asText(),
        node.path("address").asText());
  }
}
