package org.drumlin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import org.drumlin.job.EvalReply;
import org.drumlin.job.EvalRequest;
import org.drumlin.job.Json;
import org.drumlin.job.ModelList;
import org.drumlin.model.Catalogue;

/** What the server can compute and with what: models, curves, devices; and what it is. */
final class ModelRoutes {
  private final CurveSource curves;
  private final Catalogue catalogue;
  private final DeviceSource devices;
  private final Supplier<ObjectNode> info;
  private final ObjectNode openapi;

  ModelRoutes(HttpServices services) {
    this.curves = services.curves();
    this.catalogue = services.catalogue();
    this.devices = services.devices();
    this.info = services.info();
    this.openapi = description();
  }

  List<Route> routes() {
    return List.of(
        Route.get(Route.API + "/models", ctx -> Bodies.write(ctx, 200, models())),
        Route.post(Route.API + "/evaluate", this::evaluate),
        Route.get(Route.API + "/devices", this::devices),
        Route.get(Route.API + "/info", ctx -> Bodies.write(ctx, 200, info.get())),
        Route.get(Route.API + "/openapi.json", ctx -> Bodies.write(ctx, 200, openapi)));
  }

  private ObjectNode models() {
    return ModelList.toJson(catalogue.models(), catalogue.broken());
  }

  /** Remembered, unless asked for with {@code ?fresh=true}. */
  private void devices(Context ctx) throws InterruptedException {
    boolean fresh = "true".equals(ctx.queryParam("fresh"));
    Bodies.write(ctx, 200, devices.devices(fresh).toJson());
  }

  private void evaluate(Context ctx) throws InterruptedException, IOException {
    ObjectNode body = Bodies.read(ctx);
    EvalRequest request;
    try {
      request = EvalRequest.fromJson(body);
    } catch (IOException e) {
      throw new Problem(422, String.valueOf(e.getMessage()));
    }
    EvalReply reply;
    try {
      reply = curves.evaluate(request);
    } catch (IOException e) {
      throw Problem.withRemedy(503, "The curve was not computed: " + e.getMessage(), "Try again.");
    }
    switch (reply) {
      case EvalReply.Computed computed -> Bodies.write(ctx, 200, computed.toJson());
      case EvalReply.Refused refused -> throw new Problem(422, refused.error());
    }
  }

  static ObjectNode description() {
    try (InputStream in = ModelRoutes.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi.json is missing from the program");
      }
      return Json.readObject(in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException("openapi.json cannot be read", e);
    }
  }
}
