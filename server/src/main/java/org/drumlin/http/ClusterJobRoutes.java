package org.drumlin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drumlin.auth.AuditLog;
import org.drumlin.auth.Gate;
import org.drumlin.cluster.Clusters;
import org.drumlin.cluster.Leftovers;
import org.drumlin.cluster.Leftovers.Leftover;
import org.drumlin.job.Job;
import org.drumlin.job.Json;
import org.drumlin.shell.ShellException;
import org.drumlin.slurm.ClusterSettings;
import org.drumlin.store.JobStore;

/** Jobs of clusters: look again for a lost one, and what ended ones left there. */
final class ClusterJobRoutes {
  private static final int BAD_GATEWAY = 502;

  private final JobStore store;
  private final Clusters clusters;
  private final AuditLog audit;

  ClusterJobRoutes(JobStore store, Clusters clusters, AuditLog audit) {
    this.store = store;
    this.clusters = clusters;
    this.audit = audit;
  }

  List<Route> routes() {
    return List.of(
        Route.post(Route.API + "/jobs/{id}/recheck", this::recheck),
        Route.get(ClusterRoutes.CLUSTER + "/leftovers", this::list),
        Route.post(ClusterRoutes.CLUSTER + "/clean", this::clean));
  }

  private void recheck(Context ctx) throws IOException {
    Job job = JobRoutes.mine(store, ctx);
    if (job.state().ended() || clusters.find(job.target()).isEmpty()) {
      throw new Problem(409, "This job is not one that a cluster of ours computes now.");
    }
    clusters.tell(job.target());
    Bodies.write(ctx, 202, job.toJson());
  }

  private void list(Context ctx) throws IOException {
    Bodies.write(ctx, 200, toJson(left(ctx, ClusterRoutes.named(clusters, ctx))));
  }

  private void clean(Context ctx) throws IOException {
    ClusterSettings settings = ClusterRoutes.named(clusters, ctx);
    Set<String> wanted = new HashSet<>();
    for (JsonNode id : Bodies.read(ctx).path("jobs")) {
      wanted.add(id.asText(""));
    }
    List<Leftover> gone =
        left(ctx, settings).stream().filter(one -> wanted.contains(one.job())).toList();
    try {
      new Leftovers(clusters.shell(settings), settings).clean(gone);
    } catch (ShellException e) {
      throw new Problem(BAD_GATEWAY, String.valueOf(e.getMessage()));
    }
    audit.record(Gate.user(ctx).id(), "cluster.clean", settings.name());
    Bodies.write(ctx, 200, toJson(left(ctx, settings)));
  }

  /** Of the caller's ended jobs; of jobs that nobody here knows any more, whoever administers. */
  private List<Leftover> left(Context ctx, ClusterSettings settings) {
    List<Leftover> all;
    try {
      all = new Leftovers(clusters.shell(settings), settings).list();
    } catch (ShellException e) {
      clusters.unheard(settings, e, "");
      throw new Problem(BAD_GATEWAY, String.valueOf(e.getMessage()));
    }
    String user = Gate.user(ctx).id();
    boolean administers = Gate.admitted(ctx).administers();
    List<Leftover> theirs = new ArrayList<>();
    for (Leftover one : all) {
      Optional<Job> own = store.find(user, one.job());
      boolean ended = own.isPresent() && own.orElseThrow().state().ended();
      if (ended || (administers && store.find(one.job()).isEmpty())) {
        theirs.add(one);
      }
    }
    return theirs;
  }

  /** All attempts of a job are one entry. */
  private static ObjectNode toJson(List<Leftover> left) {
    Map<String, ObjectNode> jobs = new LinkedHashMap<>();
    long sum = 0;
    for (Leftover one : left) {
      ObjectNode entry =
          jobs.computeIfAbsent(
              one.job(),
              id -> Json.object().put("id", id).put("title", one.title()).put("bytes", 0L));
      entry.put("bytes", entry.path("bytes").asLong() + one.bytes());
      sum += one.bytes();
    }
    ObjectNode node = Json.object();
    ArrayNode list = node.putArray("jobs");
    jobs.values().forEach(list::add);
    return node.put("bytes", sum);
  }
}
