package org.drumlin.slurm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.drumlin.job.Json;

/** A request's JSON: snake_case, every key optional, unknown ones refused. */
final class RequestCodec {
  private final ObjectNode node;
  private final Set<String> known = new LinkedHashSet<>();

  private RequestCodec(ObjectNode node) {
    this.node = node;
  }

  static BatchRequest read(ObjectNode node) throws IOException {
    RequestCodec codec = new RequestCodec(node);
    BatchRequest request =
        new BatchRequest(
            codec.text("cluster"),
            codec.text("account"),
            codec.text("partition"),
            codec.text("qos"),
            codec.text("walltime"),
            codec.number("cpus"),
            codec.text("memory"),
            codec.perCpu(),
            codec.text("gpus"),
            codec.text("name"),
            codec.text("mail_user"),
            codec.list("mail_type"),
            codec.advanced());
    codec.refuseOthers();
    return request;
  }

  private BatchRequest.Advanced advanced() throws IOException {
    return new BatchRequest.Advanced(
        number("nodes"),
        number("ntasks"),
        text("gres"),
        text("constraint"),
        text("reservation"),
        text("begin"),
        text("dependency"),
        flag("exclusive"),
        text("output"),
        text("error"),
        text("workdir"),
        list("modules"),
        map("environment"),
        lines("prologue"),
        lines("epilogue"),
        list("extra"));
  }

  private void refuseOthers() throws IOException {
    for (var entry : node.properties()) {
      if (!known.contains(entry.getKey())) {
        throw new IOException(
            "queue." + entry.getKey() + ": not known; there are " + String.join(", ", known));
      }
    }
  }

  private JsonNode value(String key) {
    known.add(key);
    return node.path(key);
  }

  private static boolean absent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private String text(String key) throws IOException {
    return lines(key).strip();
  }

  private String lines(String key) throws IOException {
    JsonNode value = value(key);
    if (absent(value)) {
      return "";
    }
    if (value.isTextual()) {
      return value.asText();
    }
    throw wrong(key, "text");
  }

  private OptionalInt number(String key) throws IOException {
    JsonNode value = value(key);
    if (absent(value)) {
      return OptionalInt.empty();
    }
    if (value.isIntegralNumber() && value.canConvertToInt()) {
      return OptionalInt.of(value.asInt());
    }
    throw wrong(key, "a whole number");
  }

  private boolean flag(String key) throws IOException {
    JsonNode value = value(key);
    if (absent(value) || value.isBoolean()) {
      return value.asBoolean();
    }
    throw wrong(key, "true or false");
  }

  private boolean perCpu() throws IOException {
    return switch (text("memory_per")) {
      case "", "node" -> false;
      case "cpu" -> true;
      default -> throw wrong("memory_per", "\"node\" or \"cpu\"");
    };
  }

  private List<String> list(String key) throws IOException {
    JsonNode value = value(key);
    List<String> texts = new ArrayList<>();
    if (absent(value)) {
      return texts;
    }
    if (!value.isArray()) {
      throw wrong(key, "a list of texts");
    }
    for (JsonNode one : value) {
      if (!one.isTextual()) {
        throw wrong(key, "a list of texts");
      }
      if (!one.asText().isBlank()) {
        texts.add(one.asText().strip());
      }
    }
    return texts;
  }

  private Map<String, String> map(String key) throws IOException {
    JsonNode value = value(key);
    Map<String, String> texts = new LinkedHashMap<>();
    if (absent(value)) {
      return texts;
    }
    if (!value.isObject()) {
      throw wrong(key, "an object of texts");
    }
    for (var entry : value.properties()) {
      if (!entry.getValue().isTextual()) {
        throw wrong(key + "." + entry.getKey(), "text");
      }
      texts.put(entry.getKey(), entry.getValue().asText());
    }
    return texts;
  }

  private static IOException wrong(String key, String expected) {
    return new IOException("queue." + key + ": expected " + expected);
  }

  static ObjectNode write(BatchRequest request) {
    ObjectNode node = Json.object();
    put(node, "cluster", request.cluster());
    put(node, "account", request.account());
    put(node, "partition", request.partition());
    put(node, "qos", request.qos());
    put(node, "walltime", request.walltime());
    put(node, "cpus", request.cpus());
    put(node, "memory", request.memory());
    put(node, "memory_per", request.memoryPerCpu() ? "cpu" : "");
    put(node, "gpus", request.gpus());
    put(node, "name", request.name());
    put(node, "mail_user", request.mailUser());
    put(node, "mail_type", request.mailType());
    write(node, request.advanced());
    return node;
  }

  private static void write(ObjectNode node, BatchRequest.Advanced advanced) {
    put(node, "nodes", advanced.nodes());
    put(node, "ntasks", advanced.ntasks());
    put(node, "gres", advanced.gres());
    put(node, "constraint", advanced.constraint());
    put(node, "reservation", advanced.reservation());
    put(node, "begin", advanced.begin());
    put(node, "dependency", advanced.dependency());
    if (advanced.exclusive()) {
      node.put("exclusive", true);
    }
    put(node, "output", advanced.output());
    put(node, "error", advanced.error());
    put(node, "workdir", advanced.workdir());
    put(node, "modules", advanced.modules());
    if (!advanced.environment().isEmpty()) {
      advanced.environment().forEach(node.putObject("environment")::put);
    }
    put(node, "prologue", advanced.prologue());
    put(node, "epilogue", advanced.epilogue());
    put(node, "extra", advanced.extra());
  }

  private static void put(ObjectNode node, String key, String text) {
    if (!text.isEmpty()) {
      node.put(key, text);
    }
  }

  private static void put(ObjectNode node, String key, OptionalInt number) {
    number.ifPresent(value -> node.put(key, value));
  }

  private static void put(ObjectNode node, String key, List<String> texts) {
    if (!texts.isEmpty()) {
      texts.forEach(node.putArray(key)::add);
    }
  }
}
