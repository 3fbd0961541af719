package org.drumlin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import okhttp3.Request;
import okhttp3.Response;
import org.drumlin.job.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in to an embedded server: its own program, from its own pages, and nobody else. */
final class GateTest {
  private static final List<String> PLACES =
      List.of("/api/v1/jobs", "/api/v1/info", "/static/result.css", "/jobs/x", "/", "/nowhere");

  @TempDir Path folder;
  private TestHub hub;

  @BeforeEach
  void start() {
    hub = new TestHub(folder);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private int status(Request.Builder request) throws IOException {
    try (Response response = hub.send(request)) {
      String body = response.body().string();
      assertFalse(body.contains(hub.secret.token()));
      assertFalse(body.contains("\tat "), body);
      return response.code();
    }
  }

  @Test
  void nothingIsAnsweredWithoutTheSecret() throws Exception {
    for (String place : PLACES) {
      assertEquals(401, status(hub.plain(place)), place);
      assertEquals(401, status(hub.plain(place).header("Authorization", "Bearer nonsense")));
      assertEquals(401, status(hub.plain(place).header("Authorization", "Bearer ")));
      assertEquals(401, status(hub.plain(place).header("Authorization", "Basic eDp5")));
      assertEquals(401, status(hub.plain(place).header("Cookie", TestHub.COOKIE + "=nonsense")));
      assertEquals(401, status(hub.plain(place).header("Cookie", "other=" + hub.secret.token())));
      assertEquals(401, status(hub.plain(place + "?token=" + hub.secret.token())));
    }
    assertEquals(401, status(hub.plain("/api/v1/jobs").post(TestHub.json("{}"))));
    assertEquals(401, status(hub.plain("/api/v1/jobs").method("OPTIONS", null)));
  }

  @Test
  void theCookieServesAsWell() throws Exception {
    String cookie = TestHub.COOKIE + "=" + hub.secret.token();
    assertEquals(200, status(hub.plain("/api/v1/jobs").header("Cookie", cookie)));
    assertEquals(
        401,
        status(
            hub.plain("/api/v1/jobs")
                .header("Cookie", cookie)
                .header("Authorization", "Bearer nonsense")));
  }

  @Test
  void aForeignHostIsTurnedAway() throws Exception {
    for (String host :
        List.of(
            "evil.example",
            "evil.example:" + hub.port(),
            "127.0.0.1",
            "127.0.0.1:1",
            "127.0.0.1:" + hub.port() + ".evil.example",
            "localhost.evil.example:" + hub.port())) {
      int status = status(hub.api("/jobs").header("Host", host));
      assertTrue(status == 403 || status == 400, host + " gave " + status);
    }
    assertEquals(200, status(hub.api("/jobs").header("Host", "localhost:" + hub.port())));
  }

  @Test
  void aForeignOriginIsTurnedAway() throws Exception {
    for (String origin :
        List.of(
            "http://evil.example",
            "null",
            "http://127.0.0.1",
            "http://127.0.0.1:1",
            "https://127.0.0.1:" + hub.port(),
            "http://127.0.0.1:" + hub.port() + ".evil.example")) {
      assertEquals(403, status(hub.api("/jobs").header("Origin", origin)), origin);
    }
    assertEquals(200, status(hub.api("/jobs").header("Origin", "http://127.0.0.1:" + hub.port())));
    assertEquals(403, status(hub.api("/jobs").header("Sec-Fetch-Site", "cross-site")));
    assertEquals(403, status(hub.api("/jobs").header("Sec-Fetch-Site", "same-site")));
    assertEquals(200, status(hub.api("/jobs").header("Sec-Fetch-Site", "same-origin")));
    assertEquals(200, status(hub.api("/jobs").header("Sec-Fetch-Site", "none")));
  }

  @Test
  void everyAnswerCarriesTheHeaders() throws Exception {
    for (Request.Builder request :
        List.of(hub.api("/jobs"), hub.api("/nowhere"), hub.plain("/api/v1/jobs"))) {
      try (Response response = hub.send(request)) {
        assertEquals("nosniff", TestHub.header(response, "X-Content-Type-Options").orElse(""));
        assertEquals("no-referrer", TestHub.header(response, "Referrer-Policy").orElse(""));
        assertEquals("no-store", TestHub.header(response, "Cache-Control").orElse(""));
        assertTrue(
            TestHub.header(response, "Content-Security-Policy")
                .orElse("")
                .startsWith("default-src 'none'"));
        assertTrue(TestHub.header(response, "Server").isEmpty());
        assertTrue(TestHub.header(response, "Access-Control-Allow-Origin").isEmpty());
      }
    }
  }

  @Test
  void malformedRequestsGiveNoPageOfTheFramework() throws Exception {
    for (String raw :
        List.of(
            "GET /%zz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
            "NONSENSE\r\n\r\n",
            "GET /api/v1/jobs/..;/..;/info HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")) {
      String answer = raw(raw);
      assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
      assertFalse(answer.contains("\tat ") || answer.contains("root:"), answer);
    }
  }

  @Test
  void noPathLeadsOutOfTheServer() throws Exception {
    Job job = hub.submit("Blend");
    for (String path :
        List.of(
            "/static/../result.html",
            "/static/%2e%2e/result.html",
            "/static/..%2fresult.html",
            "/static/....//result.html",
            "/static//etc/passwd",
            "/static/plotly/../../../store/schema-1.sql",
            "/static/..\\..\\store",
            "/api/v1/jobs/" + job.id() + "/files/data/../../../drumlin.sqlite",
            "/api/v1/jobs/" + job.id() + "/files/%2e%2e/%2e%2e/drumlin.sqlite",
            "/api/v1/jobs/" + job.id() + "/files/..%2f..%2fdrumlin.sqlite",
            "/api/v1/jobs/../../drumlin.sqlite/document",
            "/jobs/..%2f..%2fhub.pid")) {
      String answer =
          raw(
              "GET "
                  + path
                  + " HTTP/1.1\r\nHost: 127.0.0.1:"
                  + hub.port()
                  + "\r\nAuthorization: Bearer "
                  + hub.secret.token()
                  + "\r\nConnection: close\r\n\r\n");
      assertTrue(answer.startsWith("HTTP/1.1 4"), path + " gave " + answer);
    }
  }

  @Test
  void itListensOnThisComputerOnly() throws Exception {
    for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress address : network.inetAddresses().toList()) {
        boolean ours = address.getHostAddress().equals("127.0.0.1");
        try (Socket socket = new Socket()) {
          socket.connect(new InetSocketAddress(address, hub.port()), 2000);
          assertTrue(ours, "answers on " + address);
        } catch (IOException e) {
          assertFalse(ours, "does not answer on " + address);
        }
      }
    }
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", hub.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }
}
