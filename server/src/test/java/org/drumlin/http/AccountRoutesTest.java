package org.drumlin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.InstantSource;
import org.drumlin.job.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts as a program sees them, over HTTP. */
final class AccountRoutesTest {
  @TempDir Path folder;
  private GroupHub hub;

  @BeforeEach
  void start() {
    hub = new GroupHub(folder, GroupHub.settings(), InstantSource.system());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private static String access(ObjectNode session) {
    return session.path("access").asText();
  }

  @Test
  void somebodyRegistersSignsInRenewsAndSignsOut() throws Exception {
    ObjectNode registered = hub.register("Anna Berg");
    assertEquals("Anna Berg", registered.path("user").path("name").asText());
    assertEquals("user", registered.path("user").path("role").asText());
    assertEquals(600, registered.path("expires_in").asInt());
    ObjectNode me = hub.json(200, hub.as(access(registered), "/auth/me"));
    assertEquals(registered.path("user").path("id"), me.path("id"));
    assertEquals(0, me.path("quota").path("jobs_used").asInt());
    ObjectNode login =
        hub.json(200, hub.post("/auth/login", GroupHub.named("anna BERG", GroupHub.PASSWORD)));
    ObjectNode renewed =
        hub.json(
            200,
            hub.post(
                "/auth/refresh", Json.object().put("refresh", login.path("refresh").asText())));
    assertNotEquals(login.path("refresh"), renewed.path("refresh"));
    hub.json(200, hub.as(access(renewed), "/jobs"));
    hub.json(204, hub.as(access(renewed), "/auth/logout").post(TestHub.json("")));
    assertTrue(hub.refused(401, hub.as(access(renewed), "/jobs")).contains("sign in again"));
    assertTrue(hub.refused(401, hub.as(access(login), "/jobs")).contains("sign in again"));
    hub.refused(
        401,
        hub.post("/auth/refresh", Json.object().put("refresh", renewed.path("refresh").asText())));
    hub.json(200, hub.as(access(registered), "/jobs"));
  }

  @Test
  void oneSeesWhereOneIsSignedInAndEndsItFromAfar() throws Exception {
    String here = access(hub.register("Anna"));
    String there =
        access(hub.json(200, hub.post("/auth/login", GroupHub.named("Anna", GroupHub.PASSWORD))));
    String bob = access(hub.register("Bob"));
    JsonNode sessions = hub.json(200, hub.as(here, "/auth/sessions")).path("sessions");
    assertEquals(2, sessions.size());
    JsonNode other = sessions.get(sessions.get(0).path("current").asBoolean() ? 1 : 0);
    assertFalse(other.path("current").asBoolean());
    String path = "/auth/sessions/" + other.path("id").asText();
    hub.refused(404, hub.as(bob, path).delete());
    hub.json(200, hub.as(there, "/jobs"));
    hub.json(204, hub.as(here, path).delete());
    hub.refused(401, hub.as(there, "/jobs"));
    hub.refused(404, hub.as(here, path).delete());
    sessions = hub.json(200, hub.as(here, "/auth/sessions")).path("sessions");
    assertEquals(1, sessions.size());
    assertTrue(sessions.get(0).path("current").asBoolean());
    ObjectNode token =
        hub.json(201, hub.as(here, "/auth/tokens").post(TestHub.json("{\"label\":\"x\"}")));
    hub.refused(403, hub.as(token.path("token").asText(), "/auth/sessions"));
  }

  @Test
  void aWrongPasswordAndAnUnknownNameAreToldTheSame() throws Exception {
    hub.register("Anna");
    String wrong =
        hub.refused(401, hub.post("/auth/login", GroupHub.named("Anna", "not this one")));
    String unknown =
        hub.refused(401, hub.post("/auth/login", GroupHub.named("Bob", "not this one")));
    assertEquals(wrong, unknown);
    assertFalse(wrong.isEmpty());
  }
}
