package org.drumlin.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.drumlin.job.Json;

/**
 * Listens to all events of a user and comes back, with the number it saw last, whenever it is cut
 * off: as a browser does.
 */
final class Listener implements AutoCloseable {
  private final String base;
  private final String token;
  private final OkHttpClient http =
      new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(30)).build();
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Thread thread;
  private volatile boolean closed;
  private long last = -1;

  /** One change of a job's state. */
  record Heard(long seq, String job, String state) {}

  Listener(String base, String token) {
    this.base = base;
    this.token = token;
    this.thread = Thread.ofPlatform().daemon().name("listener").start(this::listen);
  }

  /** Changes of state, in the order heard. */
  List<Heard> heard() {
    return List.copyOf(heard);
  }

  /** What should not have come. */
  List<String> faults() {
    return new ArrayList<>(faults);
  }

  int connections() {
    return connections.get();
  }

  private void listen() {
    while (!closed) {
      Request.Builder request =
          new Request.Builder()
              .url(base + "/api/v1/events")
              .header("Authorization", "Bearer " + token);
      if (last >= 0) {
        request.header("Last-Event-ID", Long.toString(last));
      }
      try (Response response = http.newCall(request.build()).execute()) {
        if (response.isSuccessful()) {
          connections.incrementAndGet();
          read(response.body().source());
        }
      } catch (IOException e) {
        // Cut off; it comes back.
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private void read(BufferedSource source) throws IOException {
    long id = -1;
    String type = "";
    while (!closed) {
      String line = source.readUtf8LineStrict();
      if (line.startsWith("id: ")) {
        id = Long.parseLong(line.substring(4));
      } else if (line.startsWith("event: ")) {
        type = line.substring(7);
      } else if (line.startsWith("data: ")) {
        take(id, type, Json.readObject(line.substring(6)));
      } else if (line.isEmpty()) {
        id = -1;
        type = "";
      }
    }
  }

  private void take(long id, String type, ObjectNode data) {
    if (id >= 0) {
      if (id <= last) {
        faults.add(id + " after " + last);
      }
      last = Math.max(last, id);
    }
    if (type.equals("snapshot")) {
      faults.add("a snapshot in place of events: " + data);
    }
    if (type.equals("state")) {
      heard.add(new Heard(id, data.path("id").asText(), data.path("state").asText()));
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    http.dispatcher().cancelAll();
    thread.join(Duration.ofSeconds(10));
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }
}
