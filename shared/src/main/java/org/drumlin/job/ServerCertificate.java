package org.drumlin.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/**
 * A server's certificate, as a person is asked about it.
 *
 * @param sha256 of its bytes, lower-case hex without separators
 * @param subject whom it names
 * @param issuer who signed it
 * @param notAfter when it ends
 */
public record ServerCertificate(String sha256, String subject, String issuer, Instant notAfter) {

  /** The API's object. */
  public ObjectNode toJson() {
    return Json.object()
        .put("sha256", sha256)
        .put("subject", subject)
        .put("issuer", issuer)
        .put("not_after", notAfter.toString());
  }

  /**
   * Reads such an object.
   *
   * @throws IOException when it is none
   */
  public static ServerCertificate fromJson(JsonNode node) throws IOException {
    return new ServerCertificate(
        Json.text(node, "sha256"),
        Json.text(node, "subject"),
        Json.text(node, "issuer"),
        Json.instant(node, "not_after").orElse(Instant.EPOCH));
  }

  /** The digest as people compare it: pairs in upper case with colons between. */
  public String fingerprint() {
    return sha256.toUpperCase(Locale.ROOT).replaceAll("(..)(?!$)", "$1:");
  }
}
