package org.drumlin.client.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.drumlin.client.control.Texts;

/**
 * The fields of a request, in the order of the form. Their names in lower case are those of the
 * request's JSON; their words stand in the bundle under {@code queue.NAME}.
 */
enum QueueField {
  PARTITION(Kind.CHOICE, true),
  ACCOUNT(Kind.CHOICE, true),
  QOS(Kind.CHOICE, true),
  WALLTIME(Kind.TEXT, true),
  CPUS(Kind.NUMBER, true),
  MEMORY(Kind.TEXT, true),
  MEMORY_PER(Kind.CHOICE, true),
  GPUS(Kind.CHOICE, true),
  NAME(Kind.TEXT, true),
  MAIL_USER(Kind.TEXT, true),
  MAIL_TYPE(Kind.WORDS, true),
  NODES(Kind.NUMBER, false),
  NTASKS(Kind.NUMBER, false),
  GRES(Kind.TEXT, false),
  CONSTRAINT(Kind.TEXT, false),
  RESERVATION(Kind.TEXT, false),
  BEGIN(Kind.TEXT, false),
  DEPENDENCY(Kind.TEXT, false),
  EXCLUSIVE(Kind.FLAG, false),
  OUTPUT(Kind.TEXT, false),
  ERROR(Kind.TEXT, false),
  WORKDIR(Kind.TEXT, false),
  MODULES(Kind.WORDS, false),
  ENVIRONMENT(Kind.PAIRS, false),
  PROLOGUE(Kind.SCRIPT, false),
  EPILOGUE(Kind.SCRIPT, false),
  EXTRA(Kind.LINES, false);

  /** What is typed. */
  enum Kind {
    TEXT,
    NUMBER,
    /** One of what the cluster offers, or typed. */
    CHOICE,
    /** {@code true}, or empty. */
    FLAG,
    /** Several, with commas between. */
    WORDS,
    /** Several, one a line. */
    LINES,
    /** {@code NAME=value}, one a line. */
    PAIRS,
    /** Lines of bash. */
    SCRIPT
  }

  private final Kind kind;
  private final boolean basic;

  QueueField(Kind kind, boolean basic) {
    this.kind = kind;
    this.basic = basic;
  }

  Kind kind() {
    return kind;
  }

  /** Whether most people look at it. */
  boolean basic() {
    return basic;
  }

  /** Its key in the request's JSON. */
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is called on the screen. */
  String words() {
    return Texts.text("queue." + wire());
  }

  /** Whether a problem of that place, such as {@code modules[1]}, is about this field. */
  boolean meant(String place) {
    return place.equals(wire()) || place.startsWith(wire() + "[") || place.startsWith(wire() + ".");
  }

  /**
   * Puts what was typed into a request; nothing where nothing was.
   *
   * @return what is wrong with it, in words; empty when nothing is
   */
  String write(String typed, ObjectNode request) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return "";
    }
    return switch (kind) {
      case TEXT, CHOICE -> put(request, text);
      case SCRIPT -> put(request, typed.stripTrailing());
      case FLAG -> {
        request.put(wire(), true);
        yield "";
      }
      case NUMBER -> number(text, request);
      case WORDS -> list(request, text.split("[,\\s]+"));
      case LINES -> list(request, text.split("\\R"));
      case PAIRS -> pairs(text, request);
    };
  }

  private String put(ObjectNode request, String text) {
    request.put(wire(), text);
    return "";
  }

  private String number(String text, ObjectNode request) {
    if (!text.matches("\\d{1,9}")) {
      return Texts.text("queue.whole", text);
    }
    request.put(wire(), Integer.parseInt(text));
    return "";
  }

  private String list(ObjectNode request, String[] parts) {
    var list = request.putArray(wire());
    for (String part : parts) {
      if (!part.isBlank()) {
        list.add(part.strip());
      }
    }
    return "";
  }

  private String pairs(String text, ObjectNode request) {
    ObjectNode pairs = request.putObject(wire());
    for (String line : text.split("\\R")) {
      int sign = line.indexOf('=');
      if (sign < 1) {
        return Texts.text("queue.pair", line.strip());
      }
      pairs.put(line.substring(0, sign).strip(), line.substring(sign + 1));
    }
    return "";
  }

  /** What stands in the field for that request. */
  String read(ObjectNode request) {
    JsonNode value = request.path(wire());
    return switch (kind) {
      case TEXT, CHOICE, NUMBER, SCRIPT -> value.asText("");
      case FLAG -> value.asBoolean() ? "true" : "";
      case WORDS -> String.join(", ", texts(value));
      case LINES -> String.join("\n", texts(value));
      case PAIRS -> {
        List<String> lines = new ArrayList<>();
        value.properties().forEach(p -> lines.add(p.getKey() + "=" + p.getValue().asText()));
        yield String.join("\n", lines);
      }
    };
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asText()));
    return texts;
  }
}
