package org.drumlin.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.job.Contact;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.drumlin.job.Progress;
import org.jspecify.annotations.Nullable;

/** Jobs and events as the scripts of the Redis store give them: flat lists of names and values. */
final class RedisJobs {
  private RedisJobs() {}

  /** The parts of a reply that is a list. */
  static List<?> list(@Nullable Object reply) {
    if (reply instanceof List<?> list) {
      return list;
    }
    throw damaged("'" + reply + "' for a list", null);
  }

  static String text(@Nullable Object reply) {
    return String.valueOf(reply);
  }

  static int number(@Nullable Object reply) {
    return (int) sequence(reply);
  }

  static long sequence(@Nullable Object reply) {
    try {
      return reply instanceof Number number ? number.longValue() : Long.parseLong(text(reply));
    } catch (NumberFormatException e) {
      throw damaged("'" + reply + "' for a number", e);
    }
  }

  static Job job(List<?> flat) {
    return job(fields(flat));
  }

  static Job job(Map<String, String> fields) {
    String state = text(fields.get("state"));
    return new Job(
        text(fields.get("id")),
        text(fields.get("title")),
        JobState.ofWire(state).orElseThrow(() -> damaged("job state " + state, null)),
        text(fields.get("method")),
        models(text(fields.get("models"))),
        number(fields.get("attempt")),
        Instant.ofEpochMilli(sequence(fields.get("created"))),
        instant(fields.get("started")),
        instant(fields.get("ended")),
        text(fields.get("message")),
        Optional.ofNullable(fields.get("progress")).map(json -> Progress.fromJson(object(json))),
        Optional.ofNullable(fields.get("chisq")).map(Double::valueOf),
        text(fields.get("target")),
        Optional.ofNullable(fields.get("contact")).map(RedisJobs::contact));
  }

  static JobEvent event(List<?> entry) {
    Map<String, String> fields = fields(list(entry.get(1)));
    String type = text(fields.get("type"));
    JobEvent.Type kind =
        JobEvent.Type.ofWire(type).orElseThrow(() -> damaged("event type " + type, null));
    ObjectNode data =
        kind == JobEvent.Type.STATE ? job(fields).toJson() : object(text(fields.get("data")));
    return new JobEvent(sequence(entry.get(0)), text(fields.get("of")), kind, data);
  }

  static QueueEntry entry(List<?> entry) {
    String oldest = text(entry.get(3));
    return new QueueEntry(
        text(entry.get(0)),
        number(entry.get(1)),
        number(entry.get(2)),
        oldest.isEmpty() ? Optional.empty() : instant(oldest));
  }

  static String models(List<String> models) {
    ArrayNode names = Json.array();
    models.forEach(names::add);
    return Json.line(names);
  }

  private static Map<String, String> fields(List<?> flat) {
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i + 1 < flat.size(); i += 2) {
      fields.put(text(flat.get(i)), text(flat.get(i + 1)));
    }
    return fields;
  }

  private static Optional<Instant> instant(@Nullable String millis) {
    return millis == null ? Optional.empty() : Optional.of(Instant.ofEpochMilli(sequence(millis)));
  }

  private static List<String> models(String json) {
    List<String> models = new ArrayList<>();
    object("{\"models\":" + json + "}").path("models").forEach(name -> models.add(name.asText()));
    return List.copyOf(models);
  }

  private static Contact contact(String json) {
    try {
      return Contact.fromJson(object(json));
    } catch (IOException e) {
      throw damaged("'" + json + "'", e);
    }
  }

  private static ObjectNode object(String json) {
    try {
      return Json.readObject(json);
    } catch (IOException e) {
      throw damaged("'" + json + "'", e);
    }
  }

  private static StoreException damaged(String what, @Nullable Throwable cause) {
    return new StoreException("The job store is damaged: it holds " + what, cause, false);
  }
}
