package org.drumlin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.drumlin.job.Json;
import org.drumlin.store.RedisFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is up before its Redis is. */
final class StoreWaitIT {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("REDIS_PASSWORD", RedisFixture.PASSWORD);

  @TempDir Path folder;

  @Test
  void aServerWaitsForItsRedisAndSaysSo() throws Exception {
    int port = freePort();
    try (RedisFixture redis = RedisFixture.start(folder.resolve("redis"))) {
      redis.kill();
      try (ServerProcess server = ServerProcess.launch(config(redis, port), ENVIRONMENT);
          HttpClient http = HttpClient.newHttpClient()) {
        HttpResponse<String> ready = await(http, port, "/ready", answer -> true);
        assertEquals(503, ready.statusCode(), ready.body());
        assertEquals(
            "the store does not answer",
            Json.readObject(ready.body()).path("checks").path("store").asText());
        assertEquals(200, await(http, port, "/health", answer -> true).statusCode());
        HttpResponse<String> other = await(http, port, "/api/v1/jobs", answer -> true);
        assertEquals(503, other.statusCode(), other.body());
        assertTrue(other.headers().firstValue("Retry-After").isPresent());
        assertTrue(Json.readObject(other.body()).toString().contains("waits for its store"));
        redis.restart();
        ready = await(http, port, "/ready", answer -> answer.statusCode() == 200);
        assertEquals("ok", Json.readObject(ready.body()).path("checks").path("store").asText());
        Session.open(server.base(), "register", "ada");
        assertTrue(server.log().contains("cannot be reached"), server.log());
      }
    }
  }

  private Path config(RedisFixture redis, int port) throws IOException {
    return Files.writeString(
        folder.resolve("server.yaml"),
        """
        listen: 127.0.0.1:%d
        data: %s
        store: {redis: {url: 'redis://127.0.0.1:%d', user: %s, password: {env: REDIS_PASSWORD}}}
        accounts: {registration: open}
        slots: 1
        """
            .formatted(port, folder.resolve("data"), redis.port(), RedisFixture.USER));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The first answer that is as wished; while nobody answers it is asked again. */
  private static HttpResponse<String> await(
      HttpClient http, int port, String path, Predicate<HttpResponse<String>> wish)
      throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    Optional<String> last = Optional.empty();
    while (System.nanoTime() - deadline < 0) {
      try {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (wish.test(answer)) {
          return answer;
        }
        last = Optional.of(answer.statusCode() + " " + answer.body());
      } catch (IOException e) {
        last = Optional.of(e.toString());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    throw new AssertionError(path + ": the last answer was " + last);
  }
}
