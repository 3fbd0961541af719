package org.drumlin.client.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.drumlin.job.Json;
import org.drumlin.slurm.BatchRequest;
import org.drumlin.slurm.Problem;

/**
 * The clusters of a {@link FixedHub}: a test that asks about a host key, a code and a password, and
 * ends well; two partitions; a script of what was asked.
 */
final class FixedClusters {
  private static final String OK =
      "{\"name\":\"%s\",\"state\":\"ok\",\"saw\":\"%s\",\"remedy\":\"\"}";
  private static final String STEPS =
      "{\"steps\":["
          + OK.formatted("Reach", "login.example.org, port 22, answers")
          + ","
          + "%s],\"done\":%s,\"question\":%s}";
  private static final String HOST_KEY =
      """
      {"id":"q1","kind":"trust","where":"login.example.org:22","type":"ssh-ed25519",
       "fingerprint":"SHA256:q8jZ0m3hPz5yT1nW7bEoYd2rKcV9xGsLfUa4iNtRk6M",
       "instruction":"","prompts":[],"keep":false}
      """;
  private static final String CODE =
      """
      {"id":"q2","kind":"challenge","where":"ada@login.example.org",
       "instruction":"Two factors are asked for on this host.",
       "prompts":[{"text":"Password: ","echo":false},{"text":"Verification code: ","echo":true}],
       "keep":false}
      """;
  private static final String FACTS =
      """
      {"fetched":"%s","partitions":[
        {"name":"batch","default":true,"up":true,"max_walltime":"2-00:00:00",
         "cpus_per_node":64,"memory_per_node_mb":257536,"gpus":[],"message":""},
        {"name":"gpu","default":false,"up":true,"max_walltime":"12:00:00",
         "cpus_per_node":16,"memory_per_node_mb":131072,"gpus":["a100:4"],"message":""}],
       "accounts":["softmatter"],"qos":["normal","long"],"modules":["java/25","gcc/14"]}
      """;
  private static final String LEFT =
      """
      {"jobs":[{"id":"1","title":"Polymer blend, LOQ","bytes":48123456},
       {"id":"2","title":"Micelles at 40 °C","bytes":1234567890}],"bytes":1282691346}
      """;

  private final FixedTargets targets;
  private int answered;

  FixedClusters(FixedTargets targets) {
    this.targets = targets;
  }

  synchronized void answer(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    String what = path.length > 5 ? path[5] : "";
    byte[] body = exchange.getRequestBody().readAllBytes();
    switch (exchange.getRequestMethod() + " " + what) {
      case "POST test" -> {
        answered = 0;
        send(exchange, 202, report(path[4]));
      }
      case "GET test" -> send(exchange, 200, report(path[4]));
      case "POST answer" -> {
        answered++;
        send(exchange, 200, "{}");
      }
      case "GET facts" -> send(exchange, 200, FACTS.formatted(Instant.now()));
      case "POST preview" -> send(exchange, 200, preview(body));
      case "POST try" ->
          send(exchange, 200, "{\"ok\":true,\"message\":\"It would begin at 14:05.\"}");
      case "GET presets" -> send(exchange, 200, "{\"presets\":{\"overnight\":{\"cpus\":32}}}");
      case "GET leftovers" -> send(exchange, 200, LEFT);
      default -> send(exchange, 200, "{}");
    }
  }

  private String report(String name) {
    return switch (answered) {
      case 0 -> STEPS.formatted(running("Host key"), "false", HOST_KEY);
      case 1 ->
          STEPS.formatted(
              String.join(",", OK.formatted("Host key", "as trusted"), running("Log in")),
              "false",
              CODE);
      default -> {
        targets.cluster(name);
        yield STEPS.formatted(ended(), "true", "null");
      }
    };
  }

  private static String running(String name) {
    return "{\"name\":\"%s\",\"state\":\"running\",\"saw\":\"\",\"remedy\":\"\"}".formatted(name);
  }

  private static String ended() {
    return String.join(
        ",",
        List.of(
            OK.formatted("Host key", "as trusted"),
            OK.formatted("Log in", "as ada, with a password and a code"),
            OK.formatted("Clean shell", "bash 5.2, home folder /home/ada"),
            OK.formatted("Slurm", "slurm 22.05.8; its controller answers; your jobs there: 0"),
            """
            {"name":"Partitions","state":"warning","saw":"batch (at most 2-00:00:00); closed: old",
             "remedy":"Choose one that is open."}
            """,
            OK.formatted("Work folder", "/home/ada/drumlin: writable, 212.4 GB free"),
            OK.formatted("Java", "This program's own is put there once.")));
  }

  private static String preview(byte[] body) throws IOException {
    var asked = (ObjectNode) Json.readObject(body).path("queue");
    var request = BatchRequest.fromJson(asked);
    var script = new StringBuilder("#!/bin/bash\n");
    for (var option : asked.properties()) {
      script.append("#SBATCH --%s=%s%n".formatted(option.getKey(), option.getValue().asText()));
    }
    script.append("\nexec java -jar drumlin-runner.jar run .\n");
    ObjectNode answer = Json.object().put("script", script.toString());
    var problems = answer.putArray("problems");
    for (Problem problem : request.problems()) {
      problems.addObject().put("field", problem.field()).put("message", problem.message());
    }
    return Json.line(answer);
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
