package org.drumlin.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The targets of a hub.
 *
 * @param targets this computer first
 * @param secrets where sign-ins are kept
 */
public record TargetList(List<Target> targets, Secrets secrets) {
  public TargetList {
    targets = List.copyOf(targets);
  }

  /** Where sign-ins are kept on this computer. */
  public enum Secrets {
    /** With the operating system. */
    KEYCHAIN,
    /** In a file of the data folder that only its user can read. */
    FILE;

    /** The name on the wire. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The API's object. */
  public ObjectNode toJson() {
    ObjectNode node = Json.object();
    ArrayNode list = node.putArray("targets");
    targets.forEach(target -> list.add(target.toJson()));
    return node.put("secrets", secrets.wire());
  }

  /**
   * Reads such an object.
   *
   * @throws IOException when it is none
   */
  public static TargetList fromJson(ObjectNode node) throws IOException {
    List<Target> targets = new ArrayList<>();
    for (JsonNode target : node.path("targets")) {
      targets.add(Target.fromJson(target));
    }
    boolean keychain = Json.text(node, "secrets").equals(Secrets.KEYCHAIN.wire());
    return new TargetList(targets, keychain ? Secrets.KEYCHAIN : Secrets.FILE);
  }
}
