package org.drumlin.fit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** A document to JSON text, leaving out what has its default. */
final class DocumentWriter {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private DocumentWriter() {}

  static String write(FitDocument document) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("drumlin", FitDocument.VERSION);
    if (!document.title().isEmpty()) {
      root.put("title", document.title());
    }
    ArrayNode datasets = root.putArray("datasets");
    document.datasets().forEach(d -> datasets.add(dataset(d)));
    ArrayNode models = root.putArray("models");
    document.models().forEach(m -> models.add(model(m)));
    if (!document.constraints().isEmpty()) {
      ArrayNode constraints = root.putArray("constraints");
      document.constraints().forEach(constraints::add);
    }
    if (!document.derived().isEmpty()) {
      ObjectNode derived = root.putObject("derived");
      document.derived().forEach(derived::put);
    }
    if (!document.definitions().isEmpty()) {
      ObjectNode definitions = root.putObject("definitions");
      document.definitions().forEach(definitions::put);
    }
    document
        .start()
        .ifPresent(start ->
            root.putObject("start").put("file", start.file()).put("use", start.use().wire()));
    root.set("method", method(document.method()));
    root.put("engine", document.engine());
    try {
      return MAPPER.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always JSON", e);
    }
  }

  private static ObjectNode dataset(DatasetEntry entry) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", entry.id());
    node.put("file", entry.file());
    entry.sha256().ifPresent(s -> node.put("sha256", s));
    entry.entry().ifPresent(e -> node.put("entry", e));
    entry.range().ifPresent(r -> node.set("range", range(r)));
    if (!entry.mask().isEmpty()) {
      ArrayNode mask = node.putArray("mask");
      entry.mask().forEach(mask::add);
    }
    if (entry.weight() != 1) {
      number(node, "weight", entry.weight());
    }
    switch (entry.errors()) {
      case ErrorModel.FromFile f -> node.put("errors", "file");
      case ErrorModel.None n -> node.put("errors", "none");
      case ErrorModel.Sqrt s -> node.put("errors", "sqrt");
      case ErrorModel.Poisson p -> node.put("errors", "poisson");
      case ErrorModel.Relative r -> number(node.putObject("errors"), "relative", r.fraction());
    }
    switch (entry.resolution()) {
      case ResolutionChoice.FromFile f -> node.put("resolution", "file");
      case ResolutionChoice.None n -> node.put("resolution", "none");
      case ResolutionChoice.Pinhole p ->
          number(node.putObject("resolution"), "dq_over_q", p.dqOverQ());
      case ResolutionChoice.Slit s ->
          node.putObject("resolution").set("slit", numbers(s.length(), s.width()));
    }
    return node;
  }

  private static ObjectNode model(ModelEntry entry) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", entry.id());
    node.put("dataset", entry.dataset());
    node.put("model", entry.model());
    ObjectNode parameters = node.putObject("parameters");
    entry.parameters().forEach((name, p) -> parameter(parameters, name, p));
    entry.distributions().forEach((name, shape) -> parameters.put(name + "_pd_type", shape));
    entry
        .arrays()
        .forEach((name, points) -> array(parameters.putArray(name + "_pd_array"), points));
    return node;
  }

  private static void array(ArrayNode array, List<DistributionPoint> points) {
    points.forEach(point -> array.add(numbers(point.value(), point.weight())));
  }

  private static void parameter(ObjectNode parameters, String name, Parameter parameter) {
    if (parameter.tie().isEmpty() && parameter.fit().isEmpty()) {
      parameter.value().ifPresent(v -> number(parameters, name, v));
      return;
    }
    ObjectNode node = parameters.putObject(name);
    parameter.tie().ifPresent(t -> node.put("tie", t));
    if (parameter.tie().isEmpty()) {
      parameter.value().ifPresent(v -> number(node, "value", v));
      parameter.fit().ifPresent(r -> node.set("fit", range(r)));
      parameter.prior().ifPresent(p -> prior(node, p));
    }
  }

  private static void prior(ObjectNode node, Prior prior) {
    switch (prior) {
      case Prior.Uniform u -> node.put("prior", "uniform");
      case Prior.Normal n -> node.putObject("prior").set("normal", numbers(n.mean(), n.sigma()));
      case Prior.TruncatedNormal t ->
          node.putObject("prior")
              .set("truncated_normal", numbers(t.mean(), t.sigma(), t.low(), t.high()));
      case Prior.SoftRange s ->
          node.putObject("prior").set("soft_range", numbers(s.low(), s.high(), s.sigma()));
      case Prior.LogNormal l ->
          node.putObject("prior").set("lognormal", numbers(l.mean(), l.sigma()));
    }
  }

  private static ObjectNode method(Method method) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", method.name());
    for (Map.Entry<String, Object> option : method.options().entrySet()) {
      switch (option.getValue()) {
        case Double d -> number(node, option.getKey(), d);
        case Boolean b -> node.put(option.getKey(), b);
        default -> node.put(option.getKey(), option.getValue().toString());
      }
    }
    method.seed().ifPresent(s -> node.put("seed", s));
    return node;
  }

  private static ArrayNode range(Range range) {
    return numbers(range.low(), range.high());
  }

  private static ArrayNode numbers(double... values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (double value : values) {
      if (Double.isInfinite(value)) {
        array.addNull();
      } else if (isWhole(value)) {
        array.add((long) value);
      } else {
        array.add(value);
      }
    }
    return array;
  }

  private static void number(ObjectNode node, String key, double value) {
    if (isWhole(value)) {
      node.put(key, (long) value);
    } else {
      node.put(key, value);
    }
  }

  private static boolean isWhole(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15;
  }
}
