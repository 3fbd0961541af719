package org.drumlin.runner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.drumlin.job.EvalReply;
import org.drumlin.job.EvalRequest;
import org.drumlin.job.Json;

/**
 * Requests line by line, an answer a line, in order, each flushed. A line that is wrong, or too
 * long, gets an answer that says so, and the next one is served.
 */
final class EvalLines {
  static final int LONGEST_LINE = 32 << 20;

  private final Evaluator evaluator;
  private final boolean timed;

  /**
   * @param timed whether answers say how long and on what, as the API's do
   */
  EvalLines(Evaluator evaluator, boolean timed) {
    this.evaluator = evaluator;
    this.timed = timed;
  }

  /** Serves until the input ends. */
  void serve(InputStream in, OutputStream out) throws IOException {
    InputStream lines = new BufferedInputStream(in, 1 << 16);
    OutputStream answers = new BufferedOutputStream(out, 1 << 16);
    ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 12);
    boolean more = true;
    while (more) {
      line.reset();
      long length = readLine(lines, line);
      more = length >= 0;
      boolean blank = length <= 0 || line.toString(StandardCharsets.UTF_8).isBlank();
      if (more && !blank || !more && line.size() > 0) {
        String answer = Json.line(answer(line.toByteArray(), Math.max(length, line.size())));
        answers.write(answer.getBytes(StandardCharsets.UTF_8));
        answers.write('\n');
        answers.flush();
      }
    }
  }

  private ObjectNode answer(byte[] line, long length) {
    if (length > LONGEST_LINE) {
      return new EvalReply.Refused(
              Optional.empty(),
              "a request of " + length + " bytes is too long; at most " + LONGEST_LINE)
          .toJson();
    }
    EvalReply reply;
    try {
      reply = evaluator.evaluate(EvalRequest.fromJson(Json.readObject(line)));
    } catch (IOException e) {
      reply = new EvalReply.Refused(idOf(line), String.valueOf(e.getMessage()));
    }
    ObjectNode node = reply.toJson();
    if (!timed) {
      node.remove("seconds");
      node.remove("engine");
    }
    return node;
  }

  private static Optional<String> idOf(byte[] line) {
    try {
      return Optional.of(Json.readObject(line).path("id").asText("")).filter(id -> !id.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Reads to the end of the line; its length, or -1 at the end of the input. */
  private static long readLine(InputStream in, ByteArrayOutputStream line) throws IOException {
    long length = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return length;
      }
      length++;
      if (length <= LONGEST_LINE) {
        line.write(b);
      }
    }
    return -1;
  }
}
