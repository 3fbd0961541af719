package org.drumlin.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.drumlin.job.Json;
import org.drumlin.job.Submission;

/**
 * Hands jobs in, one after the other, each under a key of its own until it is accepted: whatever
 * happens to the server meanwhile.
 */
final class Submitter implements AutoCloseable {
  private static final Path DATA = Path.of("..", "examples", "ISIS_Polymer_Blend_RT2.xml");

  private final String base;
  private final String token;
  private final int jobs;
  private final OkHttpClient http =
      new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(30)).build();
  private final List<String> accepted = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean closed;

  Submitter(String base, String token, int jobs) {
    this.base = base;
    this.token = token;
    this.jobs = jobs;
    this.thread = Thread.ofPlatform().daemon().name("submitter").unstarted(this::submit);
  }

  void start() {
    thread.start();
  }

  void join() throws InterruptedException {
    thread.join();
  }

  /** Ids of the jobs that were accepted. */
  List<String> accepted() {
    return List.copyOf(accepted);
  }

  private void submit() {
    try {
      byte[] data = Files.readAllBytes(DATA);
      String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
      until(to("/files/" + digest).put(RequestBody.create(data, null)));
      Submission submission =
          new Submission(
              Json.readObject(Session.document(Session.LM)),
              Map.of(String.valueOf(DATA.getFileName()), digest));
      RequestBody body =
          RequestBody.create(Json.line(submission.toJson()), MediaType.get("application/json"));
      for (int i = 0; i < jobs && !closed; i++) {
        accepted.add(
            until(to("/jobs").header("Idempotency-Key", "job " + i).post(body))
                .path("id")
                .asText());
      }
    } catch (Exception e) {
      throw new AssertionError("the jobs cannot be handed in", e);
    }
  }

  private Request.Builder to(String path) {
    return new Request.Builder()
        .url(base + "/api/v1" + path)
        .header("Authorization", "Bearer " + token);
  }

  /** Asks until somebody answers; a server that is ending, or gone, is no answer. */
  private ObjectNode until(Request.Builder request) throws IOException {
    while (!closed) {
      try (Response response = http.newCall(request.build()).execute()) {
        String body = response.body().string();
        if (response.isSuccessful()) {
          return Json.readObject(body);
        }
        if (response.code() < 500) {
          throw new AssertionError(response.code() + " " + body);
        }
      } catch (IOException e) {
        // Cut off: it may have been accepted; the key makes asking again harmless.
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    return Json.object();
  }

  @Override
  public void close() {
    closed = true;
    http.dispatcher().cancelAll();
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }
}
