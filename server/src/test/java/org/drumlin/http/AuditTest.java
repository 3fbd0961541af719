package org.drumlin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** What people did is written down, who may read it, and that no secret is in it. */
final class AuditTest {
  private static final String TYPED = "my password in the wrong field";

  @TempDir Path folder;
  private GroupHub hub;

  @BeforeEach
  void start() {
    hub = new GroupHub(folder, GroupHub.settings(), new ForwardClock());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private void send(Request.Builder request) throws Exception {
    try (Response response = hub.send(request)) {
      response.body().bytes();
    }
  }

  @Test
  void everyActionIsThereWithItsUserAndNoSecretIs() throws Exception {
    List<String> secrets = new ArrayList<>(List.of(TYPED, GroupHub.PASSWORD, "nine tall bitterns"));
    Administration.Created made =
        hub.accounts.administration().create("Root", Role.ADMIN, Administration.CONSOLE);
    secrets.add(made.reset().token());
    hub.accounts.reset(made.reset().token(), "nine tall bitterns", "192.0.2.1");
    String root =
        hub.json(200, hub.post("/auth/login", GroupHub.named("Root", "nine tall bitterns")))
            .path("access")
            .asText();
    ObjectNode anna = hub.register("Anna");
    String token = anna.path("access").asText();
    String id = anna.path("user").path("id").asText();
    hub.refused(401, hub.post("/auth/login", GroupHub.named(TYPED, "Anna")));
    hub.refused(401, hub.post("/auth/login", GroupHub.named("Anna", TYPED)));
    ObjectNode api =
        hub.json(201, hub.as(token, "/auth/tokens").post(TestHub.json("{\"label\":\"n\"}")));
    String job = hub.submit(token, "Blend").path("id").asText();
    send(hub.as(token, "/jobs/" + job + "/zip"));
    send(hub.as(token, "/jobs/" + job + "/files/fit.json"));
    send(hub.as(token, "/jobs/" + job + "/stop").post(TestHub.json("")));
    send(hub.as(token, "/jobs/" + job).delete());
    send(hub.as(token, "/auth/tokens/" + api.path("id").asText()).delete());
    send(hub.as(root, "/admin/users/" + id + "/role").post(TestHub.json("{\"role\":\"script\"}")));
    ObjectNode reset =
        hub.json(200, hub.as(root, "/admin/users/" + id + "/reset").post(TestHub.json("")));
    send(hub.as(token, "/auth/logout").post(TestHub.json("{}")));
    secrets.addAll(
        List.of(
            root,
            token,
            anna.path("refresh").asText(),
            api.path("token").asText(),
            reset.path("reset_token").asText()));

    List<String> seen = new ArrayList<>();
    for (JsonNode entry : hub.json(200, hub.as(root, "/admin/audit")).path("entries")) {
      seen.add(entry.path("user").asText() + " " + entry.path("action").asText());
      assertTrue(entry.path("time").asText().endsWith("Z"));
    }
    String admin = made.user().id();
    assertEquals(
        List.of(
            id + " logout",
            admin + " reset.offered",
            admin + " role.script",
            id + " token.revoked",
            id + " job.delete",
            id + " job.stop",
            id + " job.download",
            id + " job.download",
            id + " job.submit",
            id + " token.made",
            "- login.failed",
            "- login.failed",
            id + " register",
            admin + " login",
            admin + " password.reset",
            "console user.created"),
        seen);
    JsonNode newest = hub.json(200, hub.as(root, "/admin/audit?limit=1")).path("entries");
    assertEquals(1, newest.size());
    assertEquals("127.0.0.1", newest.path(0).path("address").asText());
    try (Stream<Path> files = Files.list(folder.resolve("audit"))) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        secrets.forEach(secret -> assertFalse(text.contains(secret), secret));
      }
    }
  }

  @Test
  void onlyAdministratorsReadIt() throws Exception {
    String anna = hub.register("Anna").path("access").asText();
    hub.refused(403, hub.as(anna, "/admin/audit"));
    hub.refused(401, hub.api("/admin/audit"));
    for (String path :
        List.of("/admin/users/x/role", "/admin/users/x/reset", "/admin/users/x/disable")) {
      hub.refused(403, hub.as(anna, path).post(TestHub.json("{\"role\":\"admin\"}")));
    }
    hub.refused(403, hub.as(anna, "/admin/invitations").post(TestHub.json("")));
    hub.refused(
        403, hub.as(anna, "/admin/users").post(TestHub.json(Json.line(GroupHub.named("x", "y")))));
  }
}
