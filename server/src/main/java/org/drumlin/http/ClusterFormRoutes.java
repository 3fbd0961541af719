package org.drumlin.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.drumlin.cluster.Clusters;
import org.drumlin.cluster.FactsStore;
import org.drumlin.cluster.ScriptForm;
import org.drumlin.job.Json;
import org.drumlin.shell.ShellException;
import org.drumlin.slurm.BatchRequest;
import org.drumlin.slurm.ClusterSettings;
import org.drumlin.slurm.Scheduler;

/** What the form of a script is filled and checked with. */
final class ClusterFormRoutes {
  private static final int BAD_GATEWAY = 502;

  private final Clusters clusters;
  private final FactsStore facts;
  private final ScriptForm form;

  ClusterFormRoutes(Clusters clusters, FactsStore facts, ScriptForm form) {
    this.clusters = clusters;
    this.facts = facts;
    this.form = form;
  }

  List<Route> routes() {
    return List.of(
        Route.get(ClusterRoutes.CLUSTER + "/facts", this::facts),
        Route.post(ClusterRoutes.CLUSTER + "/preview", this::preview),
        Route.post(ClusterRoutes.CLUSTER + "/try", this::tryOut));
  }

  private void facts(Context ctx) throws IOException {
    ClusterSettings settings = ClusterRoutes.named(clusters, ctx);
    boolean fresh = "true".equals(ctx.queryParam("refresh"));
    Optional<FactsStore.Known> kept = fresh ? Optional.empty() : facts.kept(settings);
    FactsStore.Known known = kept.isPresent() ? kept.orElseThrow() : ask(settings);
    Bodies.write(ctx, 200, known.toJson());
  }

  private FactsStore.Known ask(ClusterSettings settings) {
    try {
      return facts.ask(settings);
    } catch (ShellException e) {
      throw unheard(e);
    } catch (IOException e) {
      throw new Problem(BAD_GATEWAY, String.valueOf(e.getMessage()));
    }
  }

  private void preview(Context ctx) throws IOException {
    ClusterSettings settings = ClusterRoutes.named(clusters, ctx);
    ScriptForm.Preview preview = form.preview(settings, QueueWishes.read(queue(ctx)));
    ObjectNode node = Json.object().put("script", preview.script());
    ArrayNode problems = node.putArray("problems");
    preview
        .problems()
        .forEach(problem ->
            problems.addObject().put("field", problem.field()).put("message", problem.message()));
    Bodies.write(ctx, 200, node);
  }

  private void tryOut(Context ctx) throws IOException {
    ClusterSettings settings = ClusterRoutes.named(clusters, ctx);
    BatchRequest request = QueueWishes.checked(queue(ctx));
    try {
      Scheduler.Trial trial = form.tryOut(settings, request);
      Bodies.write(ctx, 200, Json.object().put("ok", trial.ok()).put("message", trial.message()));
    } catch (ShellException e) {
      throw unheard(e);
    }
  }

  private static ObjectNode queue(Context ctx) throws IOException {
    if (Bodies.read(ctx, QueueWishes.LARGEST).path("queue") instanceof ObjectNode queue) {
      return queue;
    }
    throw Problem.at(422, "queue", "queue is missing: what is asked of the queue.");
  }

  /** The way to the cluster is at fault, or a login is missing: not the request. */
  private static Problem unheard(ShellException e) {
    String message = String.valueOf(e.getMessage());
    return e.kind() == ShellException.Kind.NEEDS_LOGIN
        ? Problem.withRemedy(BAD_GATEWAY, message, "Connect to the cluster first.")
        : new Problem(BAD_GATEWAY, message);
  }
}
