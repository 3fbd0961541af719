package org.drumlin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import okhttp3.Request;
import okhttp3.Response;
import org.drumlin.auth.AccountSettings;
import org.drumlin.auth.Quota;
import org.drumlin.auth.Quotas;
import org.drumlin.auth.Rate;
import org.drumlin.auth.RateLimits;
import org.drumlin.job.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in to a group's server, how browsers show it, and how often and how much. */
final class AccountGateTest {
  @TempDir Path folder;
  private @Nullable GroupHub hub;

  @AfterEach
  void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  private GroupHub hub() {
    return Objects.requireNonNull(hub, "not started");
  }

  private void start(AccountSettings settings) {
    hub = new GroupHub(folder, settings, InstantSource.system());
  }

  private static AccountSettings with(String url, RateLimits limits, Quotas quotas) {
    AccountSettings usual = GroupHub.settings();
    return new AccountSettings(
        URI.create(url),
        usual.secret(),
        usual.registration(),
        usual.guests(),
        usual.returnTo(),
        limits,
        quotas,
        usual.cost());
  }

  private int status(Request.Builder request) throws IOException {
    try (Response response = hub().send(request)) {
      response.body().string();
      return response.code();
    }
  }

  private Request.Builder page(String path, ObjectNode body) {
    return hub().post(path, body).header("X-Drumlin-Browser", "1");
  }

  /** The cookies an answer sets, by name. */
  private static Map<String, String> cookies(Response response) {
    Map<String, String> cookies = new TreeMap<>();
    for (String line : response.headers("Set-Cookie")) {
      cookies.put(line.substring(0, line.indexOf('=')), line);
    }
    return cookies;
  }

  private static String header(Map<String, String> cookies) {
    StringBuilder header = new StringBuilder();
    for (String line : cookies.values()) {
      header.append(header.isEmpty() ? "" : "; ").append(line, 0, line.indexOf(';'));
    }
    return header.toString();
  }

  // ---- browsers ----

  @Test
  void aPageGetsItsSessionInCookiesThatNoScriptReads() throws Exception {
    start(with("https://fits.example.org", RateLimits.standard(), Quotas.standard()));
    ObjectNode form = GroupHub.named("Anna", GroupHub.PASSWORD);
    try (Response response = hub().send(page("/auth/register", form))) {
      ObjectNode body = Json.readObject(response.body().string());
      assertEquals(201, response.code());
      assertFalse(body.has("access") || body.has("refresh"), body.toString());
      assertEquals("Anna", body.path("user").path("name").asText());
      Map<String, String> cookies = cookies(response);
      assertEquals(
          List.of("__Host-drumlin", "__Host-drumlin-refresh"), List.copyOf(cookies.keySet()));
      for (String line : cookies.values()) {
        for (String part : List.of("; Path=/;", "; HttpOnly", "; SameSite=Strict", "; Secure")) {
          assertTrue(line.contains(part), line);
        }
        assertFalse(line.contains("Domain"), line);
      }
      assertTrue(String.valueOf(cookies.get("__Host-drumlin")).contains("Max-Age=600"));
      hub().json(200, hub().api("/jobs").header("Cookie", header(cookies)));
    }
  }

  @Test
  void withoutTlsTheCookiesHaveAnotherNameBecauseBrowsersRefuseTheseThere() throws Exception {
    start(GroupHub.settings());
    try (Response response =
        hub().send(page("/auth/register", GroupHub.named("Anna", GroupHub.PASSWORD)))) {
      assertEquals(List.of("drumlin", "drumlin-refresh"), List.copyOf(cookies(response).keySet()));
      assertFalse(String.valueOf(cookies(response).get("drumlin")).contains("Secure"));
    }
  }

