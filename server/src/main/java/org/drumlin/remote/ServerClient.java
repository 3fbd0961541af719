package org.drumlin.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.drumlin.data.Sha256;
import org.drumlin.job.ApiError;
import org.drumlin.job.DeviceReport;
import org.drumlin.job.EvalReply;
import org.drumlin.job.EvalRequest;
import org.drumlin.job.FileEntry;
import org.drumlin.job.Job;
import org.drumlin.job.Json;
import org.drumlin.job.Submission;

/**
 * Every call of a server's API ({@code /api/v1}), be it this program's hub or a group's server.
 * Calls block: make them from a task. Safe for many threads; interrupting a caller ends its call.
 */
public final class ServerClient implements AutoCloseable {
  private static final RequestBody EMPTY = RequestBody.create(new byte[0], null);

  private final ServerAddress address;
  private final OkHttpClient http;
  private final ServerCalls calls;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("hub-events").factory());

  /** The hub of this program. */
  public ServerClient(ServerAddress address) {
    this(address, patient().build(), new Access.Fixed(address.token()), Trouble.HUB);
  }

  ServerClient(ServerAddress address, OkHttpClient http, Access access, Trouble trouble) {
    this.address = address;
    this.http = http;
    this.calls = new ServerCalls(http, address.base(), access, trouble);
  }

  /** A client that waits as long as a server may take, and follows nobody to another address. */
  static OkHttpClient.Builder patient() {
    return new OkHttpClient.Builder()
        .connectTimeout(Duration.ofSeconds(5))
        .readTimeout(Duration.ofSeconds(60))
        .followRedirects(false)
        .followSslRedirects(false);
  }

  public ServerInfo info() throws ServerException {
    JsonNode info = calls.json(calls.to("info"));
    return new ServerInfo(
        info.path("version").asText(""),
        info.path("threads").asInt(1),
        info.path("slots").asInt(1),
        info.path("engine").asText("jvm"));
  }

  /** The models the hub can compute, as it lists them. */
  public JsonNode models() throws ServerException {
    return calls.json(calls.to("models")).path("models");
  }

  /** The devices the hub's computer can compute with. */
  public DeviceReport devices() throws ServerException {
    try {
      return DeviceReport.fromJson(calls.json(calls.to("devices")));
    } catch (IOException e) {
      throw calls.trouble().strange("devices of a kind this version does not know", e);
    }
  }

  /** Computes a curve on the hub's warm evaluator. */
  public EvalReply.Computed evaluate(EvalRequest request) throws ServerException {
    var answer = calls.json(calls.to("evaluate").post(ServerCalls.body(request.toJson())));
    try {
      return switch (EvalReply.fromJson(answer)) {
        case EvalReply.Computed curve -> curve;
        case EvalReply.Refused refused ->
            throw new ServerException(422, ApiError.of(refused.error()));
      };
    } catch (IOException e) {
      throw calls.trouble().unreachable(e);
    }
  }

  /** Sends a data file unless the server has it; returns its SHA-256. */
  public String upload(Path file) throws ServerException, IOException {
    String digest = Sha256.of(file);
    if (!calls.there(calls.to("files", digest).head())) {
      var url = calls.url().addQueryParameter("name", String.valueOf(file.getFileName()));
      var request = calls.to(url, List.of("files", digest));
      calls.open(request.put(RequestBody.create(file.toFile(), null))).close();
    }
    return digest;
  }

  /**
   * Hands a fit in for the server itself; when this returns, the server has it on disk.
   *
   * @param documentJson the fit document as its codec writes it
   * @param files SHA-256 of each uploaded file, by the name the document calls it
   * @param key the same key hands in the same job, however often
   */
  public Job submit(String documentJson, Map<String, String> files, String key)
      throws ServerException, IOException {
    return submit(new Submission(Json.readObject(documentJson), files), key);
  }

  /**
   * Hands a fit in; when this returns, the server has it on disk.
   *
   * @param key the same key hands in the same job, however often
   */
  public Job submit(Submission submission, String key) throws ServerException {
    return job(
        calls
            .to("jobs")
            .header("Idempotency-Key", key)
            .post(ServerCalls.body(submission.toJson())));
  }

  /** All jobs, newest first. */
  public List<Job> jobs() throws ServerException {
    var jobs = new ArrayList<Job>();
    for (JsonNode job : calls.json(calls.to("jobs")).path("jobs")) {
      jobs.add(read(job));
    }
    return List.copyOf(jobs);
  }

  public Job job(String id) throws ServerException {
    return job(calls.to("jobs", id));
  }

  /** Asks for an early end; what is there is kept. */
  public Job stop(String id) throws ServerException {
    return job(calls.to("jobs", id, "stop").post(EMPTY));
  }

  /** The same fit again, as a new job. */
  public Job rerun(String id) throws ServerException {
    return job(calls.to("jobs", id, "rerun").post(EMPTY));
  }

  /** Looks once more for a job that its cluster seemed to have lost. */
  public Job recheck(String id) throws ServerException {
    return job(calls.to("jobs", id, "recheck").post(EMPTY));
  }

  /** Goes on with a job that its time limit ended, from where it was. */
  public Job goOn(String id) throws ServerException {
    return job(calls.to("jobs", id, "continue").post(EMPTY));
  }

  /** Deletes an ended job with its files. */
  public void delete(String id) throws ServerException {
    calls.open(calls.to("jobs", id).delete()).close();
  }

  /** The fit document of a job, as JSON text. */
  public byte[] document(String id) throws ServerException {
    return calls.bytes(calls.to("jobs", id, "document"));
  }

  /** The result, partial while the fit runs; empty when there is none yet. */
  public Optional<ObjectNode> result(String id) throws ServerException {
    try {
      return Optional.of(calls.json(calls.to("jobs", id, "result")));
    } catch (ServerException e) {
      if (e.notFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  public List<FileEntry> files(String id) throws ServerException {
    var files = new ArrayList<FileEntry>();
    calls
        .json(calls.to("jobs", id, "files"))
        .path("files")
        .forEach(f -> files.add(FileEntry.fromJson(f)));
    return List.copyOf(files);
  }

  /** Fetches one file of a job to a place on this computer. */
  public void download(String id, String name, Path to) throws ServerException, IOException {
    List<String> segments = new ArrayList<>(List.of("jobs", id, "files"));
    segments.addAll(List.of(name.split("/")));
    fetch(calls.to(calls.url(), segments), to);
  }

  /** Fetches all files of a job as one zip. */
  public void zip(String id, Path to) throws ServerException, IOException {
    fetch(calls.to("jobs", id, "zip"), to);
  }

  /** The page of a job's result, for a browser that carries the hub's cookie. */
  public URI page(String id) {
    return address.base().resolve("/jobs/" + id);
  }

  public ServerAddress address() {
    return address;
  }

  /** The calls about places where jobs are computed; a hub alone has them. */
  public TargetCalls targets() {
    return new TargetCalls(calls);
  }

  /** The calls about clusters. */
  public ClusterCalls clusters() {
    return new ClusterCalls(calls);
  }

  ServerCalls calls() {
    return calls;
  }

  /** Listens to the events of all jobs until closed. */
  public Subscription events(EventListener listener) {
    return events(listener, 0);
  }

  /**
   * Listens to the events of all jobs until closed, from where somebody listened before.
   *
   * @param after sequence of the last event heard then; 0 to begin with the jobs as they are
   */
  public Subscription events(EventListener listener, long after) {
    return listen(calls.to("events"), listener, after);
  }

  /** Listens to the events of one job until closed. */
  public Subscription events(String id, EventListener listener) {
    return listen(calls.to("jobs", id, "events"), listener, 0);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  private Job job(Request.Builder request) throws ServerException {
    return read(calls.json(request));
  }

  private Job read(JsonNode job) throws ServerException {
    try {
      return Job.fromJson(job);
    } catch (IOException e) {
      throw calls.trouble().strange("a job of a kind this version does not know", e);
    }
  }

  private Subscription listen(Request.Builder request, EventListener listener, long after) {
    // An open stream is silent between heartbeats of 15 s.
    var patient = http.newBuilder().readTimeout(Duration.ofSeconds(45)).build();
    var stream = new EventStream(patient, calls.access(), request.build(), clock, listener);
    stream.open(after);
    return stream;
  }

  private void fetch(Request.Builder request, Path to) throws ServerException, IOException {
    try (var response = calls.open(request)) {
      Files.copy(response.body().byteStream(), to, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw calls.trouble().unreachable(e);
    }
  }
}
