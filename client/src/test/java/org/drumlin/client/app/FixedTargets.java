package org.drumlin.client.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drumlin.job.Json;
import org.drumlin.job.ServerCertificate;
import org.drumlin.job.Target;
import org.drumlin.job.Target.State;
import org.drumlin.job.TargetList;
import org.drumlin.job.TargetList.Secrets;

/**
 * The places of a {@link FixedHub}: a server is asked about once and then there; anybody is let in.
 */
final class FixedTargets {
  private static final String SHA256 = "3f9a41c0d27be85a6610f4c9".repeat(3).substring(0, 64);

  private final List<Target> targets = new ArrayList<>(List.of(Target.here("1.2.0")));

  synchronized void add(String name, State state, String user, Instant since, String message) {
    targets.removeIf(target -> target.name().equals(name));
    targets.add(
        new Target(
            name,
            Target.Kind.SERVER,
            "https://" + name + ".example.org",
            user,
            state,
            Optional.of(since),
            message,
            "1.2.0"));
  }

  /** A cluster that lets ada in. */
  synchronized void cluster(String name) {
    targets.removeIf(target -> target.name().equals(name));
    targets.add(
        new Target(
            name,
            Target.Kind.CLUSTER,
            "ssh://ada@login.example.org",
            "ada",
            State.OK,
            Optional.of(Instant.now()),
            "",
            ""));
  }

  synchronized void answer(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    String name = path.length > 4 ? path[4] : "";
    String what = path.length > 5 ? path[5] : "";
    switch (exchange.getRequestMethod() + " " + what) {
      case "GET " -> send(exchange, 200, new TargetList(targets, Secrets.FILE).toJson());
      case "DELETE " -> {
        targets.removeIf(target -> target.name().equals(name));
        send(exchange, 200, Json.object());
      }
      case "POST " -> create(exchange);
      case "POST login" -> {
        String user =
            Json.readObject(exchange.getRequestBody().readAllBytes()).path("name").asText();
        add(name, State.OK, user, Instant.now(), "");
        send(exchange, 200, Json.object());
      }
      case "POST logout" -> {
        add(name, State.NEEDS_LOGIN, "", Instant.now(), "");
        send(exchange, 200, Json.object());
      }
      default -> send(exchange, 200, Json.object());
    }
  }

  private void create(HttpExchange exchange) throws IOException {
    ObjectNode asked = Json.readObject(exchange.getRequestBody().readAllBytes());
    if (asked.path("kind").asText("").equals("cluster")) {
      send(exchange, 201, Json.object());
      return;
    }
    if (asked.path("certificate").asText("").equals(SHA256)) {
      add(asked.path("name").asText(), State.NEEDS_LOGIN, "", Instant.now(), "");
      send(exchange, 201, Json.object());
      return;
    }
    var shown =
        new ServerCertificate(
            SHA256,
            "CN=beamline.example.org, O=Soft Matter Group",
            "CN=Soft Matter Group CA, O=Soft Matter Group",
            Instant.parse("2027-03-01T12:00:00Z"));
    ObjectNode body = Json.object();
    body.putObject("error").put("message", "The certificate is not known.");
    body.set("certificate", shown.toJson());
    send(exchange, 409, body);
  }

  private static void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
    byte[] bytes = Json.line(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