  @Test
  void aRequestByCookieThatChangesSomethingNeedsThePagesHeader() throws Exception {
    start(GroupHub.settings());
    String cookies;
    try (Response response =
        hub().send(page("/auth/register", GroupHub.named("Anna", GroupHub.PASSWORD)))) {
      cookies = header(cookies(response));
    }
    Request.Builder forged =
        hub().post("/auth/tokens", Json.object().put("label", "x")).header("Cookie", cookies);
    assertTrue(hub().refused(403, forged).contains("X-Drumlin-Browser"));
    hub()
        .json(201, page("/auth/tokens", Json.object().put("label", "x")).header("Cookie", cookies));
    hub().refused(403, hub().api("/jobs/x").delete().header("Cookie", cookies));
    // Without the header, cookies neither renew a session nor end it.
    hub().refused(422, hub().post("/auth/refresh", Json.object()).header("Cookie", cookies));
    assertEquals(204, status(hub().post("/auth/logout", Json.object()).header("Cookie", cookies)));
    hub().json(200, hub().api("/jobs").header("Cookie", cookies));
    try (Response response =
        hub().send(page("/auth/refresh", Json.object()).header("Cookie", cookies))) {
      assertEquals(200, response.code());
      cookies = header(cookies(response));
    }
    try (Response response =
        hub().send(page("/auth/logout", Json.object()).header("Cookie", cookies))) {
      assertEquals(204, response.code());
      assertTrue(String.valueOf(cookies(response).get("drumlin")).contains("Max-Age=0"));
    }
    assertEquals(401, status(hub().api("/jobs").header("Cookie", cookies)));
  }

  @Test
  void whoIsNotSignedInIsLedToThePageForThat() throws Exception {
    start(GroupHub.settings());
    try (Response response = hub().send(hub().plain("/jobs/20261124-120000-00000000"))) {
      assertEquals(303, response.code());
      assertEquals(
          "/signin?back=%2Fjobs%2F20261124-120000-00000000",
          TestHub.header(response, "Location").orElse(""));
    }
    assertEquals(200, status(hub().plain("/signin?back=%2Fnew")));
    assertEquals(200, status(hub().plain("/static/result.css")));
    assertEquals(401, status(hub().api("/jobs")));
    assertEquals(401, status(hub().api("/nowhere")));
    assertEquals("open", hub().json(200, hub().api("/auth/ways")).path("registration").asText());
  }

  @Test
  void signingInLeadsBackToAllowedAddressesOnly() throws Exception {
    start(GroupHub.settings());
    hub().register("Anna");
    for (Map.Entry<String, String> one :
        Map.of(
                "/new", "/new",
                "https://notebook.example.org/fits?from=drumlin",
                    "https://notebook.example.org/fits?from=drumlin",
                "//evil.example", "/",
                "/\\evil.example", "/",
                "/new\r\nx: y", "/",
                "https://evil.example/", "/")
            .entrySet()) {
      ObjectNode form = GroupHub.named("Anna", GroupHub.PASSWORD).put("back", one.getKey());
      assertEquals(
          one.getValue(), hub().json(200, hub().post("/auth/login", form)).path("back").asText());
    }
  }

