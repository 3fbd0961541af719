package org.drumlin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Request;
import okhttp3.Response;
import org.drumlin.auth.Administration;
import org.drumlin.auth.Role;
import org.drumlin.job.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions, tokens, recovery and reset over HTTP: what holds, and what somebody may try. */
final class AuthSectionTest {
  @TempDir Path folder;
  private final ForwardClock clock = new ForwardClock();
  private GroupHub hub;

  @BeforeEach
  void start() {
    hub = new GroupHub(folder, GroupHub.settings(), clock);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asText();
  }

  private Request.Builder refresh(String token) {
    return hub.post("/auth/refresh", Json.object().put("refresh", token));
  }

  private Request.Builder login(String name, String password) {
    return hub.post("/auth/login", GroupHub.named(name, password));
  }

  private int status(Request.Builder request) throws IOException {
    try (Response response = hub.send(request)) {
      return response.code();
    }
  }

  private ObjectNode administrator() throws Exception {
    Administration.Created made =
        hub.accounts.administration().create("Root", Role.ADMIN, Administration.CONSOLE);
    hub.accounts.reset(made.reset().token(), "seven dry lapwings", "");
    return hub.json(200, login("Root", "seven dry lapwings"));
  }

  // ---- the access token ----

  @Test
  void anAccessTokenLivesTenMinutes() throws Exception {
    String access = text(hub.register("Anna"), "access");
    DecodedJWT token = JWT.decode(access);
    assertEquals("HS256", token.getAlgorithm());
    assertFalse(token.getIssuer().isEmpty());
    assertEquals(List.of(token.getIssuer()), token.getAudience());
    assertFalse(token.getId().isEmpty());
    assertFalse(access.contains("Anna"), "no name in it");
    clock.pass(Duration.ofMinutes(9).plusSeconds(58));
    hub.json(200, hub.as(access, "/jobs"));
    clock.pass(Duration.ofSeconds(3));
    assertTrue(hub.refused(401, hub.as(access, "/jobs")).contains("Renew the session"));
  }

  @Test
  void aForgedAccessTokenLetsNobodyIn() throws Exception {
    String access = text(hub.register("Anna"), "access");
    DecodedJWT real = JWT.decode(access);
    Algorithm others = Algorithm.HMAC256("another secret, as long as it has to be");
    String[] parts = access.split("\\.");
    String none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
    List<String> forged =
        List.of(
            copy(real).sign(others),
            copy(real).sign(Algorithm.HMAC512("another secret, as long as it has to be")),
            copy(real).sign(Algorithm.none()),
            none + "." + parts[1] + ".",
            none + "." + parts[1] + "." + parts[2],
            parts[0] + "." + parts[1] + ".",
            parts[0] + "." + parts[1],
            parts[0] + "." + parts[1] + "." + parts[2].substring(1),
            access + "x",
            "..",
            "Bearer " + access,
            access.repeat(20));
    for (String token : forged) {
      hub.refused(401, hub.as(token, "/jobs"));
    }
    hub.json(200, hub.as(access, "/jobs"));
  }

  private static JWTCreator.Builder copy(DecodedJWT token) {
    return JWT.create()
        .withIssuer(token.getIssuer())
        .withAudience(token.getIssuer())
        .withSubject(token.getSubject())
        .withClaim("sid", token.getClaim("sid").asString())
        .withJWTId(token.getId())
        .withExpiresAt(token.getExpiresAtAsInstant());
  }

  @Test
  void aRefusalTellsHowToSignIn() throws Exception {
    try (Response response = hub.send(hub.api("/jobs"))) {
      assertEquals(401, response.code());
      assertTrue(TestHub.header(response, "WWW-Authenticate").orElse("").startsWith("Bearer"));
      assertTrue(response.body().string().contains("Authorization: Bearer TOKEN"));
    }
  }

  // ---- the refresh token ----

