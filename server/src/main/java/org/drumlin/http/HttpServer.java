package org.drumlin.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.drumlin.auth.Accounts;
import org.drumlin.auth.AuditLog;
import org.drumlin.auth.Caller;
import org.drumlin.auth.Doorkeeper;
import org.drumlin.auth.Gate;
import org.drumlin.auth.SiteAddresses;
import org.drumlin.cluster.Clusters;
import org.drumlin.job.ApiError;
import org.drumlin.store.JobStore;
import org.drumlin.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: of a hub on this computer's own address, or of a group's server. */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

  /** Nothing from elsewhere is loaded, nothing of ours is shown elsewhere; plotly styles inline. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private final Javalin javalin;
  private final EventRoutes events;
  private final Traffic traffic;
  private final Duration lastAnswers;

  private HttpServer(Javalin javalin, EventRoutes events, Traffic traffic, Duration lastAnswers) {
    this.javalin = javalin;
    this.events = events;
    this.traffic = traffic;
    this.lastAnswers = lastAnswers;
  }

  /** Listens; the doorkeeper tells who is let in. */
  public static HttpServer start(HttpSettings settings, HttpServices services, Doorkeeper keeper) {
    return start(settings, services, keeper, Optional.empty());
  }

  /**
   * Listens.
   *
   * @param operation what is shown to whoever keeps the server; nothing for a hub
   */
  public static HttpServer start(
      HttpSettings settings,
      HttpServices services,
      Doorkeeper keeper,
      Optional<Operation> operation) {
    AtomicReference<SiteAddresses> site =
        new AtomicReference<>(new SiteAddresses(Set.of(), Set.of()));
    Gate gate = new Gate(keeper, site::get);
    EventRoutes events = new EventRoutes(services.store(), HEARTBEAT);
    Traffic traffic = new Traffic(operation.map(Operation::metrics));
    List<Route> routes = new ArrayList<>(routes(services, events));
    operation.ifPresent(seen -> {
      routes.addAll(new ProbeRoutes(seen, traffic::leaving).routes());
      routes.addAll(new OverviewRoutes(seen.overview()).routes());
    });
    Javalin javalin =
        Javalin.create(config -> {
          configure(config, settings, routes);
          config.routes.before(ctx -> {
            traffic.begin(ctx);
            enter(ctx, settings, gate, routes, traffic);
          });
          config.requestLogger.http(traffic::end);
        });
    listen(javalin, settings);
    site.set(settings.site(javalin.port()));
    return new HttpServer(
        javalin, events, traffic, operation.isPresent() ? LAST_ANSWERS : Duration.ZERO);
  }

  /** Begins to listen. */
  static void listen(Javalin javalin, HttpSettings settings) {
    try {
      javalin.start();
    } catch (JavalinBindException e) {
      throw new StoreException(
          "The server cannot listen on "
              + settings.address()
              + ", port "
              + settings.port()
              + ": another program does, or this user may not. Choose another port (listen).",
          e,
          false);
    }
  }

  static List<Route> routes(HttpServices services, EventRoutes events) {
    Optional<Clusters> clusters = services.clusters().map(ClusterServices::clusters);
    Places places = new Places(services.targets(), clusters);
    Submissions submissions =
        new Submissions(
            services.store(),
            services.files(),
            services.jobs(),
            services.catalogue(),
            places,
            InstantSource.system());
    List<Route> routes = new ArrayList<>();
    Usage usage = new Usage(services.store(), services.jobs());
    Allowance allowance = new Allowance(services.accounts(), usage);
    AuditLog audit = services.audit();
    routes.addAll(new FileRoutes(services.files(), allowance).routes());
    routes.addAll(
        new JobRoutes(services.store(), submissions, places, allowance, usage, audit).routes());
    routes.addAll(new ResultRoutes(services.store(), services.jobs(), audit).routes());
    routes.addAll(new BumpsRoutes(services.store(), services.jobs(), audit).routes());
    routes.addAll(events.routes());
    routes.addAll(new ModelRoutes(services).routes());
    routes.addAll(new DraftRoutes(services.files()).routes());
    routes.addAll(new PageRoutes(services.store()).routes());
    services.accounts().ifPresent(accounts -> addAccounts(routes, accounts, usage, audit));
    services
        .targets()
        .ifPresent(targets ->
            routes.addAll(
                new TargetRoutes(targets, clusters, services.store(), services.audit()).routes()));
    services.clusters().ifPresent(queues -> addClusters(routes, queues, services.store(), audit));
    return routes;
  }

  private static void addClusters(
      List<Route> routes, ClusterServices queues, JobStore store, AuditLog audit) {
    routes.addAll(new ClusterJobRoutes(store, queues.clusters(), audit).routes());
    routes.addAll(
        new ClusterRoutes(queues.clusters(), queues.tests(), queues.presets(), audit).routes());
    routes.addAll(new ClusterFormRoutes(queues.clusters(), queues.facts(), queues.form()).routes());
  }

  private static void addAccounts(
      List<Route> routes, Accounts accounts, Usage usage, AuditLog audit) {
    routes.addAll(new AccountRoutes(accounts, usage).routes());
    routes.addAll(new TokenRoutes(accounts).routes());
    routes.addAll(new SessionRoutes(accounts).routes());
    routes.addAll(new AdminUserRoutes(accounts, usage, audit).routes());
    // The sign-in page is made of them; there is nothing of anybody's in them.
    routes.replaceAll(route -> route.path().startsWith("/static/") ? route.open() : route);
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

  private static void enter(
      Context ctx, HttpSettings settings, Gate gate, List<Route> routes, Traffic traffic) {
    Caller.note(ctx, settings.proxies());
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("Cross-Origin-Resource-Policy", "same-origin");
    ctx.header("Cache-Control", "no-store");
    Route.Access access = Route.access(routes, ctx.method(), ctx.path());
    if (traffic.leaving() && access != Route.Access.PROBE) {
      ctx.header("Connection", "close").header("Retry-After", "2");
      throw Problem.withRemedy(503, "This server is ending.", "Ask again in a moment.");
    }
    Optional<Gate.Decision.Refused> refusal =
        switch (access) {
          case PROBE -> Optional.empty();
          case OPEN -> gate.checkSite(ctx);
          case SIGNED_IN ->
              gate.check(ctx) instanceof Gate.Decision.Refused refused
                  ? Optional.of(refused)
                  : Optional.empty();
        };
    if (refusal.isEmpty()) {
      return;
    }
    Optional<String> signIn = gate.signIn(ctx);
    if (refusal.orElseThrow().status() != 401 || signIn.isEmpty()) {
      throw new Problem(refusal.orElseThrow().status(), refusal.orElseThrow().message());
    }
    String back = URLEncoder.encode(ctx.path(), StandardCharsets.UTF_8);
    ctx.redirect(signIn.orElseThrow() + "?back=" + back, HttpStatus.SEE_OTHER);
    ctx.skipRemainingHandlers();
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

  /** How many follow events now. */
  public int listeners() {
    return events.listeners();
  }

  /** From now on new requests are sent away, and whoever asks is told that the server ends. */
  public void leave() {
    traffic.leave();
  }

  /** Ends open streams, lets what is being answered be answered, and stops listening. */
  @Override
  public void close() {
    leave();
    events.close();
    try {
      if (!traffic.awaitIdle(lastAnswers) && lastAnswers.isPositive()) {
        LOG.warn("requests are still being answered; their connections are cut");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    javalin.stop();
  }
}