  @Test
  void otherSitesAreNotAnsweredButMayLinkToPages() throws Exception {
    start(GroupHub.settings());
    ObjectNode form = GroupHub.named("Anna", GroupHub.PASSWORD);
    for (String path : List.of("/auth/register", "/auth/login", "/auth/guest", "/auth/logout")) {
      assertEquals(403, status(page(path, form).header("Origin", "https://evil.example")));
      assertEquals(403, status(page(path, form).header("Origin", "null")));
      assertEquals(403, status(page(path, form).header("Sec-Fetch-Site", "cross-site")));
      assertEquals(403, status(page(path, form).header("Host", "evil.example")));
    }
    Request.Builder link =
        hub()
            .plain("/new")
            .header("Sec-Fetch-Site", "cross-site")
            .header("Sec-Fetch-Mode", "navigate");
    assertEquals(303, status(link));
    assertEquals(403, status(hub().plain("/new").header("Sec-Fetch-Site", "cross-site")));
    assertEquals(
        403,
        status(
            hub()
                .api("/jobs")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "navigate")));
  }

  // ---- other people's jobs ----

  @Test
  void anothersJobIsNotThere() throws Exception {
    start(GroupHub.settings());
    String anna = hub().register("Anna").path("access").asText();
    String bob = hub().register("Bob").path("access").asText();
    String id = hub().submit(anna, "Blend").path("id").asText();
    hub().json(200, hub().as(anna, "/jobs/" + id));
    String unknown = hub().refused(404, hub().as(bob, "/jobs/" + id.replace(id.charAt(20), 'z')));
    for (String part :
        List.of(
            "",
            "/document",
            "/result",
            "/files",
            "/files/fit.json",
            "/zip",
            "/events",
            "/bumps.zip")) {
      String other = hub().refused(404, hub().as(bob, "/jobs/" + id + part));
      assertEquals(unknown.replaceAll("job .*", ""), other.replaceAll("job .*", ""));
    }
    hub().refused(404, hub().as(bob, "/jobs/" + id + "/stop").post(TestHub.json("")));
    hub().refused(404, hub().as(bob, "/jobs/" + id + "/rerun").post(TestHub.json("")));
    hub().refused(404, hub().as(bob, "/jobs/" + id).delete());
    assertTrue(hub().json(200, hub().as(bob, "/jobs")).path("jobs").isEmpty());
    hub().json(200, hub().as(anna, "/jobs/" + id));
  }

  /** Neither by asking, nor by using its digest, nor by sending the same again. */
  @Test
  void whatOthersHaveUploadedIsNotTold() throws Exception {
    start(GroupHub.settings());
    String anna = hub().register("Anna").path("access").asText();
    String bob = hub().register("Bob").path("access").asText();
    String digest = hub().upload(anna);
    String path = "/files/" + digest;
    hub().json(200, hub().as(anna, path).head());
    hub().json(404, hub().as(bob, path).head());
    assertTrue(hub().refused(422, hub().submission(bob, "One")).contains("not on the server"));
    String look = "{\"dataset\":{\"id\":\"d\",\"file\":\"d.dat\"},\"sha256\":\"" + digest + "\"}";
    hub().json(200, hub().as(anna, "/datasets").post(TestHub.json(look)));
    assertTrue(
        hub()
            .refused(422, hub().as(bob, "/datasets").post(TestHub.json(look)))
            .contains("not on the server"));
    byte[] data = TestHub.DATA.getBytes(StandardCharsets.UTF_8);
    hub().json(201, hub().as(bob, path).put(TestHub.bytes(data)));
    hub().json(200, hub().as(bob, path).head());
    hub().json(202, hub().submission(bob, "One"));
  }

  @Test
  void whoSignedOutHearsNoMore() throws Exception {
    start(GroupHub.settings());
    String anna = hub().register("Anna").path("access").asText();
    hub().submit(anna, "Blend");
    try (Response stream = hub().send(hub().as(anna, "/events"))) {
      assertEquals(200, stream.code());
      stream.body().source().readUtf8LineStrict();
      assertEquals(204, status(hub().as(anna, "/auth/logout").post(TestHub.json("{}"))));
      assertThrows(
          EOFException.class,
          () -> {
            while (true) {
              stream.body().source().readUtf8LineStrict();
            }
          });
    }
  }

  // ---- how often, how much ----

  private static RateLimits few() {
    Rate three = new Rate(3, Duration.ofMinutes(5));
    Rate plenty = new Rate(1000, Duration.ofSeconds(1));
    return new RateLimits(plenty, three, three, three, plenty, three);
  }

  private void tooOften(Request.Builder request) throws IOException {
    try (Response response = hub().send(request)) {
      String body = response.body().string();
      assertEquals(429, response.code(), body);
      assertTrue(Integer.parseInt(TestHub.header(response, "Retry-After").orElse("0")) > 200);
      assertTrue(body.contains("Too many") || body.contains("too often"), body);
      assertTrue(body.contains("Try again in 5 minutes"), body);
    }
  }

  @Test
  void whatIsTriedTooOftenIsTurnedAwayWithTheTimeToComeBack() throws Exception {
    start(with("http://127.0.0.1", few(), Quotas.standard()));
    String refresh = hub().register("Anna").path("refresh").asText();
    hub().register("Bob");
    for (int i = 0; i < 6; i++) {
      hub().json(200, hub().post("/auth/login", GroupHub.named("Anna", GroupHub.PASSWORD)));
    }
    for (int i = 0; i < 3; i++) {
      hub().refused(401, hub().post("/auth/login", GroupHub.named("anna", "not this one")));
      hub().refused(401, hub().post("/auth/login", GroupHub.named("Nobody", "not this one")));
    }
    tooOften(hub().post("/auth/login", GroupHub.named("ANNA", "not this one")));
    tooOften(hub().post("/auth/login", GroupHub.named("nobody", "not this one")));
    hub().json(200, hub().post("/auth/login", GroupHub.named("Bob", GroupHub.PASSWORD)));
    hub().register("Carl");
    tooOften(hub().post("/auth/register", GroupHub.named("Dora", GroupHub.PASSWORD)));
    tooOften(hub().post("/auth/guest", Json.object()));
    for (int i = 0; i < 3; i++) {
      hub()
          .refused(
              422, hub().post("/auth/recover", Json.object().put("recovery_key", "AAAA-" + i)));
    }
    tooOften(hub().post("/auth/recover", Json.object().put("recovery_key", "AAAA")));
    tooOften(hub().post("/auth/reset", Json.object().put("reset_token", "x").put("new", "y")));
    for (int i = 0; i < 3; i++) {
      refresh =
          hub()
              .json(200, hub().post("/auth/refresh", Json.object().put("refresh", refresh)))
              .path("refresh")
              .asText();
    }
    tooOften(hub().post("/auth/refresh", Json.object().put("refresh", refresh)));
  }

  @Test
  void quotasHoldAndSayWhatToDo() throws Exception {
    Quota small = new Quota(2, 1 << 20, 4096);
    start(with("http://127.0.0.1", RateLimits.standard(), Quotas.same(small)));
    String anna = hub().register("Anna").path("access").asText();
    hub().submit(anna, "One");
    Request.Builder two = hub().submission(anna, "Two").header("Idempotency-Key", "two");
    ObjectNode second = hub().json(202, two);
    assertTrue(hub().refused(429, hub().submission(anna, "Three")).contains("as many jobs"));
    assertEquals(
        second.path("id"), hub().json(202, two).path("id"), "a repeated call is no new job");
    ObjectNode quota = (ObjectNode) hub().json(200, hub().as(anna, "/auth/me")).path("quota");
    assertEquals(2, quota.path("jobs").asInt());
    assertEquals(2, quota.path("jobs_used").asInt());
    assertTrue(quota.path("disk_used").asLong() > 0);
    assertEquals(4096, quota.path("upload").asLong());
    byte[] large = new byte[4097];
    String path = "/files/" + TestHub.sha256(large);
    assertTrue(
        hub().refused(413, hub().as(anna, path).put(TestHub.bytes(large))).contains("4096 bytes"));
    String bob = hub().register("Bob").path("access").asText();
    hub().submit(bob, "His own");
  }

  @Test
  void theDiskQuotaHoldsForJobsAndUploads() throws Exception {
    start(with("http://127.0.0.1", RateLimits.standard(), Quotas.same(new Quota(10, 200, 4096))));
    String anna = hub().register("Anna").path("access").asText();
    hub().upload(anna);
    hub().json(202, hub().submission(anna, "One"));
    hub().json(200, hub().as(anna, "/auth/me"));
    assertTrue(hub().refused(413, hub().submission(anna, "Two")).contains("as much disk"));
    byte[] more = new byte[1];
    hub().refused(413, hub().as(anna, "/files/" + TestHub.sha256(more)).put(TestHub.bytes(more)));
  }
}
