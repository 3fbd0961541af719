package org.drumlin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import okhttp3.Request;
import okhttp3.Response;
import org.drumlin.job.Job;
import org.drumlin.job.JobFolder;
import org.drumlin.job.Json;
import org.drumlin.job.RemoteRecord;
import org.drumlin.job.Target;
import org.drumlin.job.TargetList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub and another real server, which knows the hub's user not yet. */
final class TargetRoutesTest {
  @TempDir Path folder;
  private TestHub hub;
  private TestHub server;

  @BeforeEach
  void start() {
    hub = new TestHub(folder.resolve("hub"));
    server = new TestHub(folder.resolve("server"));
  }

  @AfterEach
  void close() {
    hub.close();
    server.close();
  }

  private record Answer(int status, ObjectNode body) {
    String message() {
      return body.path("error").path("message").asText();
    }
  }

  private Answer send(Request.Builder request) throws Exception {
    try (Response response = hub.send(request)) {
      byte[] bytes = response.body().bytes();
      return new Answer(
          response.code(), bytes.length == 0 ? Json.object() : Json.readObject(bytes));
    }
  }

  private Answer post(String path, String body) throws Exception {
    return send(hub.api("/targets" + path).post(TestHub.json(body)));
  }

  private Answer add(String name, String address) throws Exception {
    return post("", "{\"name\":\"" + name + "\",\"address\":\"" + address + "\"}");
  }

  private String address() {
    return "http://127.0.0.1:" + server.port();
  }

  @Test
  void thisComputerIsThereFromTheBeginning() throws Exception {
    TargetList list = TargetList.fromJson(send(hub.api("/targets")).body());
    assertEquals(1, list.targets().size());
    assertEquals(Job.HERE, list.targets().getFirst().name());
    assertEquals(Target.State.OK, list.targets().getFirst().state());
  }

  @Test
  void aServerIsAddedAskedAndRemoved() throws Exception {
    assertEquals(201, add("group", address()).status());
    assertEquals(409, add("group", address()).status());
    Answer checked = post("/group/check", "");
    assertEquals(200, checked.status());
    Target target = Target.fromJson(checked.body());
    assertEquals(Target.State.NEEDS_LOGIN, target.state());
    assertEquals(address(), target.address());
    assertEquals(204, send(hub.api("/targets/group").delete()).status());
    assertEquals(404, send(hub.api("/targets/group").delete()).status());
    assertEquals(404, post("/group/check", "").status());
  }

  @Test
  void whatCannotBeAddedIsToldWhy() throws Exception {
    assertEquals(422, add("local", address()).status());
    assertEquals(422, add("group", "http://example.org").status());
    assertEquals(422, post("", "{\"name\":\"group\"}").status());
    int port = server.port();
    server.close();
    Answer silent = add("group", "http://127.0.0.1:" + port);
    assertEquals(502, silent.status());
    assertEquals("The server group does not answer (connection refused).", silent.message());
  }

  @Test
  void aSignInThatTheServerRefusesIsNoFaultOfThisOnes() throws Exception {
    add("group", address());
    Answer refused = post("/group/login", "{\"token\":\"wrong\"}");
    assertEquals(422, refused.status(), refused.body().toString());
    assertEquals(422, post("/group/login", "{\"name\":\"ada\"}").status());
    assertEquals(200, post("/group/logout", "").status());
  }

  @Test
  void aJobForNoTargetIsRefusedAndOneForATargetKnowsItsPriority() throws Exception {
    String submission =
        "{\"document\":"
            + TestHub.document("far")
            + ",\"files\":{\"d.dat\":\""
            + hub.upload(TestHub.DATA)
            + "\"},\"target\":\"group\",\"priority\":3}";
    Answer refused = send(hub.api("/jobs").post(TestHub.json(submission)));
    assertEquals(422, refused.status());
    assertEquals("target", refused.body().path("error").path("path").asText());
    add("group", address());
    Answer accepted = send(hub.api("/jobs").post(TestHub.json(submission)));
    assertEquals(202, accepted.status(), accepted.body().toString());
    Job job = Job.fromJson(accepted.body());
    assertEquals("group", job.target());
    JobFolder its = JobFolder.at(folder.resolve("hub/jobs").resolve(job.id()));
    assertEquals(RemoteRecord.waiting("group", 3), RemoteRecord.read(its).orElseThrow());
    Answer still = send(hub.api("/targets/group").delete());
    assertEquals(409, still.status());
    assertTrue(still.message().contains("has not ended"), still.message());
  }
}
