package org.drumlin.http;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.Optional;
import org.drumlin.job.ApiError;
import org.drumlin.job.Json;

/**
 * Answers at a server's address while its store cannot be reached yet: that it lives, that it is
 * not ready, and to everybody else to come back.
 */
public final class WaitingRoom implements AutoCloseable {
  private static final ApiError WAITS =
      new ApiError(
          "This server waits for its store, which does not answer.",
          Optional.empty(),
          Optional.of("Ask again in a moment. Whoever keeps the server finds more in its log."));

  private final Javalin javalin;

  private WaitingRoom(Javalin javalin) {
    this.javalin = javalin;
  }

  /** Listens where the server will, until it is closed. */
  public static WaitingRoom open(HttpSettings settings) {
    Javalin javalin =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.startup.startupWatcherEnabled = false;
          config.concurrency.useVirtualThreads = true;
          Listening.configure(config.jetty, settings);
          config.routes.before(WaitingRoom::answer);
        });
    HttpServer.listen(javalin, settings);
    return new WaitingRoom(javalin);
  }

  /** Where it listens. */
  public int port() {
    return javalin.port();
  }

  private static void answer(Context ctx) {
    ctx.header("X-Content-Type-Options", "nosniff").header("Cache-Control", "no-store");
    switch (ctx.path()) {
      case "/health" -> Bodies.write(ctx, 200, Json.object().put("alive", true));
      case "/ready" -> {
        var body = Json.object().put("ready", false);
        body.putObject("checks").put("serving", "ok").put("store", "the store does not answer");
        Bodies.write(ctx, 503, body);
      }
      default -> {
        // The next request finds the server itself, on a new connection.
        ctx.header("Connection", "close").header("Retry-After", "2");
        Bodies.write(ctx, 503, WAITS.toJson());
      }
    }
    ctx.skipRemainingHandlers();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
