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
    return read(ctx, LARGEST);
  }

  /** Reads no more than that many bytes. */
  static ObjectNode read(Context ctx, int largest) throws IOException {
    if (ctx.contentLength() > largest) {
      throw tooLarge(largest);
    }
    byte[] body = ctx.bodyInputStream().readNBytes(largest + 1);
    if (body.length > largest) {
      throw tooLarge(largest);
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

  private static Problem tooLarge(int largest) {
    String limit = largest < 1 << 20 ? (largest >> 10) + " kB" : (largest >> 20) + " MB";
    return new Problem(413, "The request is larger than " + limit + ".");
  }
}
