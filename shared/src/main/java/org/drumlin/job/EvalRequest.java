package org.drumlin.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.drumlin.data.Resolution;

/**
 * A curve to compute: a line of {@code drumlin eval --jsonl}, the body of {@code /evaluate}.
 *
 * @param id given back with the answer, when present
 * @param model a catalogue name or a formula
 * @param numbers parameters by sasmodels' names, {@code radius_pd_n} included; those left out take
 *     their defaults
 * @param words parameters that are words: {@code radius_pd_type}
 * @param q where, 1/Angstrom
 * @param resolution what to smear with, a value a point: {@code dq}, one standard deviation, or a
 *     slit's half-openings {@code dl} along it and {@code dw} across it
 */
public record EvalRequest(
    Optional<String> id,
    String model,
    Map<String, Double> numbers,
    Map<String, String> words,
    double[] q,
    Resolution resolution) {

  private static final Set<String> KEYS = Set.of("id", "model", "pars", "q", "dq", "dl", "dw");

  /** The most points one request may have. */
  public static final int MAX_POINTS = 1_000_000;

  /** The object. */
  public ObjectNode toJson() {
    ObjectNode node = Json.object();
    id.ifPresent(text -> node.put("id", text));
    node.put("model", model);
    ObjectNode pars = node.putObject("pars");
    numbers.forEach((name, value) -> pars.set(name, Json.number(value)));
    words.forEach(pars::put);
    node.set("q", numbers(q));
    switch (resolution) {
      case Resolution.None none -> {}
      case Resolution.Pinhole pinhole -> node.set("dq", numbers(pinhole.sigma()));
      case Resolution.Slit slit -> {
        node.set("dl", numbers(slit.length()));
        node.set("dw", numbers(slit.width()));
      }
    }
    return node;
  }

  /**
   * Reads such an object.
   *
   * @throws IOException that says which key is wrong, for a person
   */
  public static EvalRequest fromJson(ObjectNode node) throws IOException {
    for (var entry : node.properties()) {
      if (!KEYS.contains(entry.getKey())) {
        throw new IOException(
            entry.getKey() + ": not a key of a request; it has model, pars, q, dq, dl, dw and id");
      }
    }
    JsonNode model = node.path("model");
    if (!model.isTextual() || model.asText().isBlank()) {
      throw new IOException("model: a model's name is missing");
    }
    Map<String, Double> numbers = new LinkedHashMap<>();
    Map<String, String> words = new TreeMap<>();
    JsonNode pars = node.path("pars");
    if (!pars.isMissingNode() && !pars.isObject()) {
      throw new IOException("pars: expected an object of parameters {\"radius\": 50}");
    }
    for (var entry : pars.properties()) {
      JsonNode value = entry.getValue();
      if (value.isNumber()) {
        numbers.put(entry.getKey(), value.asDouble());
      } else if (value.isTextual()) {
        words.put(entry.getKey(), value.asText());
      } else {
        throw new IOException("pars." + entry.getKey() + ": expected a number");
      }
    }
    double[] q = doubles(node.path("q"), "q");
    JsonNode id = node.path("id");
    return new EvalRequest(
        id.isMissingNode() || id.isNull() ? Optional.empty() : Optional.of(id.asText()),
        model.asText(),
        numbers,
        words,
        q,
        resolution(node, q.length));
  }

  private static Resolution resolution(ObjectNode node, int points) throws IOException {
    Optional<double[]> sigma = column(node, "dq", points);
    Optional<double[]> length = column(node, "dl", points);
    Optional<double[]> width = column(node, "dw", points);
    if (sigma.isPresent() && (length.isPresent() || width.isPresent())) {
      throw new IOException("dq: there is a slit (dl, dw) too; give one of them");
    }
    if (length.isPresent() || width.isPresent()) {
      return new Resolution.Slit(
          length.orElse(new double[points]), width.orElse(new double[points]));
    }
    return sigma.<Resolution>map(Resolution.Pinhole::new).orElseGet(Resolution.None::new);
  }

  private static Optional<double[]> column(ObjectNode node, String key, int points)
      throws IOException {
    JsonNode given = node.path(key);
    if (given.isMissingNode() || given.isNull()) {
      return Optional.empty();
    }
    double[] values = doubles(given, key);
    if (values.length != points) {
      throw new IOException(key + ": " + values.length + " values for " + points + " points of q");
    }
    return Optional.of(values);
  }

  static ArrayNode numbers(double[] values) {
    ArrayNode array = Json.array();
    for (double value : values) {
      array.add(Json.number(value));
    }
    return array;
  }

  static double[] doubles(JsonNode node, String key) throws IOException {
    if (!node.isArray()) {
      throw new IOException(key + ": expected an array of numbers");
    }
    if (node.size() > MAX_POINTS) {
      throw new IOException(key + ": " + node.size() + " points; at most " + MAX_POINTS);
    }
    double[] values = new double[node.size()];
    for (int i = 0; i < values.length; i++) {
      JsonNode value = node.get(i);
      if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
        throw new IOException(key + "[" + i + "]: expected a number, found " + value);
      }
      values[i] = value.asDouble();
    }
    return values;
  }
}
