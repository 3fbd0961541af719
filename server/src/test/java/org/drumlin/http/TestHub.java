package org.drumlin.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.drumlin.auth.AuditLog;
import org.drumlin.auth.LaunchDoorkeeper;
import org.drumlin.auth.LaunchSecret;
import org.drumlin.auth.LocalOwner;
import org.drumlin.auth.LoggedAudit;
import org.drumlin.cluster.Clusters;
import org.drumlin.data.Sha256;
import org.drumlin.job.DeviceReport;
import org.drumlin.job.EvalReply;
import org.drumlin.job.EvalRequest;
import org.drumlin.job.Job;
import org.drumlin.job.JobFolder;
import org.drumlin.job.Json;
import org.drumlin.job.Progress;
import org.drumlin.model.Catalogue;
import org.drumlin.remote.Targets;
import org.drumlin.shell.LocalShell;
import org.drumlin.store.ContentStore;
import org.drumlin.store.SqliteJobStore;

/** A real server over a real store, without anything that computes. */
final class TestHub implements AutoCloseable {
  static final String COOKIE = "drumlin_test";
  static final int LARGEST = 1 << 20;
  static final MediaType JSON = MediaType.get("application/json");
  static final String DATA = "0.01 10 0.1\n0.02 8 0.1\n0.03 5 0.1\n0.04 3 0.1\n0.05 2 0.1\n";

  final Path folder;
  final SqliteJobStore store;
  final LaunchSecret secret = LaunchSecret.create();
  final OkHttpClient http =
      new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(30)).followRedirects(false).build();
  private final HttpServer server;

  TestHub(Path folder) {
    this.folder = folder;
    this.store = SqliteJobStore.open(folder, InstantSource.system());
    this.server =
        HttpServer.start(
            HttpSettings.embedded(),
            services(store, folder),
            new LaunchDoorkeeper(new LocalOwner(), secret, COOKIE));
  }

  static HttpServices services(SqliteJobStore store, Path folder) {
    return services(store, folder, new LoggedAudit());
  }

  static HttpServices services(SqliteJobStore store, Path folder, AuditLog audit) {
    Targets targets = Targets.of(folder, "test");
    Clusters clusters =
        new Clusters(targets::clusters, settings -> new LocalShell(), InstantSource.system());
    return new HttpServices(
            store,
            new ContentStore(folder.resolve("files"), LARGEST),
            folder.resolve("jobs"),
            TestHub::evaluate,
            Catalogue.builtin(),
            fresh -> DeviceReport.none(fresh ? "asked again" : "remembered"),
            () -> Json.object().put("version", "test").put("threads", 1).put("slots", 1),
            audit)
        .with(targets)
        .with(ClusterServices.of(clusters, folder, () -> false));
  }

  private static EvalReply evaluate(EvalRequest request) throws IOException {
    return switch (request.model()) {
      case "sphere" -> new EvalReply.Computed(request.id(), request.q(), 0.001, "test");
      case "crash" -> throw new IOException("the evaluator's process ended");
      default -> new EvalReply.Refused(request.id(), "unknown model '" + request.model() + "'");
    };
  }

  HttpUrl url(String path) {
    return HttpUrl.get("http://127.0.0.1:" + server.port() + path);
  }

  int port() {
    return server.port();
  }

  Request.Builder api(String path) {
    return plain("/api/v1" + path).header("Authorization", "Bearer " + secret.token());
  }

  Request.Builder plain(String path) {
    return new Request.Builder().url(url(path));
  }

  Response send(Request.Builder request) throws IOException {
    return http.newCall(request.build()).execute();
  }

  static RequestBody json(String text) {
    return RequestBody.create(text.getBytes(StandardCharsets.UTF_8), JSON);
  }

  static RequestBody bytes(byte[] bytes) {
    return RequestBody.create(bytes, null);
  }

  static String sha256(byte[] bytes) throws Exception {
    return Sha256.of(bytes);
  }

  /** Uploads text as a file; its digest. */
  String upload(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String digest = sha256(bytes);
    send(api("/files/" + digest).put(bytes(bytes))).close();
    return digest;
  }

  static String document(String title) {
    return """
    {"drumlin":1,"title":"%s","datasets":[{"id":"d","file":"d.dat"}],
     "models":[{"id":"m","dataset":"d","model":"sphere",
       "parameters":{"radius":{"value":50,"fit":[10,100]}}}],
     "method":{"name":"lm"}}\
    """
        .formatted(title);
  }

  Request.Builder submission(String document, String file, String digest) {
    return api("/jobs")
        .post(
            json(
                "{\"document\":" + document + ",\"files\":{\"" + file + "\":\"" + digest + "\"}}"));
  }

  /** A job that was accepted. */
  Job submit(String title) throws Exception {
    try (Response response = send(submission(document(title), "d.dat", upload(DATA)))) {
      String body = response.body().string();
      if (response.code() != 202) {
        throw new AssertionError(response.code() + " " + body);
      }
      return Job.fromJson(Json.readObject(body));
    }
  }

  JobFolder job(String id) {
    return JobFolder.at(folder.resolve("jobs").resolve(id));
  }

  static Progress progress(long seq) {
    return new Progress(
        seq, seq, "fit", 0.5, 1, seq, 1, seq, 1.5, Double.NaN, Double.NaN, Map.of());
  }

  static Optional<String> header(Response response, String name) {
    return Optional.ofNullable(response.header(name));
  }

  @Override
  public void close() {
    http.dispatcher().cancelAll();
    server.close();
    store.close();
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }
}
