package org.drumlin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.drumlin.auth.AuditLog;
import org.drumlin.job.AttemptFolder;
import org.drumlin.job.FileEntry;
import org.drumlin.job.Job;
import org.drumlin.job.JobFolder;
import org.drumlin.job.Json;
import org.drumlin.store.FolderTree;
import org.drumlin.store.JobStore;

/** What came out of a job, and all of its files. */
final class ResultRoutes {
  private static final String JOB = Route.API + "/jobs/{id}";

  /** Files that belong to the machinery, or appear and vanish while they are looked at. */
  private static final Pattern INNER =
      Pattern.compile("(.*/)?(control|lock|remote\\.json|\\..*|.*\\.tmp)");

  /** What the job's page reads again and again while a fit runs. */
  private static final Pattern LOG = Pattern.compile(".*\\.log");

  private final JobStore store;
  private final Path jobs;
  private final AuditLog audit;

  ResultRoutes(JobStore store, Path jobs, AuditLog audit) {
    this.store = store;
    this.jobs = jobs;
    this.audit = audit;
  }

  List<Route> routes() {
    return List.of(
        Route.get(JOB + "/document", this::document),
        Route.get(JOB + "/result", this::result),
        Route.get(JOB + "/files", this::files),
        Route.get(JOB + "/files/<name>", this::file),
        Route.get(JOB + "/zip", this::zip));
  }

  private JobFolder folder(Context ctx) {
    return JobFolder.at(jobs.resolve(JobRoutes.mine(store, ctx).id()));
  }

  private void document(Context ctx) throws IOException {
    ctx.contentType("application/json").result(Files.readAllBytes(folder(ctx).document()));
  }

  private void result(Context ctx) throws IOException {
    Job job = JobRoutes.mine(store, ctx);
    JobFolder folder = JobFolder.at(jobs.resolve(job.id()));
    AttemptFolder attempt = folder.attempt(job.attempt());
    Optional<ObjectNode> whole =
        job.state().ended()
            ? firstOf(folder.publishedFile("result.json"), attempt.result(), attempt.partial())
            : firstOf(attempt.partial());
    ObjectNode result = whole.orElseThrow(() -> nothingYet(job));
    if (job.state().ended()) {
      firstOf(folder.publishedFile("run.json"), attempt.run())
          .ifPresent(run -> result.set("run", run));
    }
    boolean curves = "curves".equals(ctx.queryParam("part"));
    Bodies.write(ctx, 200, curves ? curves(result) : result);
  }

  /** What a small picture of the fit is drawn from: a fiftieth of the whole. */
  private static ObjectNode curves(ObjectNode result) {
    ObjectNode part = Json.object();
    ArrayNode list = part.putArray("curves");
    for (JsonNode curve : result.path("curves")) {
      if (curve instanceof ObjectNode whole) {
        list.add(whole.deepCopy().retain("model", "dataset", "q", "I", "theory"));
      }
    }
    return part;
  }

  private static Problem nothingYet(Job job) {
    if (job.state().ended()) {
      String why = job.message().isEmpty() ? "" : " " + job.message();
      return new Problem(404, "The job " + job.state().wire() + " without a result." + why);
    }
    return Problem.withRemedy(
        404, "There is no result yet: the job is " + job.state().wire() + ".", "Ask again later.");
  }

  /** Reads the first file that is there; publishing moves them while we look. */
  private static Optional<ObjectNode> firstOf(Path... files) throws IOException {
    for (Path file : files) {
      Optional<ObjectNode> found = Json.find(file);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private void files(Context ctx) throws IOException {
    ObjectNode all = Json.object();
    ArrayNode list = all.putArray("files");
    for (FileEntry entry : entries(folder(ctx).path())) {
      list.add(entry.toJson());
    }
    Bodies.write(ctx, 200, all);
  }

  private void file(Context ctx) throws IOException {
    Job job = JobRoutes.mine(store, ctx);
    Path folder = jobs.resolve(job.id());
    String name = ctx.pathParam("name");
    // Only what is listed is served, by exact name: there is no path to climb out with.
    if (entries(folder).stream().noneMatch(entry -> entry.name().equals(name))) {
      throw new Problem(404, "The job has no file " + name + ".");
    }
    Path file = folder.resolve(name);
    if (!LOG.matcher(name).matches()) {
      JobRoutes.note(audit, ctx, "job.download", job.id() + "/" + name);
    }
    attach(ctx, name.substring(name.lastIndexOf('/') + 1), "application/octet-stream");
    ctx.result(Files.newInputStream(file));
  }

  private void zip(Context ctx) throws IOException {
    Job job = JobRoutes.mine(store, ctx);
    Path folder = jobs.resolve(job.id());
    JobRoutes.note(audit, ctx, "job.download", job.id());
    attach(ctx, job.id() + ".zip", "application/zip");
    try (OutputStream out = ctx.outputStream();
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (FileEntry entry : entries(folder)) {
        try (var in = Files.newInputStream(folder.resolve(entry.name()))) {
          zip.putNextEntry(new ZipEntry(job.id() + "/" + entry.name()));
          in.transferTo(zip);
          zip.closeEntry();
        } catch (NoSuchFileException e) {
          // Moved since it was listed: a running fit's folder is not still.
        }
      }
    }
  }

  private static List<FileEntry> entries(Path folder) throws IOException {
    List<FileEntry> entries = new ArrayList<>();
    for (String name : FolderTree.names(folder)) {
      if (!INNER.matcher(name).matches()) {
        try {
          entries.add(new FileEntry(name, Files.size(folder.resolve(name))));
        } catch (NoSuchFileException e) {
          // Gone since it was listed.
        }
      }
    }
    return entries;
  }

  static void attach(Context ctx, String name, String type) {
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    ctx.header(
        "Content-Disposition",
        "attachment; filename=\""
            + name.replaceAll("[^A-Za-z0-9._ -]", "_")
            + "\"; filename*=UTF-8''"
            + encoded);
    ctx.contentType(type);
  }
}
