package org.drumlin.slurm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.drumlin.job.Job;
import org.drumlin.job.Json;

/**
 * A cluster as its user or a server's administrator describes it. No secret is among it.
 *
 * @param name what jobs call it
 * @param host of the login node: an alias of ~/.ssh/config or an address; empty for this computer
 * @param user there; empty for what ~/.ssh/config says, else the user's own name
 * @param port 0 for what ~/.ssh/config says, else 22
 * @param identity a private key's file; empty for what ~/.ssh/config says and the usual ones
 * @param jumps {@code [user@]host[:port]} of the hosts on the way, the nearest first; empty for
 *     what ~/.ssh/config says
 * @param work the folder there that holds everything of Drumlin; {@code ~/} at its front is the
 *     user's home
 * @param scheduler {@value #SLURM}, or a profile's name
 * @param poll how often the queue is asked, for all jobs at once
 */
public record ClusterSettings(
    String name,
    String host,
    String user,
    int port,
    String identity,
    List<String> jumps,
    String work,
    String scheduler,
    NodeJava java,
    Duration poll) {

  /** The scheduler that needs no profile. */
  public static final String SLURM = "slurm";

  private static final String WORK = "~/drumlin";
  private static final int POLL = 10;
  private static final int LONGEST_POLL = 3600;
  private static final int PORTS = 65_535;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%\\[\\]-]*");
  private static final Pattern USER = Pattern.compile("[^\\s@:/'\"\\\\-][^\\s@:/'\"\\\\]*|");
  private static final Pattern JUMP =
      Pattern.compile("([^\\s@:/-][^\\s@:/]*@)?[A-Za-z0-9._%\\[\\]:-]+");

  /**
   * As above.
   *
   * @throws IllegalArgumentException for a person: the field, what is wrong, and what is expected
   */
  public ClusterSettings {
    jumps = List.copyOf(jumps);
    check(
        NAME.matcher(name).matches() && !name.equals(Job.HERE),
        "name",
        name,
        "letters, digits, '.', '_' and '-', and not '" + Job.HERE + "'");
    check(HOST.matcher(host).matches() && !host.startsWith("-"), "host", host, "a host's name");
    check(USER.matcher(user).matches(), "user", user, "a user's name");
    check(port >= 0 && port <= PORTS, "port", String.valueOf(port), "a port up to " + PORTS);
    for (String jump : jumps) {
      check(JUMP.matcher(jump).matches() && !jump.startsWith("-"), "jumps", jump, "user@host:port");
    }
    check(work.startsWith("/") || work.startsWith("~/"), "work", work, "a path from / or ~/");
    check(plain(work), "work", work, "a path on one line");
    check(plain(identity), "identity", identity, "a path on one line");
    check(NAME.matcher(scheduler).matches(), "scheduler", scheduler, "'slurm' or a profile's name");
    check(
        poll.isPositive() && poll.toSeconds() <= LONGEST_POLL,
        "poll",
        String.valueOf(poll.toSeconds()),
        "seconds from 1 to " + LONGEST_POLL);
  }

  private static boolean plain(String path) {
    return path.chars().noneMatch(Character::isISOControl);
  }

  private static void check(boolean good, String field, String value, String expected) {
    if (!good) {
      throw new IllegalArgumentException(
          field + ": '" + value.strip() + "' does not do; expected " + expected);
    }
  }

  /** This computer's own slurm, with everything else as usual. */
  public static ClusterSettings here(String name) {
    return new ClusterSettings(
        name, "", "", 0, "", List.of(), WORK, SLURM, NodeJava.usual(), Duration.ofSeconds(POLL));
  }

  /** Whether it is this computer's own queue, so that no SSH is needed. */
  public boolean here() {
    return host.isEmpty();
  }

  /** {@code ssh://user@host:port}, as far as it is said; empty for this computer. */
  public String address() {
    if (here()) {
      return "";
    }
    String at = user.isEmpty() ? "" : user + "@";
    return "ssh://" + at + host + (port == 0 ? "" : ":" + port);
  }

  /** The object of targets.json, of the server's configuration and of the API. */
  public ObjectNode toJson() {
    ObjectNode node =
        Json.object()
            .put("name", name)
            .put("host", host)
            .put("user", user)
            .put("port", port)
            .put("identity", identity);
    ArrayNode hops = node.putArray("jumps");
    jumps.forEach(hops::add);
    node.put("work", work).put("scheduler", scheduler);
    node.set("java", java.toJson());
    return node.put("poll", poll.toSeconds());
  }

  /**
   * Reads such an object; all but the name may be left out.
   *
   * @throws IOException for a person: the field, and what is wrong with it
   */
  public static ClusterSettings fromJson(JsonNode node) throws IOException {
    try {
      return new ClusterSettings(
          text(node, "name", ""),
          text(node, "host", ""),
          text(node, "user", ""),
          whole(node, "port", 0),
          text(node, "identity", ""),
          jumps(node.path("jumps")),
          text(node, "work", WORK),
          text(node, "scheduler", SLURM),
          NodeJava.fromJson(node.path("java")),
          Duration.ofSeconds(whole(node, "poll", POLL)));
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static List<String> jumps(JsonNode node) throws IOException {
    List<String> hops = new ArrayList<>();
    if (node.isTextual() && !node.asText().isBlank()) {
      hops.addAll(List.of(node.asText().strip().split("\\s*,\\s*")));
    } else if (node.isArray()) {
      node.forEach(hop -> hops.add(hop.asText("").strip()));
    } else if (!node.isTextual() && !node.isMissingNode() && !node.isNull()) {
      throw new IOException("jumps: expected a list of user@host:port");
    }
    return hops;
  }

  private static String text(JsonNode node, String key, String usual) throws IOException {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return usual;
    }
    if (!value.isTextual()) {
      throw new IOException(key + ": expected text");
    }
    String text = value.asText().strip();
    return text.isEmpty() ? usual : text;
  }

  private static int whole(JsonNode node, String key, int usual) throws IOException {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return usual;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new IOException(key + ": expected a whole number");
    }
    return value.asInt();
  }
}
