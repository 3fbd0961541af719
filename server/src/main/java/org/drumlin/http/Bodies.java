package org.drumlin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.drumlin.job.Json;

/** JSON in and out of requests. */
final class Bodies {
  /** The largest JSON body read, in bytes. */
  static final int LARGEST = 32 << 20;

  private Bodies() {}

  static ObjectNode read(Context ctx) throws IOException {
    if (ctx.contentLength() > LARGEST) {
      throw tooLarge();
    }
    byte[] body = ctx.bodyInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      throw tooLarge();
    }
    try {
      return Json.readObject(body);
    } catch (IOException e) {
      throw new Problem(400, "The request's body is no good: " + e.getMessage());
    }
  }

  static void write(Context ctx, int status, JsonNode body) {
    ctx.status(status)
        .contentType("application/json")
        .result(Json.line(body).getBytes(StandardCharsets.UTF_8));
  }

  private static Problem tooLarge() {
    return new Problem(413, "The request is larger than " + (LARGEST >> 20) + " MB.");
  }
}
