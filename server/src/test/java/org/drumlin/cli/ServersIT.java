package org.drumlin.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.drumlin.app.ServerProcess;
import org.drumlin.job.JobFolder;
import org.drumlin.job.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line at a group's server, each command a process of its own. */
final class ServersIT {
  private static final String DATA = "ISIS_Polymer_Blend_RT2.xml";
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final String PASSWORD = "slit lamp under nine gravel roofs";

  @TempDir Path folder;
  private final OkHttpClient http = new OkHttpClient();

  private record Said(int code, String out, String err) {}

  @AfterEach
  void close() {
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }

  private Said drumlin(String input, String... words) throws Exception {
    Path errors = folder.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(ServerProcess.command(words))
            .directory(Files.createDirectories(folder.resolve("work")).toFile())
            .redirectError(errors.toFile());
    builder.environment().put("DRUMLIN_HOME", folder.resolve("home").toString());
    builder.environment().put("DRUMLIN_SECRETS", "file");
    Process process = builder.start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), out.strip(), Files.readString(errors));
  }

  private String ok(String input, String... words) throws Exception {
    Said said = drumlin(input, words);
    assertEquals(0, said.code(), said.toString());
    return said.out();
  }

  private Path document(String method) throws Exception {
    Path beside = Files.createDirectories(folder.resolve("documents"));
    if (!Files.exists(beside.resolve(DATA))) {
      Files.copy(EXAMPLES.resolve(DATA), beside.resolve(DATA));
    }
    ObjectNode document =
        Json.readObject(Files.readAllBytes(EXAMPLES.resolve("polymer-blend.fit.json")));
    document.set("method", Json.readObject(method));
    Path file = beside.resolve("blend-" + Integer.toHexString(method.hashCode()) + ".fit.json");
    return Files.write(file, Json.pretty(document));
  }

  private ServerProcess serve() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("server.yaml"),
            """
            listen: 127.0.0.1:0
            data: %s
            accounts: {registration: open}
            slots: 1
            threads: 1
            """
                .formatted(folder.resolve("data")));
    return ServerProcess.start(config, Map.of());
  }

  private int status(Request.Builder request) throws Exception {
    try (Response response = http.newCall(request.build()).execute()) {
      return response.code();
    }
  }

  @Test
  void fromSigningInToSigningOut() throws Exception {
    String address;
    try (ServerProcess server = serve()) {
      address = "http://127.0.0.1:" + server.port();
      String who = "{\"name\":\"ada\",\"password\":\"" + PASSWORD + "\"}";
      assertEquals(
          201,
          status(
              new Request.Builder()
                  .url(address + "/api/v1/auth/register")
                  .post(RequestBody.create(who, MediaType.get("application/json")))));
      Said wrong = drumlin("not it\n", "login", address, "--name", "group", "--user", "ada");
      assertEquals(DrumlinCli.SIGN_IN, wrong.code(), wrong.toString());
      assertEquals(
          "Signed in to group as ada.",
          ok(PASSWORD + "\n", "login", address, "--name", "group", "--user", "ada"));
      assertTrue(ok("", "targets").contains("ok"));

      String id = ok("", "submit", document("{\"name\":\"lm\"}").toString(), "--target", "group");
      String table = ok("", "watch", id);
      assertTrue(table.contains("rg") && table.contains("drumlin fetch " + id), table);
      ok("", "fetch", id, "--out", "fetched");
      Path fetched = folder.resolve("work/fetched");
      assertTrue(Files.size(fetched.resolve("report.html")) > 10_000);
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("data/jobs").resolve(id).resolve("result.json")),
          Files.readAllBytes(fetched.resolve("result.json")));
      assertTrue(JobFolder.isJobFolder(fetched) && Files.exists(fetched.resolve("data/" + DATA)));

      String endless =
          "{\"name\":\"dream\",\"samples\":10000,\"steps\":10000000,\"thin\":1000,\"seed\":1}";
      ObjectNode second =
          Json.readObject(
              ok("", "submit", document(endless).toString(), "--target", "group", "--json"));
      String slow = second.path("id").asText();
      ok("", "stop", slow);
      Said stopped = drumlin("", "watch", slow);
      assertTrue(stopped.code() == 3 || stopped.err().contains("cancelled"), stopped.toString());
      ObjectNode jobs = Json.readObject(ok("", "jobs", "--json"));
      assertEquals(2, jobs.path("jobs").size());

      String token = access();
      Request.Builder asked =
          new Request.Builder()
              .url(address + "/api/v1/jobs")
              .header("Authorization", "Bearer " + token);
      assertEquals(200, status(asked));
      assertEquals("Signed out of group.", ok("", "logout", "group"));
      assertEquals(401, status(asked), "the old token is refused");
      Said out = drumlin("", "jobs");
      assertEquals(DrumlinCli.SIGN_IN, out.code(), out.toString());
      assertFalse(server.log().contains(PASSWORD) || server.log().contains(token));
      ok(PASSWORD + "\n", "login", address, "--name", "group", "--user", "ada");
    }
    Said away = drumlin("", "jobs");
    assertEquals(DrumlinCli.NO_ANSWER, away.code(), away.toString());
    assertTrue(
        away.err().contains("The server group does not answer (connection refused)."),
        away.toString());
  }

  private String access() throws Exception {
    ObjectNode secrets = Json.readObject(Files.readAllBytes(folder.resolve("home/secrets.json")));
    String kept = secrets.properties().iterator().next().getValue().asText();
    return Json.readObject(kept).path("access").asText();
  }
}
