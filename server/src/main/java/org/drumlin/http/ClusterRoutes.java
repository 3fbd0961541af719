package org.drumlin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drumlin.auth.AuditLog;
import org.drumlin.auth.Gate;
import org.drumlin.cluster.Clusters;
import org.drumlin.cluster.ConnectionTests;
import org.drumlin.cluster.Presets;
import org.drumlin.cluster.Standing;
import org.drumlin.job.Json;
import org.drumlin.slurm.BatchRequest;
import org.drumlin.slurm.ClusterSettings;

/** Clusters: how the contact stands, testing it and logging in, and the presets of the form. */
final class ClusterRoutes {
  static final String CLUSTERS = Route.API + "/clusters";
  static final String CLUSTER = CLUSTERS + "/{name}";
  private static final String PRESETS = CLUSTER + "/presets";

  private final Clusters clusters;
  private final ConnectionTests tests;
  private final Presets presets;
  private final AuditLog audit;

  ClusterRoutes(Clusters clusters, ConnectionTests tests, Presets presets, AuditLog audit) {
    this.clusters = clusters;
    this.tests = tests;
    this.presets = presets;
    this.audit = audit;
  }

  List<Route> routes() {
    return List.of(
        Route.get(CLUSTERS, this::list),
        Route.post(CLUSTER + "/test", this::test),
        Route.get(CLUSTER + "/test", this::report),
        Route.post(CLUSTER + "/answer", this::answer),
        Route.get(PRESETS, this::presets),
        new Route(HandlerType.PUT, PRESETS + "/{preset}", this::keep),
        new Route(HandlerType.DELETE, PRESETS + "/{preset}", this::remove));
  }

  /** The cluster that the address names. */
  static ClusterSettings named(Clusters clusters, Context ctx) throws IOException {
    String name = ctx.pathParam("name");
    return clusters
        .find(name)
        .orElseThrow(() ->
            Problem.withRemedy(
                404, "There is no cluster " + name + ".", "Look at the list of clusters."));
  }

  private void list(Context ctx) throws IOException {
    ObjectNode all = Json.object();
    ArrayNode list = all.putArray("clusters");
    for (ClusterSettings settings : clusters.all()) {
      Standing standing = clusters.standing(settings);
      list.addObject()
          .put("name", settings.name())
          .put("host", settings.host())
          .put("scheduler", settings.scheduler())
          .put("state", standing.state().wire())
          .put("since", standing.since().map(Instant::toString).orElse(null))
          .put("message", standing.message());
    }
    Bodies.write(ctx, 200, all);
  }

  /** Whoever logs in does so for all who compute there. */
  private static void administers(Context ctx) {
    if (!Gate.admitted(ctx).administers()) {
      throw new Problem(403, "This server's administrators connect to its clusters.");
    }
  }

  private void test(Context ctx) throws IOException {
    administers(ctx);
    ClusterSettings settings = named(clusters, ctx);
    tests.begin(settings);
    audit.record(Gate.user(ctx).id(), "cluster.test", settings.name());
    Bodies.write(ctx, 202, tests.report(settings.name()));
  }

  private void report(Context ctx) throws IOException {
    administers(ctx);
    Bodies.write(ctx, 200, tests.report(named(clusters, ctx).name()));
  }

  private void answer(Context ctx) throws IOException {
    administers(ctx);
    String name = named(clusters, ctx).name();
    ObjectNode body = Bodies.read(ctx);
    String question = body.path("question").asText("");
    boolean taken;
    if (body.path("cancel").asBoolean()) {
      taken = tests.cancel(name, question);
    } else if (body.path("trust").isBoolean()) {
      taken = tests.trust(name, question, body.path("trust").asBoolean());
    } else {
      taken = tests.answers(name, question, texts(body), body.path("keep").asBoolean());
    }
    if (!taken) {
      throw Problem.withRemedy(
          409, "This is not asked any more.", "Look at the test again; perhaps it ended.");
    }
    ctx.status(204);
  }

  private static List<String> texts(ObjectNode body) {
    List<String> texts = new ArrayList<>();
    for (JsonNode answer : body.path("answers")) {
      texts.add(answer.asText(""));
    }
    if (texts.isEmpty()) {
      throw Problem.at(422, "answers", "Send trust, answers or cancel.");
    }
    return texts;
  }

  private void presets(Context ctx) throws IOException {
    String name = named(clusters, ctx).name();
    ObjectNode all = Json.object();
    ObjectNode list = all.putObject("presets");
    presets.all(Gate.user(ctx).id(), name).forEach(list::set);
    Bodies.write(ctx, 200, all);
  }

  private void keep(Context ctx) throws IOException {
    String name = named(clusters, ctx).name();
    ObjectNode queue = Bodies.read(ctx, QueueWishes.LARGEST);
    BatchRequest request = QueueWishes.read(queue);
    presets.keep(Gate.user(ctx).id(), name, preset(ctx), request.toJson());
    ctx.status(204);
  }

  private void remove(Context ctx) throws IOException {
    String name = named(clusters, ctx).name();
    if (!presets.remove(Gate.user(ctx).id(), name, preset(ctx))) {
      throw new Problem(404, "There is no preset " + preset(ctx) + ".");
    }
    ctx.status(204);
  }

  private static String preset(Context ctx) {
    return Optional.of(ctx.pathParam("preset"))
        .filter(Presets::names)
        .orElseThrow(() ->
            new Problem(
                422,
                "A preset's name has letters, digits, spaces, dots, - and _, begins with a letter"
                    + " or a digit, and has at most 63."));
  }
}
