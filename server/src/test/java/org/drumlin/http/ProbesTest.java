package org.drumlin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.drumlin.auth.LaunchDoorkeeper;
import org.drumlin.auth.LaunchSecret;
import org.drumlin.auth.LocalOwner;
import org.drumlin.auth.Network;
import org.drumlin.job.Json;
import org.drumlin.metrics.ServerMetrics;
import org.drumlin.store.SqliteJobStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a group's server answers whoever watches it, and what it puts up with. */
final class ProbesTest {
  private static final List<Network> PROXY = List.of(Network.parse("127.0.0.1"));
  private static final List<Network> PROMETHEUS = List.of(Network.parse("10.9.0.0/16"));

  @TempDir Path folder;
  private final OkHttpClient http = new OkHttpClient();
  private final AtomicReference<Map<String, String>> checks =
      new AtomicReference<>(Map.of("store", ""));
  private SqliteJobStore store;
  private @Nullable HttpServer server;

  @BeforeEach
  void open() {
    store = SqliteJobStore.open(folder.resolve("data"), InstantSource.system());
  }

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
    }
    store.close();
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }

  private HttpServer server() {
    return Objects.requireNonNull(server, "not started");
  }

  private void start(List<Network> proxies, List<Network> scrapers) {
    HttpSettings settings =
        new HttpSettings(
            "127.0.0.1",
            0,
            Optional.of(URI.create("https://fits.example.org")),
            proxies,
            Optional.empty(),
            new HttpLimits(4096, Duration.ofSeconds(1), 0, 100));
    Operation operation =
        new Operation(
            () -> Objects.requireNonNull(checks.get()),
            new ServerMetrics(),
            scrapers,
            () -> Json.object());
    server =
        HttpServer.start(
            settings,
            TestHub.services(store, folder),
            new LaunchDoorkeeper(new LocalOwner(), LaunchSecret.create(), "test"),
            Optional.of(operation));
  }

  private Response get(String path, String... headers) throws IOException {
    Request.Builder request =
        new Request.Builder().url("http://127.0.0.1:" + server().port() + path);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.newCall(request.build()).execute();
  }

  private int status(String path, String... headers) throws IOException {
    try (Response response = get(path, headers)) {
      return response.code();
    }
  }

  @Test
  void aServerThatCannotWorkSaysWhy() throws Exception {
    start(List.of(), List.of());
    assertEquals(200, status("/health"), "by whatever name it is asked");
    assertEquals(200, status("/ready"));
    assertEquals(403, status("/api/v1/jobs"), "which all others need to know");
    server().leave();
    try (Response response = get("/ready")) {
      String body = response.body().string();
      assertEquals(503, response.code());
      assertTrue(body.contains("the server is ending"), body);
    }
    assertEquals(200, status("/health"), "it is alive all the same");
    try (Response response = get("/api/v1/jobs")) {
      assertEquals(503, response.code());
      assertEquals("2", response.header("Retry-After"));
    }
  }

  @Test
  void aFailingCheckMakesItNotReady() throws Exception {
    checks.set(Map.of("store", "the store does not answer"));
    start(List.of(), List.of());
    try (Response response = get("/ready")) {
      assertEquals(503, response.code());
      var body = Json.readObject(response.body().string());
      assertFalse(body.path("ready").asBoolean());
      assertEquals("the store does not answer", body.path("checks").path("store").asText());
    }
  }

  @Test
  void figuresAreForThoseInTheConfiguration() throws Exception {
    start(PROXY, PROMETHEUS);
    assertEquals(403, status("/metrics"), "the proxy itself is not on the list");
    assertEquals(200, status("/metrics", "X-Forwarded-For", "10.9.1.2"));
    assertEquals(200, status("/metrics", "X-Forwarded-For", "6.6.6.6, 10.9.1.2"));
    assertEquals(
        403,
        status("/metrics", "X-Forwarded-For", "10.9.1.2, 6.6.6.6"),
        "what stands further left, a caller may write itself");
    assertEquals(403, status("/metrics", "X-Forwarded-For", "nonsense"));
  }

  @Test
  void aProxyThatNobodyToldOfOpensNothing() throws Exception {
    start(List.of(), List.of(Network.parse("127.0.0.0/8")));
    assertEquals(200, status("/metrics"));
    assertEquals(403, status("/metrics", "X-Forwarded-For", "6.6.6.6"));
    assertEquals(403, status("/metrics", "Forwarded", "for=6.6.6.6"));
  }

  @Test
  void theProxyTellsWhatWasAskedFor() throws Exception {
    start(PROXY, List.of());
    assertEquals(401, status("/api/v1/jobs", "Host", "fits.example.org"));
    assertEquals(401, status("/api/v1/jobs", "X-Forwarded-Host", "fits.example.org"));
    assertEquals(403, status("/api/v1/jobs", "X-Forwarded-Host", "evil.example"));
    assertEquals(
        403,
        status("/api/v1/jobs", "Host", "fits.example.org", "Origin", "http://fits.example.org"));
    assertEquals(
        401,
        status("/api/v1/jobs", "Host", "fits.example.org", "Origin", "https://fits.example.org"));
  }

  @Test
  void requestsThatAreTooLargeOrNoneTellNothingOfTheInside() throws Exception {
    start(List.of(), List.of());
    String large = raw("GET /health HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(8192) + "\r\n\r\n");
    assertTrue(large.startsWith("HTTP/1.1 431"), large);
    for (String request :
        List.of(
            "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
            "NONSENSE\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "POST /health HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n")) {
      String answer = raw(request);
      assertTrue(answer.startsWith("HTTP/1.1 4"), request + answer);
      assertFalse(answer.contains("Exception") || answer.contains("\tat "), answer);
      assertFalse(answer.toLowerCase(java.util.Locale.ROOT).contains("jetty"), answer);
    }
  }

  @Test
  void whoeverIsSilentForTooLongIsCutOff() throws Exception {
    start(List.of(), List.of());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server().port())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write("GET /health HTT".getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertFalse(answer.contains(" 200 "), answer);
    }
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server().port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
