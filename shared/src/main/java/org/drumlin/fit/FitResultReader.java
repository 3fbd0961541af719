package org.drumlin.fit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads what {@link FitResultWriter} writes. */
final class FitResultReader {
  private FitResultReader() {}

  static FitResult read(JsonNode r) throws IOException {
    OptionalDouble acceptance =
        r.path("acceptance").isNumber()
            ? OptionalDouble.of(r.path("acceptance").doubleValue())
            : OptionalDouble.empty();
    return new FitResult(
        text(r, "title"),
        status(text(r, "status")),
        text(r, "reason"),
        ended(text(r, "ended")),
        r.path("converged").asBoolean(),
        method(r.path("method")),
        number(r, "chisq"),
        number(r, "nllf"),
        r.path("dof").asInt(),
        r.path("points").asInt(),
        r.path("evaluations").asLong(),
        text(r, "engine"),
        text(r, "precision"),
        text(r, "uncertainty"),
        list(r, "parameters", FitResultReader::fitted),
        list(r, "fixed", FitResultReader::fixed),
        list(r, "tied", FitResultReader::tied),
        list(r, "derived", FitResultReader::derived),
        matrix(r.path("covariance")),
        matrix(r.path("correlation")),
        list(r, "curves", FitResultReader::curve),
        object(r, "convergence").map(FitResultReader::convergence),
        object(r, "traces").map(FitResultReader::traces),
        object(r, "pairs").map(FitResultReader::pairs),
        acceptance,
        object(r, "chains").map(FitResultReader::chains),
        object(r, "criteria").map(c -> new FitResult.Criteria(number(c, "aic"), number(c, "bic"))),
        list(r, "warnings", JsonNode::asText));
  }

  private static FitResult.Status status(String text) throws IOException {
    for (FitResult.Status status : FitResult.Status.values()) {
      if (status.name().toLowerCase(Locale.ROOT).equals(text)) {
        return status;
      }
    }
    throw new IOException("status: \"" + text + "\" is not running, finished or stopped");
  }

  private static FitResult.Ended ended(String text) throws IOException {
    for (FitResult.Ended ended : FitResult.Ended.values()) {
      if (ended.name().toLowerCase(Locale.ROOT).equals(text)) {
        return ended;
      }
    }
    throw new IOException("ended: \"" + text + "\" is not a way for a fit to end");
  }

  private static FitResult.Chains chains(JsonNode c) {
    JsonNode found = c.path("burn_found");
    return new FitResult.Chains(
        c.path("burn").asInt(),
        found.isNumber() ? OptionalInt.of(found.intValue()) : OptionalInt.empty(),
        array(c.path("acceptance")),
        array(c.path("mean_nllf")),
        integers(c.path("outliers")));
  }

