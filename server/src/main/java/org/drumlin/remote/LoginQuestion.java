package org.drumlin.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a login asks of the person at the desk. */
public sealed interface LoginQuestion {
  /** Names the question in its answer. */
  String id();

  /**
   * A host key that was never seen before.
   *
   * @param where the host and its port
   * @param type such as {@code ssh-ed25519}
   * @param fingerprint {@code SHA256:…}, as ssh-keygen prints it
   */
  record HostKey(String id, String where, String type, String fingerprint)
      implements LoginQuestion {}

  /**
   * Something to be typed.
   *
   * @param kind {@code password}, {@code passphrase} or {@code challenge}
   * @param where {@code user@host}, or the key's file
   * @param instruction of the host; may be empty
   * @param keep whether a keychain could keep the answer
   */
  record Typed(
      String id, String kind, String where, String instruction, List<Prompt> prompts, boolean keep)
      implements LoginQuestion {}

  /**
   * @param echo whether what is typed may be seen
   */
  record Prompt(String text, boolean echo) {}

  static LoginQuestion fromJson(JsonNode node) {
    String id = node.path("id").asText();
    String kind = node.path("kind").asText("");
    String where = node.path("where").asText("");
    if (kind.equals("trust")) {
      return new HostKey(
          id, where, node.path("type").asText(""), node.path("fingerprint").asText(""));
    }
    List<Prompt> prompts = new ArrayList<>();
    for (JsonNode prompt : node.path("prompts")) {
      prompts.add(new Prompt(prompt.path("text").asText(""), prompt.path("echo").asBoolean()));
    }
    return new Typed(
        id,
        kind,
        where,
        node.path("instruction").asText(""),
        List.copyOf(prompts),
        node.path("keep").asBoolean());
  }
}
