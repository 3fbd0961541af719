package org.drumlin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.drumlin.auth.Caller;
import org.drumlin.job.Json;
import org.drumlin.metrics.ServerMetrics;

/** What watches the server asks: is it alive, can it work, and how is it doing. */
final class ProbeRoutes {
  /** Answers stay good for that long: asking often must not cost. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Operation operation;
  private final BooleanSupplier leaving;
  private final Object guard = new Object();
  private Map<String, String> last = Map.of();
  private long lastLook;
  private boolean looked;

  ProbeRoutes(Operation operation, BooleanSupplier leaving) {
    this.operation = operation;
    this.leaving = leaving;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/health", ctx -> Bodies.write(ctx, 200, Json.object().put("alive", true)))
            .probe(),
        Route.get("/ready", this::ready).probe(),
        Route.get("/metrics", this::metrics).probe());
  }

  private void ready(Context ctx) {
    ObjectNode body = Json.object();
    boolean ready = !leaving.getAsBoolean();
    ObjectNode checks = Json.object().put("serving", ready ? "ok" : "the server is ending");
    for (Map.Entry<String, String> check : checks().entrySet()) {
      ready &= check.getValue().isEmpty();
      checks.put(check.getKey(), check.getValue().isEmpty() ? "ok" : check.getValue());
    }
    body.put("ready", ready).set("checks", checks);
    Bodies.write(ctx, ready ? 200 : 503, body);
  }

  private Map<String, String> checks() {
    synchronized (guard) {
      if (!looked || System.nanoTime() - lastLook >= FRESH.toNanos()) {
        last = operation.readiness().check();
        lastLook = System.nanoTime();
        looked = true;
      }
      return last;
    }
  }

  private void metrics(Context ctx) {
    Caller caller = Caller.of(ctx);
    // A proxy that nobody told us of stands where it seems to be the caller.
    boolean hidden = !caller.direct() && caller.address().equals(ctx.req().getRemoteAddr());
    if (hidden || operation.scrapers().stream().noneMatch(n -> n.contains(caller.address()))) {
      throw Problem.withRemedy(
          403,
          "Metrics are not for this address.",
          "Add it to the key metrics of the server's configuration.");
    }
    ctx.contentType(ServerMetrics.CONTENT_TYPE).result(operation.metrics().text());
  }
}
