package org.drumlin.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.drumlin.data.Sha256;
import org.drumlin.job.Job;
import org.drumlin.job.Json;
import org.drumlin.job.Submission;

/** A program that talks to a hub by HTTP alone. */
final class HubCalls implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final String base;
  private final String token;
  private final OkHttpClient http =
      new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(60)).build();

  HubCalls(String base, String token) {
    this.base = base;
    this.token = token;
  }

  Request.Builder to(String path) {
    return new Request.Builder()
        .url(base + "/api/v1" + path)
        .header("Authorization", "Bearer " + token);
  }

  Response open(Request.Builder request) throws IOException {
    return http.newCall(request.build()).execute();
  }

  ObjectNode json(Request.Builder request) throws IOException {
    try (Response response = open(request)) {
      String body = response.body().string();
      if (!response.isSuccessful()) {
        throw new IOException(response.code() + " " + body);
      }
      return Json.readObject(body);
    }
  }

  /** Uploads the one data file of a document and hands it in. */
  Job submit(String document, String name, Path data) throws Exception {
    byte[] bytes = Files.readAllBytes(data);
    String digest = Sha256.of(bytes);
    json(to("/files/" + digest).put(RequestBody.create(bytes, null)));
    Submission submission = new Submission(Json.readObject(document), Map.of(name, digest));
    return Job.fromJson(
        json(
            to("/jobs")
                .post(
                    RequestBody.create(
                        Json.line(submission.toJson()), MediaType.get("application/json")))));
  }

  Job job(String id) throws IOException {
    return Job.fromJson(json(to("/jobs/" + id)));
  }

  Job stop(String id) throws IOException {
    return Job.fromJson(
        json(to("/jobs/" + id + "/stop").post(RequestBody.create(new byte[0], null))));
  }

  /** Asks until the job is as wanted. */
  Job await(String id, Predicate<Job> wanted) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Job job = job(id);
    while (!wanted.test(job)) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("still " + job);
      }
      Thread.sleep(50);
      job = job(id);
    }
    return job;
  }

  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }
}
