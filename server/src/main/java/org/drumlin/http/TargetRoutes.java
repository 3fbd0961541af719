package org.drumlin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drumlin.auth.AuditLog;
import org.drumlin.auth.Gate;
import org.drumlin.cluster.Clusters;
import org.drumlin.job.ApiError;
import org.drumlin.job.Json;
import org.drumlin.job.Target;
import org.drumlin.job.TargetList;
import org.drumlin.remote.ServerException;
import org.drumlin.remote.SignIn;
import org.drumlin.remote.TargetException;
import org.drumlin.remote.Targets;
import org.drumlin.shell.ShellException;
import org.drumlin.slurm.ClusterSettings;
import org.drumlin.store.JobStore;

/**
 * The servers that this hub's user computes at: add, sign in, ask, sign out, remove; and clusters,
 * which are added and removed here, and connected to by their own routes.
 */
final class TargetRoutes {
  private static final String TARGETS = Route.API + "/targets";
  private static final String TARGET = TARGETS + "/{name}";

  /** The server's fault, or the way's: not this one's. */
  private static final int BAD_GATEWAY = 502;

  private static final int TOO_MANY = 429;
  private static final Duration CHECK_PATIENCE = Duration.ofSeconds(30);

  private final Targets targets;
  private final Optional<Clusters> clusters;
  private final JobStore store;
  private final AuditLog audit;

  TargetRoutes(Targets targets, Optional<Clusters> clusters, JobStore store, AuditLog audit) {
    this.targets = targets;
    this.clusters = clusters;
    this.store = store;
    this.audit = audit;
  }

  List<Route> routes() {
    return List.of(
        Route.get(TARGETS, ctx -> Bodies.write(ctx, 200, list().toJson())),
        Route.post(TARGETS, ctx -> asked(ctx, "add", this::add)),
        new Route(HandlerType.DELETE, TARGET, ctx -> asked(ctx, "remove", this::remove)),
        Route.post(TARGET + "/login", ctx -> asked(ctx, "login", this::login)),
        Route.post(TARGET + "/logout", ctx -> asked(ctx, "logout", this::logout)),
        Route.post(TARGET + "/check", ctx -> asked(ctx, "check", this::check)));
  }

  /** All of them, each cluster as its connection stands. */
  private TargetList list() throws IOException {
    TargetList all = targets.list();
    List<Target> told = new ArrayList<>();
    for (Target target : all.targets()) {
      Optional<ClusterSettings> cluster = cluster(target.name());
      told.add(
          cluster.isPresent()
              ? clusters.orElseThrow().standing(cluster.orElseThrow()).of(target)
              : target);
    }
    return new TargetList(told, all.secrets());
  }

  private Optional<ClusterSettings> cluster(String name) throws IOException {
    return clusters.isPresent() ? clusters.orElseThrow().find(name) : Optional.empty();
  }

  /** What is asked of a target; its troubles in this API's words. */
  private void asked(Context ctx, String action, Handler handler) throws Exception {
    try {
      handler.handle(ctx);
    } catch (TargetException e) {
      throw new Problem(e.status(), String.valueOf(e.getMessage()));
    } catch (ServerException e) {
      throw problem(e);
    }
    if (!action.equals("check")) {
      audit.record(Gate.user(ctx).id(), "target." + action, subject(ctx));
    }
  }

  private static String subject(Context ctx) {
    return ctx.pathParamMap().getOrDefault("name", "-");
  }

  /** A refusal is about what was typed; all else is about the way to the server. */
  private static Problem problem(ServerException e) {
    int status =
        switch (e.status()) {
          case 401, 403, 409, 422 -> 422;
          case TOO_MANY -> TOO_MANY;
          default -> BAD_GATEWAY;
        };
    return new Problem(status, ApiError.of(e.inWords()));
  }

