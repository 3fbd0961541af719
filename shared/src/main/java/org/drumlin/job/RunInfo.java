package org.drumlin.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;

/**
 * Who computed a result and how long it took: run.json. All that may differ between two runs of the
 * same document is here, so that result.json is the same bytes.
 *
 * @param attempt from 1
 * @param precision {@code double} or {@code single}
 * @param detail of the engine: vector width, or why a slower path was used
 * @param drumlin version of the program
 * @param os name, version and architecture
 * @param seconds from the runner's start to its end
 */
public record RunInfo(
    int attempt,
    String engine,
    String device,
    String precision,
    String detail,
    int threads,
    String drumlin,
    String java,
    String os,
    String host,
    long evaluations,
    double seconds,
    double evaluationsPerSecond,
    Instant started,
    Instant ended) {

  /** The file's object. */
  public ObjectNode toJson() {
    ObjectNode node =
        Json.object()
            .put("attempt", attempt)
            .put("engine", engine)
            .put("device", device)
            .put("precision", precision)
            .put("detail", detail)
            .put("threads", threads)
            .put("drumlin", drumlin)
            .put("java", java)
            .put("os", os)
            .put("host", host)
            .put("evaluations", evaluations);
    node.set("seconds", Json.number(seconds));
    node.set("evaluations_per_second", Json.number(evaluationsPerSecond));
    return node.put("started", started.toString()).put("ended", ended.toString());
  }

  /** Reads such an object. */
  public static RunInfo fromJson(ObjectNode node) throws IOException {
    return new RunInfo(
        node.path("attempt").asInt(1),
        Json.text(node, "engine"),
        Json.text(node, "device"),
        Json.text(node, "precision"),
        Json.text(node, "detail"),
        node.path("threads").asInt(),
        Json.text(node, "drumlin"),
        Json.text(node, "java"),
        Json.text(node, "os"),
        Json.text(node, "host"),
        node.path("evaluations").asLong(),
        Json.number(node, "seconds"),
        Json.number(node, "evaluations_per_second"),
        Json.instant(node, "started").orElse(Instant.EPOCH),
        Json.instant(node, "ended").orElse(Instant.EPOCH));
  }
}
