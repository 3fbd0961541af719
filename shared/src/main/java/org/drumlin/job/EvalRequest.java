package org.drumlin.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.drumlin.data.Resolution;
import org.drumlin.fit.DistributionPoint;

/**
 * A curve to compute: a line of {@code drumlin eval --jsonl}, the body of {@code /evaluate}.
 *
 * @param id given back with the answer, when present
 * @param model a catalogue name, several put together, or a formula
 * @param numbers parameters by sasmodels' names, {@code radius_pd_n} included; those left out take
 *     their defaults
 * @param words parameters that are words: {@code radius_pd_type}
 * @param arrays the points of distributions that are given, by the name of their parameter: {@code
 *     radius} for the key {@code radius_pd_array}
 * @param definitions model files by the name of the model, for models that do not come with the
 *     program
 * @param q where, 1/Angstrom
 * @param resolution what to smear with, a value a point: {@code dq}, one standard deviation, or a
 *     slit's half-openings {@code dl} along it and {@code dw} across it
 * @param profile how many points of the model's scattering length density profile are wanted too,
 *     at least 2; 0 for none
 */
public record EvalRequest(
    Optional<String> id,
    String model,
    Map<String, Double> numbers,
    Map<String, String> words,
    Map<String, List<DistributionPoint>> arrays,
    Map<String, String> definitions,
    double[] q,
    Resolution resolution,
    int profile) {

  private static final Set<String> KEYS =
      Set.of("id", "model", "pars", "definitions", "q", "dq", "dl", "dw", "profile");
  private static final String ARRAY = "_pd_array";

  /** Without distributions that are given, of a model of the program. */
  public EvalRequest(
      Optional<String> id,
      String model,
      Map<String, Double> numbers,
      Map<String, String> words,
      double[] q,
      Resolution resolution) {
    this(id, model, numbers, words, Map.of(), Map.of(), q, resolution, 0);
  }

  /** Without a profile. */
  public EvalRequest(
      Optional<String> id,
      String model,
      Map<String, Double> numbers,
      Map<String, String> words,
      Map<String, List<DistributionPoint>> arrays,
      Map<String, String> definitions,
      double[] q,
      Resolution resolution) {
    this(id, model, numbers, words, arrays, definitions, q, resolution, 0);
  }

  /** The most points one request may have. */
  public static final int MAX_POINTS = 1_000_000;

  /** The most points a profile may have. */
  public static final int MAX_PROFILE = 10_000;

  /** The same under another id. */
  public EvalRequest withId(String other) {
    return new EvalRequest(
        Optional.of(other), model, numbers, words, arrays, definitions, q, resolution, profile);
  }

  /** The same with so many points of the profile. */
  public EvalRequest withProfile(int points) {
    return new EvalRequest(id, model, numbers, words, arrays, definitions, q, resolution, points);
  }

  /** The object. */
  public ObjectNode toJson() {
    ObjectNode node = Json.object();
    id.ifPresent(text -> node.put("id", text));
    node.put("model", model);
    ObjectNode pars = node.putObject("pars");
    numbers.forEach((name, value) -> pars.set(name, Json.number(value)));
    words.forEach(pars::put);
    arrays.forEach((name, points) -> {
      ArrayNode list = pars.putArray(name + ARRAY);
      points.forEach(p -> list.add(numbers(new double[] {p.value(), p.weight()})));
    });
    if (!definitions.isEmpty()) {
      ObjectNode texts = node.putObject("definitions");
      definitions.forEach(texts::put);
    }
    node.set("q", numbers(q));
    switch (resolution) {
      case Resolution.None none -> {}
      case Resolution.Pinhole pinhole -> node.set("dq", numbers(pinhole.sigma()));
      case Resolution.Slit slit -> {
        node.set("dl", numbers(slit.length()));
        node.set("dw", numbers(slit.width()));
      }
    }
    if (profile > 0) {
      node.put("profile", profile);
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
            entry.getKey()
                + ": not a key of a request; it has model, pars, definitions, q, dq, dl, dw, profile and id");
      }
    }
    JsonNode model = node.path("model");
    if (!model.isTextual() || model.asText().isBlank()) {
      throw new IOException("model: a model's name is missing");
    }
    Map<String, Double> numbers = new LinkedHashMap<>();
    Map<String, String> words = new TreeMap<>();
    Map<String, List<DistributionPoint>> arrays = new TreeMap<>();
    for (var entry : object(node, "pars", "parameters {\"radius\": 50}").properties()) {
      String name = entry.getKey();
      JsonNode value = entry.getValue();
      if (value.isNumber()) {
        numbers.put(name, value.asDouble());
      } else if (value.isTextual()) {
        words.put(name, value.asText());
      } else if (value.isArray() && name.endsWith(ARRAY)) {
        arrays.put(name.substring(0, name.length() - ARRAY.length()), points(value, name));
      } else {
        throw new IOException("pars." + name + ": expected a number");
      }
    }
    Map<String, String> definitions = new TreeMap<>();
    for (var entry :
        object(node, "definitions", "model files {\"my_model\": \"…\"}").properties()) {
      if (!entry.getValue().isTextual()) {
        throw new IOException("definitions." + entry.getKey() + ": expected a model file's text");
      }
      definitions.put(entry.getKey(), entry.getValue().asText());
    }
    double[] q = doubles(node.path("q"), "q");
    JsonNode id = node.path("id");
    return new EvalRequest(
        id.isMissingNode() || id.isNull() ? Optional.empty() : Optional.of(id.asText()),
        model.asText(),
        numbers,
        words,
        arrays,
        definitions,
        q,
        resolution(node, q.length),
        profile(node.path("profile")));
  }

  private static int profile(JsonNode node) throws IOException {
    if (node.isMissingNode() || node.isNull()) {
      return 0;
    }
    double points = node.isNumber() ? node.asDouble() : Double.NaN;
    if (!(points >= 2 && points <= MAX_PROFILE) || points != Math.rint(points)) {
      throw new IOException(
          "profile: expected how many points it has, a whole number from 2 to %,d"
              .formatted(MAX_PROFILE));
    }
    return (int) points;
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

  private static JsonNode object(ObjectNode node, String key, String meaning) throws IOException {
    JsonNode value = node.path(key);
    if (!value.isMissingNode() && !value.isObject()) {
      throw new IOException(key + ": expected an object of " + meaning);
    }
    return value;
  }

  private static List<DistributionPoint> points(JsonNode node, String name) throws IOException {
    List<DistributionPoint> points = new ArrayList<>();
    for (JsonNode item : node) {
      double[] pair = doubles(item, "pars." + name + "[" + points.size() + "]");
      if (pair.length != 2) {
        throw new IOException("pars." + name + "[" + points.size() + "]: expected [value, weight]");
      }
      points.add(new DistributionPoint(pair[0], pair[1]));
    }
    return points;
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