  private void add(Context ctx) throws IOException, TargetException, ServerException {
    ObjectNode body = Bodies.read(ctx);
    if (body.path("kind").asText("").equals(Target.Kind.CLUSTER.wire())) {
      Bodies.write(ctx, 201, targets.add(settings(body)).toJson());
      return;
    }
    try {
      Target target =
          targets.add(
              text(body, "name"), text(body, "address"), body.path("certificate").asText(""));
      Bodies.write(ctx, 201, target.toJson());
    } catch (ServerException e) {
      if (e.certificate().isEmpty()) {
        throw e;
      }
      ObjectNode question = ApiError.of(e.inWords()).toJson();
      question.set("certificate", e.certificate().orElseThrow().toJson());
      Bodies.write(ctx, 409, question);
    }
  }

  /** Its name stands beside the settings, as with servers. */
  private static ClusterSettings settings(ObjectNode body) {
    ObjectNode cluster =
        body.path("cluster") instanceof ObjectNode given ? given.deepCopy() : Json.object();
    cluster.put("name", text(body, "name"));
    try {
      return ClusterSettings.fromJson(cluster);
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      String field = message.substring(0, Math.max(0, message.indexOf(':')));
      throw Problem.at(422, field.equals("name") ? field : "cluster." + field, message);
    }
  }

  private void remove(Context ctx) throws IOException, TargetException, ServerException {
    String name = ctx.pathParam("name");
    long open =
        store.list(Gate.user(ctx).id()).stream()
            .filter(job -> job.target().equals(name) && !job.state().ended())
            .count();
    if (open > 0 && !"give-up".equals(ctx.queryParam("jobs"))) {
      throw Problem.withRemedy(
          409,
          (open == 1 ? "A job" : open + " jobs")
              + " there "
              + (open == 1 ? "has" : "have")
              + " not ended.",
          "Wait, or stop them; or remove it all the same: then they fail here, and go on there.");
    }
    targets.remove(name);
    clusters.ifPresent(all -> all.drop(name));
    ctx.status(204);
  }

  private void login(Context ctx) throws IOException, TargetException, ServerException {
    ObjectNode body = Bodies.read(ctx);
    Targets.Entered entered = targets.signIn(ctx.pathParam("name"), how(body));
    ObjectNode answer = entered.target().toJson();
    entered.recoveryKey().ifPresent(key -> answer.put("recovery_key", key));
    Bodies.write(ctx, 200, answer);
  }

  private static SignIn how(ObjectNode body) {
    if (body.has("token")) {
      return new SignIn.Token(text(body, "token").strip());
    }
    if (body.has("recovery_key")) {
      return new SignIn.RecoveryKey(text(body, "recovery_key").strip());
    }
    return new SignIn.Password(text(body, "name"), text(body, "password"));
  }

  private void logout(Context ctx) throws IOException, TargetException, ServerException {
    String name = ctx.pathParam("name");
    String left = targets.signOut(name);
    ObjectNode answer = targets.told(name).toJson();
    if (!left.isEmpty()) {
      answer.put("message", left);
    }
    Bodies.write(ctx, 200, answer);
  }

  private void check(Context ctx) throws IOException, TargetException {
    String name = ctx.pathParam("name");
    Optional<ClusterSettings> cluster = cluster(name);
    if (cluster.isEmpty()) {
      Bodies.write(ctx, 200, targets.check(name).toJson());
      return;
    }
    ask(clusters.orElseThrow(), cluster.orElseThrow());
    for (Target target : list().targets()) {
      if (target.name().equals(name)) {
        Bodies.write(ctx, 200, target.toJson());
      }
    }
  }

  private static void ask(Clusters all, ClusterSettings cluster) {
    try {
      all.shell(cluster).run(":", CHECK_PATIENCE);
      all.heard(cluster);
      all.tell(cluster.name());
    } catch (ShellException e) {
      all.unheard(cluster, e, "");
    }
  }

  private static String text(ObjectNode body, String key) {
    String text = body.path(key).asText("");
    if (text.isEmpty()) {
      throw Problem.at(422, key, key + " is missing.");
    }
    return text;
  }
}
