package org.drumlin.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job as the API shows it.
 *
 * @param id of the job, also the name of its folder: letters, digits, {@code -} and {@code _}
 * @param method the method's name, such as {@code dream}
 * @param models their names, in the document's order
 * @param attempt the current one, from 1; 0 before the first start
 * @param message why it ended, or what it waits for; may be empty
 * @param progress the last progress line
 * @param chisq reduced, of the published result
 * @param target the name of the place it is computed at: {@link #HERE}, or a target of the hub
 * @param contact why nothing is heard of it just now; empty when all is well
 */
public record Job(
    String id,
    String title,
    JobState state,
    String method,
    List<String> models,
    int attempt,
    Instant created,
    Optional<Instant> started,
    Optional<Instant> ended,
    String message,
    Optional<Progress> progress,
    Optional<Double> chisq,
    String target,
    Optional<Contact> contact) {

  /** The target of jobs that the server itself runs. */
  public static final String HERE = "local";

  /** The API's object. */
  public ObjectNode toJson() {
    ObjectNode node =
        Json.object()
            .put("id", id)
            .put("title", title)
            .put("state", state.wire())
            .put("method", method);
    ArrayNode names = node.putArray("models");
    models.forEach(names::add);
    node.put("attempt", attempt).put("created", created.toString());
    node.put("started", started.map(Instant::toString).orElse(null));
    node.put("ended", ended.map(Instant::toString).orElse(null));
    node.put("message", message);
    node.set("progress", progress.<JsonNode>map(Progress::toJson).orElse(NullNode.getInstance()));
    node.set("chisq", chisq.map(Json::number).orElse(NullNode.getInstance()));
    node.put("target", target);
    node.set("contact", contact.<JsonNode>map(Contact::toJson).orElse(NullNode.getInstance()));
    return node;
  }

  /**
   * Reads such an object.
   *
   * @throws IOException when it is not a job
   */
  public static Job fromJson(JsonNode node) throws IOException {
    String state = Json.text(node, "state");
    List<String> models = new ArrayList<>();
    node.path("models").forEach(model -> models.add(model.asText()));
    JsonNode progress = node.path("progress");
    JsonNode chisq = node.path("chisq");
    JsonNode contact = node.path("contact");
    return new Job(
        Json.text(node, "id"),
        Json.text(node, "title"),
        JobState.ofWire(state)
            .orElseThrow(() -> new IOException("job state '" + state + "' is not known")),
        Json.text(node, "method"),
        List.copyOf(models),
        node.path("attempt").asInt(),
        Json.instant(node, "created").orElse(Instant.EPOCH),
        Json.instant(node, "started"),
        Json.instant(node, "ended"),
        Json.text(node, "message"),
        progress.isObject() ? Optional.of(Progress.fromJson(progress)) : Optional.empty(),
        chisq.isNumber() ? Optional.of(chisq.asDouble()) : Optional.empty(),
        node.path("target").asText(HERE),
        contact.isObject() ? Optional.of(Contact.fromJson(contact)) : Optional.empty());
  }

  /** The same job in another state. */
  public Job withState(JobState next) {
    return new Job(
        id, title, next, method, models, attempt, created, started, ended, message, progress, chisq,
        target, contact);
  }

  /** The same job with that as its last progress; empty for none. */
  public Job withProgress(Optional<Progress> last) {
    return new Job(
        id, title, state, method, models, attempt, created, started, ended, message, last, chisq,
        target, contact);
  }

  /** The same job with that to say: what it waits for, and how the contact to it is. */
  public Job withRemark(String words, Optional<Contact> now) {
    return new Job(
        id, title, state, method, models, attempt, created, started, ended, words, progress, chisq,
        target, now);
  }
}
