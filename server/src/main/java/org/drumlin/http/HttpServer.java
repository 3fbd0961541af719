package org.drumlin.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.drumlin.auth.Caller;
import org.drumlin.auth.Gate;
import org.drumlin.auth.SiteAddresses;
import org.drumlin.auth.TokenStore;
import org.drumlin.auth.UserStore;
import org.drumlin.job.ApiError;
import org.drumlin.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: of a hub on this computer's own address, or of a group's server. */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** Nothing from elsewhere is loaded, nothing of ours is shown elsewhere; plotly styles inline. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private final Javalin javalin;
  private final EventRoutes events;

  private HttpServer(Javalin javalin, EventRoutes events) {
    this.javalin = javalin;
    this.events = events;
  }

  /**
   * Listens.
   *
   * @param cookie name of the cookie that may carry the token
   */
  public static HttpServer start(
      HttpSettings settings,
      HttpServices services,
      UserStore users,
      TokenStore tokens,
      String cookie) {
    AtomicReference<SiteAddresses> site =
        new AtomicReference<>(new SiteAddresses(Set.of(), Set.of()));
    Gate gate = new Gate(users, tokens, cookie, site::get);
    EventRoutes events = new EventRoutes(services.store(), HEARTBEAT);
    List<Route> routes = routes(services, events);
    Javalin javalin =
        Javalin.create(config -> {
          configure(config, settings, routes);
          config.routes.before(ctx -> enter(ctx, settings, gate, routes));
        });
    javalin.start();
    site.set(settings.site(javalin.port()));
    return new HttpServer(javalin, events);
  }

  static List<Route> routes(HttpServices services, EventRoutes events) {
    Submissions submissions =
        new Submissions(
            services.store(),
            services.files(),
            services.jobs(),
            services.catalogue(),
            InstantSource.system());
    List<Route> routes = new ArrayList<>();
    routes.addAll(new FileRoutes(services.files()).routes());
    routes.addAll(new JobRoutes(services.store(), submissions, services.audit()).routes());
    routes.addAll(new ResultRoutes(services.store(), services.jobs()).routes());
    routes.addAll(new BumpsRoutes(services.store(), services.jobs()).routes());
    routes.addAll(events.routes());
    routes.addAll(new ModelRoutes(services).routes());
    routes.addAll(new DraftRoutes(services.files()).routes());
    routes.addAll(new PageRoutes(services.store()).routes());
    services
        .targets()
        .ifPresent(targets ->
            routes.addAll(new TargetRoutes(targets, services.store(), services.audit()).routes()));
    return routes;
  }

  private static void configure(JavalinConfig config, HttpSettings settings, List<Route> routes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.defaultContentType = "application/json";
    Listening.configure(config.jetty, settings);
    for (Route route : routes) {
      config.routes.addHttpHandler(route.method(), route.path(), route.handler());
    }
    config.routes.exception(Problem.class, (e, ctx) -> answer(ctx, e.status(), e.error()));
    config.routes.exception(HttpResponseException.class, HttpServer::framework);
    config.routes.exception(StoreException.class, HttpServer::store);
    config.routes.exception(Exception.class, HttpServer::unforeseen);
  }

  private static void enter(Context ctx, HttpSettings settings, Gate gate, List<Route> routes) {
    Caller.note(ctx, settings.proxies());
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("Cross-Origin-Resource-Policy", "same-origin");
    ctx.header("Cache-Control", "no-store");
    Optional<Gate.Decision.Refused> refusal =
        switch (Route.access(routes, ctx.method(), ctx.path())) {
          case PROBE -> Optional.empty();
          case OPEN -> gate.checkSite(ctx);
          case SIGNED_IN ->
              gate.check(ctx) instanceof Gate.Decision.Refused refused
                  ? Optional.of(refused)
                  : Optional.empty();
        };
    if (refusal.isPresent()) {
      throw new Problem(refusal.orElseThrow().status(), refusal.orElseThrow().message());
    }
  }

  private static void framework(HttpResponseException e, Context ctx) {
    String message =
        switch (e.getStatus()) {
          case 404 -> "There is nothing at " + ctx.method().name() + " " + ctx.path() + ".";
          case 413 -> "The request is too large.";
          default -> "The request cannot be answered (" + e.getStatus() + ").";
        };
    answer(ctx, e.getStatus(), ApiError.of(message));
  }

  private static void store(StoreException e, Context ctx) {
    LOG.error("{} {}: the store failed", ctx.method(), ctx.path(), e);
    answer(ctx, e.retryable() ? 503 : 500, ApiError.of(String.valueOf(e.getMessage())));
  }

  private static void unforeseen(Exception e, Context ctx) {
    LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
    answer(
        ctx,
        500,
        ApiError.of("Drumlin failed to do this; its log has the details (" + words(e) + ")."));
  }

  private static String words(Exception e) {
    return e instanceof java.io.IOException ? String.valueOf(e.getMessage()) : "a fault of its own";
  }

  private static void answer(Context ctx, int status, ApiError error) {
    if (!ctx.res().isCommitted()) {
      Bodies.write(ctx, status, error.toJson());
    }
  }

  public int port() {
    return javalin.port();
  }

  /** Ends open streams and stops listening. */
  @Override
  public void close() {
    events.close();
    javalin.stop();
  }
}
