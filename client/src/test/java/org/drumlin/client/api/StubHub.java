package org.drumlin.client.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.drumlin.remote.ServerAddress;

/**
 * A hub of canned answers on a free port: what was put under {@code "GET /api/v1/jobs"} is
 * answered, pages and their files come from the server's own resources, the rest is 404. Remembers
 * what it was asked, and the cookies that came.
 */
public final class StubHub implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, String> bodies = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> cookies = new ConcurrentLinkedQueue<>();

  private record Answer(int status, String json) {}

  public StubHub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public ServerAddress address() {
    return new ServerAddress(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "secret", "c_test");
  }

  /**
   * @param request method and path
   */
  public StubHub put(String request, String json) {
    return put(request, 200, json);
  }

  public StubHub put(String request, int status, String json) {
    answers.put(request, new Answer(status, json));
    return this;
  }

  /** What was sent with that request, the last time. */
  public String body(String request) {
    return bodies.getOrDefault(request, "");
  }

  /** Methods and paths, in order. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  public List<String> cookies() {
    return List.copyOf(cookies);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String request = exchange.getRequestMethod() + " " + path;
    asked.add(request);
    String cookie = exchange.getRequestHeaders().getFirst("Cookie");
    if (cookie != null) {
      cookies.add(cookie);
    }
    try (exchange) {
      bodies.put(
          request, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      Answer answer = answers.get(request);
      if (answer != null) {
        byte[] json = answer.json().getBytes(StandardCharsets.UTF_8);
        send(exchange, answer.status(), "application/json", json);
      } else if (path.matches("/jobs/[^/]+")) {
        send(exchange, 200, "text/html; charset=utf-8", resource("/result.html"));
      } else if (path.startsWith("/static/")) {
        send(exchange, 200, type(path), resource(path));
      } else {
        byte[] error =
            "{\"error\":{\"message\":\"There is nothing here.\",\"path\":null,\"remedy\":null}}"
                .getBytes(StandardCharsets.UTF_8);
        send(exchange, 404, "application/json", error);
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static String type(String path) {
    return path.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
  }

  private static byte[] resource(String path) throws IOException {
    try (InputStream in = StubHub.class.getResourceAsStream("/org/drumlin/web" + path)) {
      if (in == null) {
        throw new IOException("nothing at " + path);
      }
      return in.readAllBytes();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
