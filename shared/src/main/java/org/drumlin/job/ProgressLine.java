package org.drumlin.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** A line of progress.jsonl. Lines are numbered from 0 within an attempt. */
public sealed interface ProgressLine {
  /** Number of the line in its attempt. */
  long seq();

  /** Seconds since the runner began. */
  double t();

  /** The runner is at work. */
  record Start(long seq, double t, int attempt, String method, String engine)
      implements ProgressLine {}

  /** How far it is. */
  record Report(Progress progress) implements ProgressLine {
    @Override
    public long seq() {
      return progress.seq();
    }

    @Override
    public double t() {
      return progress.t();
    }
  }

  /** Something a person may want to know, such as a warning about the data. */
  record Log(long seq, double t, String text) implements ProgressLine {}

  /** The last line: {@code finished}, {@code stopped} or {@code failed}, and why. */
  record End(long seq, double t, String status, String reason) implements ProgressLine {}

  /** The line's object. */
  default ObjectNode toJson() {
    return switch (this) {
      case Report report -> report.progress().toJson();
      case Start start ->
          head("start")
              .put("attempt", start.attempt())
              .put("method", start.method())
              .put("engine", start.engine());
      case Log log -> head("log").put("text", log.text());
      case End end -> head("end").put("status", end.status()).put("reason", end.reason());
    };
  }

  private ObjectNode head(String type) {
    ObjectNode node = Json.object();
    node.put("seq", seq()).set("t", Json.number(t()));
    return node.put("type", type);
  }

  /**
   * Reads a line.
   *
   * @throws IOException when it is not a line of progress.jsonl
   */
  static ProgressLine parse(String line) throws IOException {
    ObjectNode node = Json.readObject(line);
    long seq = node.path("seq").asLong();
    double t = Json.number(node, "t");
    return switch (Json.text(node, "type")) {
      case "progress" -> new Report(Progress.fromJson(node));
      case "start" ->
          new Start(
              seq,
              t,
              node.path("attempt").asInt(1),
              Json.text(node, "method"),
              Json.text(node, "engine"));
      case "log" -> new Log(seq, t, Json.text(node, "text"));
      case "end" -> new End(seq, t, Json.text(node, "status"), Json.text(node, "reason"));
      default -> throw new IOException("not a progress line: " + line);
    };
  }
}
