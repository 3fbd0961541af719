package org.drumlin.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.drumlin.job.JobEvent;
import org.junit.jupiter.api.Test;

final class EventStreamTest {
  private static final String STATE =
      "event: state\ndata: {\"job\":\"1\",\"state\":\"running\"}\n\n";

  private final ConcurrentLinkedQueue<String> lastIds = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<JobEvent> heard = new LinkedBlockingQueue<>();

  @Test
  void afterABreakItGoesOnBehindTheLastEventHeard() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/api/v1/events", this::answer);
    server.start();
    var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (var client = new ServerClient(new ServerAddress(base, "secret", "c"));
        var stream = client.events(heard::add)) {
      assertEquals(41, next().seq());
      // The first answer ended there; the second one is asked for what came after.
      assertEquals(42, next().seq());
      assertEquals(List.of("Bearer secret/none", "Bearer secret/41"), first(2));
      assertEquals(JobEvent.Type.STATE, next().type());
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  private JobEvent next() throws InterruptedException {
    return Objects.requireNonNull(heard.poll(30, TimeUnit.SECONDS), "an event in time");
  }

  private List<String> first(int count) {
    return lastIds.stream().limit(count).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    String last = headers.getFirst("Last-Event-ID");
    lastIds.add(headers.getFirst("Authorization") + "/" + (last == null ? "none" : last));
    long id = last == null ? 41 : Long.parseLong(last) + 1;
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    exchange
        .getResponseBody()
        .write((": hello\n\nid: " + id + "\n" + STATE).getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }
}
