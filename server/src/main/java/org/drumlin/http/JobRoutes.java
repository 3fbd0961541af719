package org.drumlin.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.drumlin.auth.AuditLog;
import org.drumlin.auth.Caller;
import org.drumlin.auth.Gate;
import org.drumlin.auth.User;
import org.drumlin.job.Job;
import org.drumlin.job.Json;
import org.drumlin.job.RemoteRecord;
import org.drumlin.job.Submission;
import org.drumlin.store.Deletion;
import org.drumlin.store.JobStore;

/** Jobs: hand in, look at, stop, run again, delete. Another's job is not there. */
final class JobRoutes {
  private static final int LONGEST_KEY = 200;
  private static final String JOBS = Route.API + "/jobs";

  private final JobStore store;
  private final Submissions submissions;
  private final Places places;
  private final Allowance allowance;
  private final Usage usage;
  private final AuditLog audit;

  JobRoutes(
      JobStore store,
      Submissions submissions,
      Places places,
      Allowance allowance,
      Usage usage,
      AuditLog audit) {
    this.store = store;
    this.submissions = submissions;
    this.places = places;
    this.allowance = allowance;
    this.usage = usage;
    this.audit = audit;
  }

  List<Route> routes() {
    return List.of(
        Route.post(JOBS, this::submit),
        Route.get(JOBS, this::list),
        Route.get(JOBS + "/{id}", ctx -> Bodies.write(ctx, 200, mine(store, ctx).toJson())),
        Route.post(JOBS + "/{id}/stop", this::stop),
        Route.post(JOBS + "/{id}/rerun", this::rerun),
        Route.post(JOBS + "/{id}/continue", this::goOn),
        new Route(HandlerType.DELETE, JOBS + "/{id}", this::delete));
  }

  /** The job that the address names, if it is the caller's. */
  static Job mine(JobStore store, Context ctx) {
    String id = ctx.pathParam("id");
    return store.find(Gate.user(ctx).id(), id).orElseThrow(() -> unknown(id));
  }

  static Problem unknown(String id) {
    return Problem.withRemedy(
        404, "There is no job " + id + ".", "It may have been deleted; look at the list of jobs.");
  }

  private void submit(Context ctx) throws IOException {
    Optional<String> key = key(ctx);
    ObjectNode body = Bodies.read(ctx);
    Submission submission;
    try {
      submission = Submission.fromJson(body);
    } catch (IOException e) {
      throw new Problem(422, String.valueOf(e.getMessage()));
    }
    allow(ctx, key);
    Job job = submissions.accept(Gate.user(ctx).id(), key, submission);
    note(audit, ctx, "job.submit", job.id());
    accepted(ctx, job);
  }

  private void rerun(Context ctx) throws IOException {
    Optional<String> key = key(ctx);
    Job first = mine(store, ctx);
    allow(ctx, key);
    Job job = submissions.again(Gate.user(ctx).id(), key, first);
    note(audit, ctx, "job.rerun", job.id());
    accepted(ctx, job);
  }

  /** What a time limit cut off goes on as a new job, from the state that was kept. */
  private void goOn(Context ctx) throws IOException {
    Optional<String> key = key(ctx);
    Job first = mine(store, ctx);
    allow(ctx, key);
    Job job = submissions.rest(Gate.user(ctx).id(), key, first);
    note(audit, ctx, "job.continue", job.id());
    accepted(ctx, job);
  }

  /** What was accepted before is answered again, even if there is room for no more. */
  private void allow(Context ctx, Optional<String> key) throws IOException {
    User user = Gate.user(ctx);
    if (key.flatMap(known -> store.known(user.id(), known)).isEmpty()) {
      allowance.job(user);
    }
  }

  /** Writes down what was done to a job. */
  static void note(AuditLog audit, Context ctx, String action, String subject) {
    audit.record(Gate.user(ctx).id(), action, subject, Caller.of(ctx).address());
  }

  private static void accepted(Context ctx, Job job) {
    ctx.header("Location", JOBS + "/" + job.id());
    Bodies.write(ctx, 202, job.toJson());
  }

  private void list(Context ctx) {
    ObjectNode all = Json.object();
    ArrayNode jobs = all.putArray("jobs");
    store.list(Gate.user(ctx).id()).forEach(job -> jobs.add(job.toJson()));
    Bodies.write(ctx, 200, all);
  }

  private void stop(Context ctx) {
    String id = mine(store, ctx).id();
    Job job = store.requestStop(id).orElseThrow(() -> unknown(id));
    note(audit, ctx, "job.stop", id);
    Bodies.write(ctx, 200, job.toJson());
  }

  private void delete(Context ctx) throws IOException {
    String id = mine(store, ctx).id();
    if (store.delete(id) == Deletion.AT_WORK) {
      throw Problem.withRemedy(
          409, "The job has not ended, so it cannot be deleted.", "Stop it first.");
    }
    Optional<RemoteRecord> elsewhere = submissions.elsewhere(id);
    submissions.removeFolder(id);
    usage.forget(Gate.user(ctx), id);
    note(audit, ctx, "job.delete", id);
    String left = elsewhere.isPresent() ? places.deleted(elsewhere.orElseThrow()) : "";
    if (left.isEmpty()) {
      ctx.status(204);
    } else {
      Bodies.write(ctx, 200, Json.object().put("message", left));
    }
  }

  private static Optional<String> key(Context ctx) {
    Optional<String> key = Optional.ofNullable(ctx.header("Idempotency-Key"));
    if (key.isPresent()
        && (key.orElseThrow().isBlank() || key.orElseThrow().length() > LONGEST_KEY)) {
      throw new Problem(
          400, "Idempotency-Key is empty or longer than " + LONGEST_KEY + " characters.");
    }
    return key;
  }
}
