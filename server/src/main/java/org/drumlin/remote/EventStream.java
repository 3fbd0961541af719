package org.drumlin.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.drumlin.job.JobEvent;
import org.drumlin.job.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events that go on after a break: reconnects with {@code Last-Event-ID}, after a
 * quarter of a second at first, then ever longer up to five.
 */
final class EventStream extends EventSourceListener implements Subscription {
  private static final Logger log = LoggerFactory.getLogger(EventStream.class);
  private static final long FIRST_PAUSE_MS = 250;
  private static final long LONGEST_PAUSE_MS = 5000;
  private static final int UNAUTHORIZED = 401;

  private final EventSource.Factory factory;
  private final Access access;
  private final Request request;
  private final EventListener listener;
  private final ScheduledExecutorService clock;

  private @Nullable EventSource source;
  private @Nullable String lastId;
  private String shown = "";
  private long pause = FIRST_PAUSE_MS;
  private boolean closed;

  EventStream(
      OkHttpClient http,
      Access access,
      Request request,
      ScheduledExecutorService clock,
      EventListener listener) {
    this.factory = EventSources.createFactory(http);
    this.access = access;
    this.request = request;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Begins.
   *
   * @param after sequence of the last event heard before; 0 when there was none
   */
  void open(long after) {
    synchronized (this) {
      lastId = after == 0 ? null : Long.toString(after);
    }
    reopen();
  }

  /** Begins, or begins again; what is missing to be let in counts as a break. */
  private void reopen() {
    try {
      connect(access.bearer());
    } catch (ServerException e) {
      log.debug("the stream of events cannot be opened", e);
      again();
    }
  }

  private synchronized void connect(String bearer) {
    if (closed) {
      return;
    }
    var builder = request.newBuilder();
    if (lastId != null) {
      builder.header("Last-Event-ID", lastId);
    }
    shown = bearer;
    source = factory.newEventSource(ServerCalls.shown(builder, bearer), this);
  }

  @Override
  public void onOpen(EventSource eventSource, Response response) {
    synchronized (this) {
      pause = FIRST_PAUSE_MS;
    }
    listener.connected();
  }

  @Override
  public void onEvent(
      EventSource eventSource, @Nullable String id, @Nullable String type, String data) {
    synchronized (this) {
      if (closed) {
        return;
      }
      if (id != null) {
        lastId = id;
      }
    }
    ObjectNode node;
    try {
      node = Json.readObject(data);
    } catch (IOException e) {
      log.warn("the server sent an event that is not JSON; left out", e);
      return;
    }
    String job = node.path("job").asText(node.path("id").asText(""));
    JobEvent.Type.ofWire(String.valueOf(type))
        .ifPresent(kind -> listener.event(new JobEvent(number(id), job, kind, node)));
  }

  private static long number(@Nullable String id) {
    try {
      return id == null ? 0 : Long.parseLong(id);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  @Override
  public void onClosed(EventSource eventSource) {
    again();
  }

  @Override
  public void onFailure(
      EventSource eventSource, @Nullable Throwable t, @Nullable Response response) {
    if (response != null && response.code() == UNAUTHORIZED) {
      renew();
    }
    again();
  }

  private void renew() {
    String refused;
    synchronized (this) {
      refused = shown;
    }
    try {
      boolean another = access.renew(refused);
      log.debug("the token was refused; another one: {}", another);
    } catch (ServerException e) {
      log.debug("no new token can be had now", e);
    }
  }

  private void again() {
    long wait;
    synchronized (this) {
      if (closed || clock.isShutdown()) {
        return;
      }
      wait = pause;
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
    listener.disconnected();
    var unused = clock.schedule(this::reopen, wait, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (source != null) {
      source.cancel();
    }
  }
}
