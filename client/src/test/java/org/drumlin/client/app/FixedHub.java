package org.drumlin.client.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.drumlin.app.EmbeddedSettings.Capacity;
import org.drumlin.engine.Profile;
import org.drumlin.job.DeviceReport;
import org.drumlin.job.EvalReply;
import org.drumlin.job.EvalRequest;
import org.drumlin.job.Job;
import org.drumlin.job.Json;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Catalogue;
import org.drumlin.model.Model;
import org.drumlin.remote.ServerAddress;

/** A hub for tests of the screens alone: computes one model by its formula, has no jobs. */
final class FixedHub implements HubStarter {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /** The places it knows. */
  final FixedTargets targets = new FixedTargets();

  private final FixedClusters clusters = new FixedClusters(targets);

  /** The jobs it tells of. */
  volatile List<Job> jobs = List.of();

  FixedHub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/api/v1/evaluate", this::evaluate);
    server.createContext("/api/v1/jobs", e -> answer(e, 200, jobs()));
    server.createContext("/api/v1/targets", targets::answer);
    server.createContext("/api/v1/clusters", clusters::answer);
    server.createContext("/api/v1/devices", e -> answer(e, 200, Json.line(devices().toJson())));
    server.createContext("/api/v1/events", FixedHub::silence);
    server.createContext(
        "/api/v1/info",
        e -> answer(e, 200, "{\"version\":\"test\",\"threads\":2,\"slots\":1,\"engine\":\"jvm\"}"));
  }

  private static DeviceReport devices() {
    var card =
        new DeviceReport.Device(
            0, "Card", "Driver", "Maker", "1.0", "gpu", "double", 1L << 30, 8, 1000);
    return new DeviceReport(List.of(card), List.of());
  }

  private String jobs() {
    ObjectNode list = Json.object();
    var all = list.putArray("jobs");
    jobs.forEach(job -> all.add(job.toJson()));
    return Json.line(list);
  }

  @Override
  public ServerAddress start() {
    server.start();
    return new ServerAddress(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "secret", "cookie");
  }

  @Override
  public void configure(Capacity capacity) {}

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void evaluate(HttpExchange exchange) throws IOException {
    ObjectNode body = Json.readObject(exchange.getRequestBody().readAllBytes());
    var request = EvalRequest.fromJson(body);
    double[] q = request.q();
    double[] intensity = new double[q.length];
    for (int i = 0; i < q.length; i++) {
      intensity[i] = gaussCoil(request, q[i]);
    }
    var reply = new EvalReply.Computed(Optional.empty(), intensity, 0.001, "jvm", profile(request));
    answer(exchange, 200, Json.line(reply.toJson()));
  }

  /** The profile of a model of the catalogue, where it is asked for. */
  private static Optional<EvalReply.Profile> profile(EvalRequest request) {
    if (request.profile() == 0) {
      return Optional.empty();
    }
    try {
      var model = (Model.Body) Catalogue.builtin().resolve(request.model());
      var points =
          Profile.of(model, request.numbers()).points(request.profile(), request.numbers());
      return Optional.of(new EvalReply.Profile(points.z(), points.sld(), points.isld()));
    } catch (ModelException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Debye's function, as mono_gauss_coil has it; other models get a sphere of their radius. */
  private static double gaussCoil(EvalRequest request, double q) {
    var p = request.numbers();
    if (!request.model().equals("mono_gauss_coil")) {
      double x = Math.max(1e-9, q * p.getOrDefault("radius", 50.0));
      double f = 3 * (Math.sin(x) - x * Math.cos(x)) / (x * x * x);
      return 100 * f * f + 0.01;
    }
    double z = Math.pow(q * p.getOrDefault("rg", 60.0), 2);
    double debye = z < 1e-8 ? 1 : 2 * (Math.exp(-z) + z - 1) / (z * z);
    return p.getOrDefault("scale", 1.0) * p.getOrDefault("i_zero", 1.0) * debye
        + p.getOrDefault("background", 0.0);
  }

  private static void silence(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(": here\n\n".getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
