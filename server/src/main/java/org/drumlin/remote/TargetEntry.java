package org.drumlin.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import org.drumlin.job.Json;

/**
 * A server as targets.json knows it: nothing that opens it.
 *
 * @param user who signed in last; empty when nobody is signed in
 * @param certificate SHA-256 of the certificate its user trusts though the system does not; may be
 *     empty
 */
record TargetEntry(String name, URI address, String user, String certificate) {

  TargetEntry withUser(String signedIn) {
    return new TargetEntry(name, address, signedIn, certificate);
  }

  ObjectNode toJson() {
    return Json.object()
        .put("name", name)
        .put("address", address.toString())
        .put("user", user)
        .put("certificate", certificate);
  }

  static TargetEntry fromJson(JsonNode node) {
    return new TargetEntry(
        node.path("name").asText(""),
        URI.create(node.path("address").asText("")),
        node.path("user").asText(""),
        node.path("certificate").asText(""));
  }
}
