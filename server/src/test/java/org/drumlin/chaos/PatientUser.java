package org.drumlin.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.drumlin.data.Sha256;
import org.drumlin.job.Job;
import org.drumlin.job.Json;
import org.drumlin.job.Submission;

/** A script of a user's, written by the guide: what is not answered is asked again. */
final class PatientUser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration AGAIN = Duration.ofMillis(100);
  private static final String PASSWORD = "slit lamp under nine gravel roofs";
  private static final MediaType JSON = MediaType.get("application/json");

  private final String base;
  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .connectTimeout(Duration.ofSeconds(3))
          .readTimeout(Duration.ofSeconds(8))
          .retryOnConnectionFailure(false)
          .build();
  private final AtomicInteger retries = new AtomicInteger();
  private String token = "";

  PatientUser(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  /** Makes an account and a token for scripts, which outlives sessions. */
  void register(String name) throws IOException {
    ObjectNode account = Json.object().put("name", name).put("password", PASSWORD);
    token = json(201, post("/auth/register", account)).path("access").asText();
    ObjectNode wish = Json.object().put("label", "chaos").put("expires_days", 1);
    token = json(201, post("/auth/tokens", wish)).path("token").asText();
  }

  /** Uploads a data file; its digest. */
  String upload(byte[] data) throws IOException {
    String digest = Sha256.of(data);
    try (Response response = open(to("/files/" + digest).put(RequestBody.create(data, null)))) {
      if (!response.isSuccessful()) {
        throw new IOException(response.code() + " " + response.body().string());
      }
    }
    return digest;
  }

  /** Hands a fit in until it is acknowledged. */
  Job submit(String document, Map<String, String> files, String key) throws IOException {
    ObjectNode body = new Submission(Json.readObject(document), files).toJson();
    return Job.fromJson(again(202, () -> post("/jobs", body).header("Idempotency-Key", key)));
  }

  /** One try to hand a fit in; an IOException where no answer came. */
  Job submitOnce(String document, Map<String, String> files, String key) throws IOException {
    ObjectNode body = new Submission(Json.readObject(document), files).toJson();
    return Job.fromJson(json(202, post("/jobs", body).header("Idempotency-Key", key)));
  }

  Job job(String id) throws IOException {
    return Job.fromJson(again(200, () -> to("/jobs/" + id)));
  }

  Job stop(String id) throws IOException {
    return Job.fromJson(again(200, () -> post("/jobs/" + id + "/stop", Json.object())));
  }

  List<Job> jobs() throws IOException {
    List<Job> all = new ArrayList<>();
    for (JsonNode job : again(200, () -> to("/jobs")).path("jobs")) {
      all.add(Job.fromJson(job));
    }
    return all;
  }

  /** How often something had to be asked again. */
  int retries() {
    return retries.get();
  }

  Request.Builder to(String path) {
    return new Request.Builder()
        .url(base + "/api/v1" + path)
        .header("Authorization", "Bearer " + token);
  }

  Response open(Request.Builder request) throws IOException {
    return http.newCall(request.build()).execute();
  }

  /** Opens a stream of events, which may be silent for 15 s. */
  Response listen(Request.Builder request) throws IOException {
    OkHttpClient patient = http.newBuilder().readTimeout(Duration.ofSeconds(20)).build();
    return patient.newCall(request.build()).execute();
  }

  private Request.Builder post(String path, ObjectNode body) throws IOException {
    return to(path).post(RequestBody.create(Json.line(body), JSON));
  }

  private ObjectNode json(int wanted, Request.Builder request) throws IOException {
    try (Response response = open(request)) {
      String body = response.body().string();
      if (response.code() != wanted) {
        throw new IOException(response.code() + " " + body);
      }
      return Json.readObject(body);
    }
  }

  /** What to ask. */
  @FunctionalInterface
  private interface Question {
    Request.Builder ask() throws IOException;
  }

  private ObjectNode again(int wanted, Question question) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String last = "";
    while (System.nanoTime() - end < 0) {
      try (Response response = open(question.ask())) {
        String body = response.body().string();
        if (response.code() == wanted) {
          return Json.readObject(body);
        }
        last = response.code() + " " + body;
      } catch (IOException e) {
        last = e.toString();
        retries.incrementAndGet();
        LockSupport.parkNanos(AGAIN.toNanos());
        continue;
      }
      // 503 says to come back; anything else is an answer, and not the right one.
      if (!last.startsWith("503")) {
        throw new AssertionError(last);
      }
      retries.incrementAndGet();
      LockSupport.parkNanos(AGAIN.toNanos());
    }
    throw new AssertionError("no answer in " + PATIENCE.toSeconds() + " s; the last: " + last);
  }

  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }
}
