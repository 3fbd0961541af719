package org.drumlin.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** As much of the hub as the page asks for: one job that runs, sends events and ends. */
final class FakeHub implements AutoCloseable {
  private static final String RUNNING =
      """
      {"id":"j1","title":"Polymer blend, LOQ","state":"running","method":"dream","models":["mono_gauss_coil"],
       "attempt":1,"message":"","chisq":null,"progress":{"seq":3,"t":65.2,"type":"progress","phase":"sample",
       "fraction":0.31,"remaining":130,"evaluations":15500,"evaluations_per_second":10100,"chisq":0.84,"rhat":1.21}}
      """;
  private static final String FINISHED =
      """
      {"id":"j1","title":"Polymer blend, LOQ","state":"finished","method":"dream","models":["mono_gauss_coil"],
       "attempt":1,"message":"","chisq":0.79,"progress":null}
      """;

  private static final String JOBS =
      """
      {"jobs":[{"id":"j3","title":"Latex","state":"finished","method":"lm","models":["sphere"],"chisq":1.2},
       {"id":"j2","title":"<b>Chain of blobs</b>","state":"finished","method":"lm","models":["mono_gauss_coil"],"chisq":0.79},
       {"id":"j0","title":"Waits","state":"queued","method":"lm","models":["sphere"],"chisq":null}]}
      """;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private final boolean ends;
  private final String probe;
  private volatile boolean ended;

  /**
   * @param ends whether the job ends once its events are listened to
   * @param probe a script that runs at the page's end
   */
  FakeHub(boolean ends, String probe) throws IOException {
    this.ends = ends;
    this.probe = probe;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI page() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jobs/j1");
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(exchange.getRequestMethod() + " " + path);
    try (exchange) {
      switch (path) {
        case "/jobs/j1" ->
            send(exchange, "text/html; charset=utf-8", page(resource("/result.html")));
        case "/static/probe.js" ->
            send(exchange, type(path), probe.getBytes(StandardCharsets.UTF_8));
        case "/api/v1/jobs" -> json(exchange, JOBS);
        case "/api/v1/jobs/j2/result" -> json(exchange, other("lm"));
        case "/api/v1/jobs/j3/result" -> json(exchange, other("counts"));
        case "/api/v1/jobs/j1" -> json(exchange, ended ? FINISHED : RUNNING);
        case "/api/v1/jobs/j1/result" ->
            json(exchange, Samples.read(ended ? "dream" : "running").toString());
        case "/api/v1/jobs/j1/files" ->
            json(exchange, "{\"files\":[{\"name\":\"samples.csv.gz\",\"size\":1234567}]}");
        case "/api/v1/jobs/j1/events" -> events(exchange);
        default -> send(exchange, type(path), resource(path));
      }
    }
  }

  private static byte[] page(byte[] html) {
    return new String(html, StandardCharsets.UTF_8)
        .replace("</body>", "<script src=\"/static/probe.js\"></script></body>")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A result whose criteria are 5.5 and 2.75 above those of the fit shown. */
  private static String other(String sample) throws IOException {
    ObjectNode result = Samples.read(sample);
    JsonNode shown = Samples.read("dream").path("criteria");
    result
        .putObject("criteria")
        .put("aic", shown.path("aic").asDouble() + 5.5)
        .put("bic", shown.path("bic").asDouble() + 2.75);
    return result.toString();
  }

  private void events(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    if (!ends) {
      exchange.sendResponseHeaders(204, -1);
      return;
    }
    ended = true;
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(
          "id: 4\nevent: result\ndata: {\"job\":\"j1\",\"final\":true}\n\n"
              .getBytes(StandardCharsets.UTF_8));
      out.write(
          ("id: 5\nevent: state\ndata: {\"job\":\"j1\",\"state\":\"finished\"}\n\n")
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String type(String path) {
    return path.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
  }

  private static void json(HttpExchange exchange, String text) throws IOException {
    send(exchange, "application/json", text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    // What the hub sends with its pages: the page has to live under it.
    exchange
        .getResponseHeaders()
        .set(
            "Content-Security-Policy",
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static byte[] resource(String path) throws IOException {
    try (InputStream in = FakeHub.class.getResourceAsStream("/org/drumlin/web" + path)) {
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
