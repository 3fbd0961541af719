package org.drumlin.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.drumlin.auth.Gate;
import org.drumlin.job.Job;
import org.drumlin.store.JobStore;
import org.drumlin.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events as they happen, by Server-Sent Events. Each listener reads the store at its own speed,
 * woken by it: there is no queue to fill, and what is replayed after a break and what is live come
 * the same way.
 */
final class EventRoutes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventRoutes.class);

  /** How long a stream may take to end; a listener that does not read can hold it up. */
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final JobStore store;
  private final Duration heartbeat;
  private final Set<Thread> listeners = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  EventRoutes(JobStore store, Duration heartbeat) {
    this.store = store;
    this.heartbeat = heartbeat;
  }

  List<Route> routes() {
    return List.of(
        Route.get(Route.API + "/events", ctx -> serve(ctx, Optional.empty())),
        Route.get(
            Route.API + "/jobs/{id}/events",
            ctx -> serve(ctx, Optional.of(JobRoutes.mine(store, ctx)))));
  }

  private void serve(Context ctx, Optional<Job> job) throws IOException {
    long after = after(ctx);
    ctx.res().setContentType("text/event-stream");
    ctx.res().setCharacterEncoding("utf-8");
    ctx.res().setHeader("X-Accel-Buffering", "no");
    EventStream stream =
        new EventStream(store, Gate.user(ctx).id(), job.map(Job::id), ctx.res().getOutputStream());
    listeners.add(Thread.currentThread());
    try {
      if (!closed) {
        stream.run(after, heartbeat, () -> Gate.stillLets(ctx));
      }
    } catch (IOException e) {
      LOG.debug("a listener went away", e);
    } catch (InterruptedException e) {
      LOG.debug("the server closes", e);
    } catch (StoreException e) {
      if (!closed) {
        throw e;
      }
      LOG.debug("the store closed before the stream", e);
    } finally {
      listeners.remove(Thread.currentThread());
    }
  }

  /** Where the listener was before; a new one begins at the beginning, -1. */
  private static long after(Context ctx) {
    String last = ctx.header("Last-Event-ID");
    if (last == null || last.isBlank()) {
      return EventStream.NEW;
    }
    try {
      return Math.max(0, Long.parseLong(last.strip()));
    } catch (NumberFormatException e) {
      throw new Problem(400, "Last-Event-ID is the number of an event.");
    }
  }

  int listeners() {
    return listeners.size();
  }

  /** Ends all streams; listeners come back to the next server with the last number they saw. */
  @Override
  public void close() {
    closed = true;
    listeners.forEach(Thread::interrupt);
    try {
      for (Thread listener : listeners) {
        listener.join(PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
