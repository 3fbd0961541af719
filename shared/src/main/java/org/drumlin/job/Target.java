package org.drumlin.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A place where fits are computed, as the hub's API shows it.
 *
 * @param name what jobs call it: {@link Job#HERE}, or the user's own word for a server
 * @param address such as {@code https://fits.example.org} or {@code
 *     ssh://ada@login.example.org:22}; empty here
 * @param user who is signed in there; empty when nobody is, and here
 * @param since when the place was last heard of; empty when never since this hub started
 * @param message for a person: what is wrong and what to do; empty when all is well
 * @param version of Drumlin there; empty while it is not known
 */
public record Target(
    String name,
    Kind kind,
    String address,
    String user,
    State state,
    Optional<Instant> since,
    String message,
    String version) {

  /** What kind of place. */
  public enum Kind {
    /** This computer. */
    LOCAL,
    /** A group's server. */
    SERVER,
    /** A cluster's queue, reached over SSH. */
    CLUSTER;

    /** The name on the wire. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How the contact stands. */
  public enum State {
    OK,
    /** It does not answer, or was not asked yet. */
    STALE,
    /** Its user has to sign in (again). */
    NEEDS_LOGIN;

    /** The name on the wire. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** This computer, which always answers. */
  public static Target here(String version) {
    return new Target(Job.HERE, Kind.LOCAL, "", "", State.OK, Optional.empty(), "", version);
  }

  /** The API's object. */
  public ObjectNode toJson() {
    return Json.object()
        .put("name", name)
        .put("kind", kind.wire())
        .put("address", address)
        .put("user", user)
        .put("state", state.wire())
        .put("since", since.map(Instant::toString).orElse(null))
        .put("message", message)
        .put("version", version);
  }

  /**
   * Reads such an object.
   *
   * @throws IOException when it is not a target
   */
  public static Target fromJson(JsonNode node) throws IOException {
    return new Target(
        Json.text(node, "name"),
        known(Kind.values(), Json.text(node, "kind")),
        Json.text(node, "address"),
        Json.text(node, "user"),
        known(State.values(), Json.text(node, "state")),
        Json.instant(node, "since"),
        Json.text(node, "message"),
        Json.text(node, "version"));
  }

  private static <E extends Enum<E>> E known(E[] all, String wire) throws IOException {
    for (E one : all) {
      if (one.name().toLowerCase(Locale.ROOT).equals(wire)) {
        return one;
      }
    }
    throw new IOException("target: '" + wire + "' is not known");
  }
}