  @Test
  void aRefreshTokenIsOpaqueOf256BitsAndHashedAtRest() throws Exception {
    ObjectNode session = hub.register("Anna");
    String refresh = text(session, "refresh");
    String secret = refresh.split("\\.")[1];
    assertEquals(32, Base64.getUrlDecoder().decode(secret).length);
    ObjectNode next = hub.json(200, refresh(refresh));
    ObjectNode guest = hub.json(201, hub.post("/auth/guest", Json.object()));
    String key = text(guest, "recovery_key");
    String token =
        text(
            hub.json(
                201,
                hub.as(text(next, "access"), "/auth/tokens")
                    .post(TestHub.json("{\"label\":\"nightly\"}"))),
            "token");
    hub.people.close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String never :
            List.of(
                refresh,
                secret,
                text(next, "refresh").split("\\.")[1],
                text(next, "access"),
                key,
                key.replace("-", ""),
                token,
                GroupHub.PASSWORD)) {
          assertFalse(bytes.contains(never), file + " holds a secret");
        }
      }
    }
  }

  @Test
  void theTokenJustReplacedGetsTheSameSuccessorForHalfAMinute() throws Exception {
    String first = text(hub.register("Anna"), "refresh");
    String second = text(hub.json(200, refresh(first)), "refresh");
    assertNotEquals(first, second);
    clock.pass(Duration.ofSeconds(29));
    ObjectNode again = hub.json(200, refresh(first));
    assertEquals(second, text(again, "refresh"));
    hub.json(200, hub.as(text(again, "access"), "/jobs"));
    String third = text(hub.json(200, refresh(second)), "refresh");
    assertNotEquals(second, third);
  }

  @Test
  void aCopiedTokenEndsTheSessionForBoth() throws Exception {
    String first = text(hub.register("Anna"), "refresh");
    ObjectNode second = hub.json(200, refresh(first));
    clock.pass(Duration.ofSeconds(31));
    hub.refused(401, refresh(first));
    hub.refused(401, refresh(text(second, "refresh")));
    hub.refused(401, hub.as(text(second, "access"), "/jobs"));
  }

  @Test
  void nonsenseThatNamesASessionDoesNotEndIt() throws Exception {
    String first = text(hub.register("Anna"), "refresh");
    String[] parts = first.split("\\.");
    String random = "A".repeat(43);
    for (String nonsense :
        List.of(
            parts[0] + "." + random + "." + parts[2],
            parts[0] + "." + random + "." + "A".repeat(22),
            parts[0] + "." + parts[1],
            parts[0],
            "",
            "..",
            first + " ")) {
      hub.refused(401, refresh(nonsense));
    }
    hub.json(200, refresh(first));
  }

  @Test
  void aSessionEndsAfterThirtyDaysHoweverOftenItIsRenewed() throws Exception {
    String refresh = text(hub.register("Anna"), "refresh");
    for (int day = 1; day < 30; day++) {
      clock.pass(Duration.ofDays(1));
      refresh = text(hub.json(200, refresh(refresh)), "refresh");
    }
    clock.pass(Duration.ofHours(23).plusMinutes(55));
    ObjectNode last = hub.json(200, refresh(refresh));
    assertTrue(last.path("expires_in").asInt() <= 300, "no longer than the session");
    clock.pass(Duration.ofMinutes(5));
    hub.refused(401, refresh(text(last, "refresh")));
    hub.refused(401, hub.as(text(last, "access"), "/jobs"));
  }

  @Test
  void logoutEndsAccessAndRefreshAtOnce() throws Exception {
    for (boolean byRefresh : List.of(true, false)) {
      ObjectNode session = hub.register("Anna " + byRefresh);
      String access = text(session, "access");
      String refresh = text(session, "refresh");
      assertEquals(
          204,
          status(
              byRefresh
                  ? hub.post("/auth/logout", Json.object().put("refresh", refresh))
                  : hub.as(access, "/auth/logout").post(TestHub.json("{}"))));
      hub.refused(401, hub.as(access, "/jobs"));
      hub.refused(401, refresh(refresh));
    }
  }

  @Test
  void theOldTokenIsNoGoodAfterDisablingAndANewRoleCountsAtOnce() throws Exception {
    String access = text(hub.register("Anna"), "access");
    String id = text(hub.json(200, hub.as(access, "/auth/me")), "id");
    String root = text(administrator(), "access");
    hub.refused(403, hub.as(access, "/admin/users"));
    hub.json(
        200,
        hub.as(root, "/admin/users/" + id + "/role").post(TestHub.json("{\"role\":\"admin\"}")));
    hub.json(200, hub.as(access, "/admin/users"));
    hub.json(200, hub.as(root, "/admin/users/" + id + "/disable").post(TestHub.json("")));
    hub.refused(401, hub.as(access, "/jobs"));
    assertTrue(hub.refused(403, login("Anna", GroupHub.PASSWORD)).contains("disabled"));
    hub.json(200, hub.as(root, "/admin/users/" + id + "/enable").post(TestHub.json("")));
    hub.json(200, login("Anna", GroupHub.PASSWORD));
  }

  // ---- guests ----

  @Test
  void aGuestComesBackByTheKeyWhichIsThenAnother() throws Exception {
    ObjectNode guest = hub.json(201, hub.post("/auth/guest", Json.object()));
    assertTrue(guest.path("user").path("guest").asBoolean());
    String key = text(guest, "recovery_key");
    ObjectNode back = hub.json(200, recover(key.toLowerCase(java.util.Locale.ROOT)));
    assertEquals(guest.path("user").path("id"), back.path("user").path("id"));
    assertNotEquals(key, text(back, "recovery_key"));
    hub.refused(401, recover(key));
    hub.json(200, recover(text(back, "recovery_key")));
    String typo = key.substring(0, 5) + (key.charAt(5) == 'A' ? 'B' : 'A') + key.substring(6);
    assertTrue(hub.refused(422, recover(typo)).contains("character is wrong"));
    hub.refused(401, login(text(guest.path("user"), "name"), key));
    hub.refused(401, login(text(guest.path("user"), "name"), ""));
  }

  private Request.Builder recover(String key) {
    return hub.post("/auth/recover", Json.object().put("recovery_key", key));
  }

  // ---- passwords ----

  @Test
  void aResetTokenWorksOnceForADayAndEndsAllSessions() throws Exception {
    ObjectNode anna = hub.register("Anna");
    String id = anna.path("user").path("id").asText();
    String root = text(administrator(), "access");
    String spent = offer(root, id);
    String token = offer(root, id);
    hub.refused(401, reset(spent, "nine tall bitterns"));
    assertTrue(hub.refused(422, reset(token, "short")).contains("10 to 128"));
    assertTrue(hub.refused(422, reset(token, "anna anna 1")).contains("password"));
    assertEquals(204, status(reset(token, "nine tall bitterns")));
    hub.refused(401, reset(token, "nine tall bitterns"));
    hub.refused(401, hub.as(text(anna, "access"), "/jobs"));
    hub.refused(401, refresh(text(anna, "refresh")));
    hub.refused(401, login("Anna", GroupHub.PASSWORD));
    hub.json(200, login("Anna", "nine tall bitterns"));
    String late = offer(text(hub.json(200, login("Root", "seven dry lapwings")), "access"), id);
    clock.pass(Duration.ofHours(24));
    hub.refused(401, reset(late, "nine tall bitterns"));
  }

  private String offer(String root, String id) throws IOException {
    return text(
        hub.json(200, hub.as(root, "/admin/users/" + id + "/reset").post(TestHub.json(""))),
        "reset_token");
  }

  private Request.Builder reset(String token, String password) {
    return hub.post("/auth/reset", Json.object().put("reset_token", token).put("new", password));
  }

  @Test
  void changingThePasswordEndsTheOtherSessions() throws Exception {
    String other = text(hub.register("Anna"), "access");
    String mine = text(hub.json(200, login("Anna", GroupHub.PASSWORD)), "access");
    String wrong = "{\"old\":\"not this one\",\"new\":\"nine tall bitterns\"}";
    hub.refused(403, hub.as(mine, "/auth/password").post(TestHub.json(wrong)));
    String change = "{\"old\":\"" + GroupHub.PASSWORD + "\",\"new\":\"nine tall bitterns\"}";
    assertEquals(204, status(hub.as(mine, "/auth/password").post(TestHub.json(change))));
    hub.json(200, hub.as(mine, "/jobs"));
    hub.refused(401, hub.as(other, "/jobs"));
    hub.refused(401, login("Anna", GroupHub.PASSWORD));
    hub.json(200, login("Anna", "nine tall bitterns"));
  }

  // ---- tokens for scripts ----

  @Test
  void aTokenForScriptsIsGoodForJobsAndNotForAccounts() throws Exception {
    String root = text(administrator(), "access");
    ObjectNode made =
        hub.json(
            201,
            hub.as(root, "/auth/tokens")
                .post(TestHub.json("{\"label\":\"nightly\",\"expires_days\":2}")));
    String token = text(made, "token");
    assertTrue(token.matches("drumlin_[A-Za-z0-9_-]{43}"), token);
    hub.json(200, hub.as(token, "/jobs"));
    assertEquals("Root", text(hub.json(200, hub.as(token, "/auth/me")), "name"));
    for (Request.Builder no :
        List.of(
            hub.as(token, "/admin/users"),
            hub.as(token, "/admin/audit"),
            hub.as(token, "/auth/tokens"),
            hub.as(token, "/auth/tokens").post(TestHub.json("{\"label\":\"x\"}")),
            hub.as(token, "/auth/tokens/" + text(made, "id")).delete(),
            hub.as(token, "/auth/password")
                .post(TestHub.json("{\"old\":\"seven dry lapwings\",\"new\":\"x\"}")))) {
      assertTrue(hub.refused(403, no).contains("token for scripts"));
    }
    ObjectNode listed = hub.json(200, hub.as(root, "/auth/tokens"));
    assertFalse(listed.toString().contains(token));
    assertEquals("nightly", listed.path("tokens").path(0).path("label").asText());
    assertTrue(listed.path("tokens").path(0).path("used").isTextual());
    clock.pass(Duration.ofDays(2));
    hub.refused(401, hub.as(token, "/jobs"));
  }

  @Test
  void aRevokedTokenIsNoGoodAndOnlyItsUserRevokesIt() throws Exception {
    String anna = text(hub.register("Anna"), "access");
    String bob = text(hub.register("Bob"), "access");
    ObjectNode made =
        hub.json(201, hub.as(anna, "/auth/tokens").post(TestHub.json("{\"label\":\"nightly\"}")));
    String path = "/auth/tokens/" + text(made, "id");
    hub.refused(404, hub.as(bob, path).delete());
    hub.json(200, hub.as(text(made, "token"), "/jobs"));
    assertEquals(204, status(hub.as(anna, path).delete()));
    hub.refused(401, hub.as(text(made, "token"), "/jobs"));
    hub.refused(404, hub.as(anna, path).delete());
    hub.refused(422, hub.as(anna, "/auth/tokens").post(TestHub.json("{\"label\":\"a\\nb\"}")));
    hub.refused(
        422,
        hub.as(anna, "/auth/tokens").post(TestHub.json("{\"label\":\"x\",\"expires_days\":0}")));
  }
}
