package org.drumlin.http;

import io.javalin.http.Context;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.drumlin.auth.Caller;
import org.drumlin.metrics.ServerMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Every request from its beginning to its end: gives it an id that its log lines carry, counts and
 * times it, writes a line without its query, and knows how many are being answered now.
 */
final class Traffic {
  private static final Logger LOG = LoggerFactory.getLogger("org.drumlin.access");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String BEGAN = "drumlin.began";
  private static final String ID = "request";
  private static final int ID_BYTES = 6;
  private static final double MILLI = 1e-3;

  private final Optional<ServerMetrics> metrics;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private int answering;
  private volatile boolean leaving;

  /**
   * @param metrics empty where nobody watches, and no line is written
   */
  Traffic(Optional<ServerMetrics> metrics) {
    this.metrics = metrics;
  }

  void begin(Context ctx) {
    String id = id();
    MDC.put(ID, id);
    ctx.header("X-Request-Id", id);
    ctx.attribute(BEGAN, true);
    change(1);
  }

  /** Whether no new requests are to be answered. */
  boolean leaving() {
    return leaving;
  }

  void leave() {
    leaving = true;
  }

  void end(Context ctx, float millis) {
    if (ctx.attribute(BEGAN) == null) {
      return;
    }
    change(-1);
    if (metrics.isPresent()) {
      tell(ctx, millis, metrics.orElseThrow());
    }
    MDC.remove(ID);
  }

  private static void tell(Context ctx, float millis, ServerMetrics metrics) {
    var endpoint = ctx.endpoints().matchedHttpEndpoint();
    String route = endpoint == null ? "none" : endpoint.path;
    int status = ctx.statusCode();
    String method = ctx.method().name();
    if (!route.endsWith("/events")) {
      metrics.request(method, route, status, millis * MILLI);
    }
    boolean probe = route.equals("/health") || route.equals("/ready") || route.equals("/metrics");
    if (probe && status < 400) {
      LOG.debug("{} {} {}", method, route, status);
      return;
    }
    // The address as it came: decoded it could begin a line of its own.
    String path = ctx.req().getRequestURI();
    String caller = Caller.of(ctx).address();
    LOG.atInfo()
        .addKeyValue("method", method)
        .addKeyValue("path", path)
        .addKeyValue("status", status)
        .addKeyValue("ms", Math.round(millis))
        .addKeyValue("caller", caller)
        .log("{} {} {} in {} ms for {}", method, path, status, Math.round(millis), caller);
  }

  /** Waits until nothing is being answered, at most that long; false when something still is. */
  boolean awaitIdle(Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (answering > 0 && left > 0) {
        left = idle.awaitNanos(left);
      }
      return answering == 0;
    } finally {
      lock.unlock();
    }
  }

  private void change(int by) {
    lock.lock();
    try {
      answering += by;
      if (answering == 0) {
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private static String id() {
    byte[] bytes = new byte[ID_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
