package org.drumlin.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The body of {@code POST /jobs}.
 *
 * @param document a fit document, not yet checked
 * @param files SHA-256 (lower-case hex) of each file the document names, by that name
 * @param target where it is to be computed: {@link Job#HERE}, or a target's name
 * @param priority among its owner's own jobs, from -{@link #MOST_URGENT} to that; 0 is usual
 * @param queue what is asked of a cluster's queue, not yet checked; empty for no cluster
 */
public record Submission(
    ObjectNode document,
    Map<String, String> files,
    String target,
    int priority,
    Optional<ObjectNode> queue) {
  /** The highest priority. */
  public static final int MOST_URGENT = 9;

  /** One for the server itself, as urgent as most. */
  public Submission(ObjectNode document, Map<String, String> files) {
    this(document, files, Job.HERE, 0);
  }

  /** One that asks nothing of a queue. */
  public Submission(ObjectNode document, Map<String, String> files, String target, int priority) {
    this(document, files, target, priority, Optional.empty());
  }

  /** The object. */
  public ObjectNode toJson() {
    ObjectNode node = Json.object();
    node.set("document", document);
    ObjectNode names = node.putObject("files");
    files.forEach(names::put);
    if (!target.equals(Job.HERE)) {
      node.put("target", target);
    }
    if (priority != 0) {
      node.put("priority", priority);
    }
    queue.ifPresent(asked -> node.set("queue", asked));
    return node;
  }

  /**
   * Reads such an object.
   *
   * @throws IOException that says what is missing, for a person
   */
  public static Submission fromJson(ObjectNode node) throws IOException {
    if (!(node.path("document") instanceof ObjectNode document)) {
      throw new IOException("document: a fit document is missing");
    }
    Map<String, String> files = new LinkedHashMap<>();
    JsonNode names = node.path("files");
    for (var entry : names.properties()) {
      if (!entry.getValue().asText().matches("[0-9a-f]{64}")) {
        throw new IOException("files." + entry.getKey() + ": expected a SHA-256 in lower-case hex");
      }
      files.put(entry.getKey(), entry.getValue().asText());
    }
    return new Submission(document, files, target(node), priority(node), queue(node));
  }

  private static Optional<ObjectNode> queue(ObjectNode node) throws IOException {
    JsonNode queue = node.path("queue");
    if (queue.isMissingNode() || queue.isNull()) {
      return Optional.empty();
    }
    if (queue instanceof ObjectNode asked) {
      return Optional.of(asked);
    }
    throw new IOException("queue: expected an object with what is asked of the queue");
  }

  private static String target(ObjectNode node) throws IOException {
    JsonNode target = node.path("target");
    if (target.isMissingNode()) {
      return Job.HERE;
    }
    if (!target.isTextual() || target.asText().isEmpty()) {
      throw new IOException("target: expected the name of a target");
    }
    return target.asText();
  }

  private static int priority(ObjectNode node) throws IOException {
    JsonNode priority = node.path("priority");
    boolean good =
        priority.isMissingNode()
            || (priority.canConvertToInt()
                && priority.isIntegralNumber()
                && Math.abs((long) priority.asInt()) <= MOST_URGENT);
    if (!good) {
      throw new IOException(
          "priority: expected a whole number from -" + MOST_URGENT + " to " + MOST_URGENT);
    }
    return priority.asInt(0);
  }
}