  private static FitResult.MethodUsed method(JsonNode m) {
    Map<String, Object> options = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> option : m.path("options").properties()) {
      JsonNode value = option.getValue();
      if (value.isBoolean()) {
        options.put(option.getKey(), value.booleanValue());
      } else if (value.isNumber()) {
        options.put(option.getKey(), value.doubleValue());
      } else {
        options.put(option.getKey(), value.asText());
      }
    }
    return new FitResult.MethodUsed(text(m, "name"), options, m.path("seed").asLong());
  }

  private static FitResult.FittedParameter fitted(JsonNode p) {
    Optional<FitResult.Bound> atBound =
        switch (p.path("at_bound").asText("")) {
          case "lower" -> Optional.of(FitResult.Bound.LOWER);
          case "upper" -> Optional.of(FitResult.Bound.UPPER);
          default -> Optional.empty();
        };
    JsonNode bounds = p.path("bounds");
    return new FitResult.FittedParameter(
        text(p, "name"),
        text(p, "model"),
        text(p, "parameter"),
        text(p, "unit"),
        number(p, "value"),
        number(p, "stderr"),
        number(p, "mean"),
        number(p, "median"),
        number(p, "best"),
        interval(p.path("p68")),
        interval(p.path("p95")),
        new FitResult.Interval(
            bounds.path(0).isNumber() ? bounds.path(0).doubleValue() : Double.NEGATIVE_INFINITY,
            bounds.path(1).isNumber() ? bounds.path(1).doubleValue() : Double.POSITIVE_INFINITY),
        atBound,
        number(p, "rhat"),
        number(p, "ess"),
        number(p, "ess_tail"),
        number(p, "mcse"),
        text(p, "prior"),
        object(p, "histogram").map(FitResultReader::histogram));
  }

  private static FitResult.Histogram histogram(JsonNode h) {
    return new FitResult.Histogram(array(h.path("edges")), integers(h.path("counts")));
  }

  private static FitResult.FixedParameter fixed(JsonNode p) {
    return new FitResult.FixedParameter(
        text(p, "name"), text(p, "model"), number(p, "value"), text(p, "unit"));
  }

  private static FitResult.TiedParameter tied(JsonNode p) {
    return new FitResult.TiedParameter(
        text(p, "name"), text(p, "model"), text(p, "expression"), number(p, "value"));
  }

  private static FitResult.DerivedQuantity derived(JsonNode d) {
    return new FitResult.DerivedQuantity(
        text(d, "name"),
        text(d, "expression"),
        number(d, "value"),
        number(d, "stderr"),
        interval(d.path("p68")),
        interval(d.path("p95")),
        number(d, "rhat"),
        number(d, "ess"),
        number(d, "ess_tail"),
        number(d, "mcse"),
        object(d, "histogram").map(FitResultReader::histogram));
  }

  private static FitResult.FittedCurve curve(JsonNode c) {
    JsonNode excluded = c.path("excluded");
    return new FitResult.FittedCurve(
        text(c, "model"),
        text(c, "model_name"),
        text(c, "dataset"),
        text(c, "title"),
        array(c.path("q")),
        array(c.path("I")),
        optionalArray(c, "dI"),
        optionalArray(c, "dq"),
        optionalArray(c, "dl"),
        optionalArray(c, "dw"),
        array(c.path("theory")),
        array(c.path("residuals")),
        text(c, "likelihood"),
        object(c, "bands").map(FitResultReader::bands),
        object(c, "check").map(FitResultReader::check),
        new FitResult.Excluded(
            array(excluded.path("q")), array(excluded.path("I")), array(excluded.path("dI"))));
  }

  private static FitResult.Bands bands(JsonNode b) {
    return new FitResult.Bands(
        array(b.path("low95")),
        array(b.path("low68")),
        array(b.path("high68")),
        array(b.path("high95")));
  }

  private static FitResult.ResidualCheck check(JsonNode c) {
    return new FitResult.ResidualCheck(
        c.path("runs").asInt(),
        number(c, "runs_expected"),
        number(c, "runs_p"),
        number(c, "lag1"),
        text(c, "words"));
  }

  private static FitResult.Convergence convergence(JsonNode c) {
    return new FitResult.Convergence(
        array(c.path("evaluation")),
        array(c.path("best")),
        optionalArray(c, "low"),
        optionalArray(c, "median"),
        optionalArray(c, "high"));
  }

  private static FitResult.Traces traces(JsonNode t) {
    Map<String, double[][]> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> value : t.path("values").properties()) {
      values.put(value.getKey(), matrix(value.getValue()));
    }
    return new FitResult.Traces(array(t.path("generation")), integers(t.path("chains")), values);
  }

  private static Map<String, double[]> pairs(JsonNode p) {
    Map<String, double[]> pairs = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> pair : p.properties()) {
      pairs.put(pair.getKey(), array(pair.getValue()));
    }
    return pairs;
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asText("");
  }

  private static double number(JsonNode node, String key) {
    return number(node.path(key));
  }

  private static double number(JsonNode value) {
    return value.isNumber() ? value.doubleValue() : Double.NaN;
  }

  private static FitResult.Interval interval(JsonNode pair) {
    return new FitResult.Interval(number(pair.path(0)), number(pair.path(1)));
  }

  private static double[] array(JsonNode values) {
    double[] array = new double[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = number(values.path(i));
    }
    return array;
  }

  private static Optional<double[]> optionalArray(JsonNode node, String key) {
    return node.path(key).isArray() ? Optional.of(array(node.path(key))) : Optional.empty();
  }

  private static int[] integers(JsonNode values) {
    int[] array = new int[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.path(i).asInt();
    }
    return array;
  }

  private static double[][] matrix(JsonNode rows) {
    double[][] matrix = new double[rows.size()][];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = array(rows.path(i));
    }
    return matrix;
  }

  private static Optional<JsonNode> object(JsonNode node, String key) {
    return node.path(key).isObject() ? Optional.of(node.path(key)) : Optional.empty();
  }

  private static <T> List<T> list(JsonNode node, String key, Item<T> item) {
    List<T> items = new ArrayList<>();
    for (JsonNode child : node.path(key)) {
      items.add(item.read(child));
    }
    return List.copyOf(items);
  }

  /** Reads one element of a list. */
  @FunctionalInterface
  private interface Item<T> {
    T read(JsonNode node);
  }
}
