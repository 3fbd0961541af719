package org.drumlin.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far a fit is: a line of progress.jsonl of type {@code progress}.
 *
 * @param seq number of the line in its attempt, from 0
 * @param t seconds since the runner began
 * @param phase in one word: {@code fit}, {@code burn}, {@code sample}, {@code finish}
 * @param fraction done, 0 to 1
 * @param remaining seconds, estimated; NaN when unknown
 * @param evaluations parameter sets evaluated so far
 * @param evaluationsPerSecond since the start
 * @param generation iteration of the method
 * @param chisq best reduced chisq so far; NaN before there is one
 * @param rhat largest R-hat of a parameter; NaN for methods without chains
 * @param ess smallest effective sample size of a parameter; NaN while nothing is drawn
 * @param best best value of each fitted parameter so far
 */
public record Progress(
    long seq,
    double t,
    String phase,
    double fraction,
    double remaining,
    long evaluations,
    double evaluationsPerSecond,
    long generation,
    double chisq,
    double rhat,
    double ess,
    Map<String, Double> best) {

  /** The line's object. */
  public ObjectNode toJson() {
    ObjectNode node = Json.object();
    node.put("seq", seq).set("t", Json.number(t));
    node.put("type", "progress").put("phase", phase);
    node.set("fraction", Json.number(fraction));
    node.set("remaining", Json.number(remaining));
    node.put("evaluations", evaluations);
    node.set("evaluations_per_second", Json.number(evaluationsPerSecond));
    node.put("generation", generation);
    node.set("chisq", Json.number(chisq));
    node.set("rhat", Json.number(rhat));
    node.set("ess", Json.number(ess));
    ObjectNode values = node.putObject("best");
    best.forEach((name, value) -> values.set(name, Json.number(value)));
    return node;
  }

  /** Reads such an object; numbers that are null or missing are NaN. */
  public static Progress fromJson(JsonNode node) {
    Map<String, Double> best = new LinkedHashMap<>();
    for (var entry : node.path("best").properties()) {
      best.put(
          entry.getKey(), entry.getValue().isNumber() ? entry.getValue().asDouble() : Double.NaN);
    }
    return new Progress(
        node.path("seq").asLong(),
        Json.number(node, "t"),
        Json.text(node, "phase"),
        Json.number(node, "fraction"),
        Json.number(node, "remaining"),
        node.path("evaluations").asLong(),
        Json.number(node, "evaluations_per_second"),
        node.path("generation").asLong(),
        Json.number(node, "chisq"),
        Json.number(node, "rhat"),
        Json.number(node, "ess"),
        best);
  }
}
