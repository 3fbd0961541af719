package org.drumlin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.drumlin.auth.AccountDoorkeeper;
import org.drumlin.auth.AccountSettings;
import org.drumlin.auth.AccountSettings.Registration;
import org.drumlin.auth.Accounts;
import org.drumlin.auth.AuditFile;
import org.drumlin.auth.AuditLog;
import org.drumlin.auth.Passwords;
import org.drumlin.auth.Quotas;
import org.drumlin.auth.RateLimits;
import org.drumlin.auth.ReturnAddress;
import org.drumlin.auth.ServerSecret;
import org.drumlin.job.Json;
import org.drumlin.store.SqliteAccountStore;
import org.drumlin.store.SqliteJobStore;

/** A real server with accounts over real stores, without anything that computes. */
final class GroupHub implements AutoCloseable {
  static final String PASSWORD = "five wet herons";

  /** Hashes that cost next to nothing: what they cost is tested where they are made. */
  private static final Passwords.Cost CHEAP = new Passwords.Cost(64, 1, 1);

  final SqliteJobStore store;
  final SqliteAccountStore people;
  final Accounts accounts;
  final AuditLog audit;
  final OkHttpClient http =
      new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(30)).followRedirects(false).build();
  private final HttpServer server;

  GroupHub(Path folder, AccountSettings settings, InstantSource clock) {
    this.store = SqliteJobStore.open(folder, InstantSource.system());
    this.people = SqliteAccountStore.open(folder);
    this.audit = audit(folder, clock);
    this.accounts = new Accounts(people, settings, audit, clock);
    this.server =
        HttpServer.start(
            HttpSettings.embedded(),
            TestHub.services(store, folder, audit).with(accounts),
            new AccountDoorkeeper(accounts));
  }

  private static AuditLog audit(Path folder, InstantSource clock) {
    try {
      return new AuditFile(folder.resolve("audit"), clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static AccountSettings settings() {
    return new AccountSettings(
        URI.create("http://127.0.0.1"),
        ServerSecret.of("0123456789abcdef0123456789abcdef"),
        Registration.OPEN,
        true,
        new ReturnAddress(List.of("https://notebook.example.org/fits?from=drumlin")),
        RateLimits.standard(),
        Quotas.standard(),
        CHEAP);
  }

  int port() {
    return server.port();
  }

  Request.Builder plain(String path) {
    return new Request.Builder().url(HttpUrl.get("http://127.0.0.1:" + server.port() + path));
  }

  Request.Builder api(String path) {
    return plain("/api/v1" + path);
  }

  Request.Builder as(String token, String path) {
    return api(path).header("Authorization", "Bearer " + token);
  }

  Request.Builder post(String path, ObjectNode body) {
    return api(path).post(TestHub.json(Json.line(body)));
  }

  Response send(Request.Builder request) throws IOException {
    return http.newCall(request.build()).execute();
  }

  /** The answer's object; the status must be that one. */
  ObjectNode json(int status, Request.Builder request) throws IOException {
    try (Response response = send(request)) {
      String body = response.body().string();
      if (response.code() != status || body.contains("\tat ")) {
        throw new AssertionError(response.code() + " " + body);
      }
      return body.isEmpty() ? Json.object() : Json.readObject(body);
    }
  }

  /** The message of a refusal; the status must be that one. */
  String refused(int status, Request.Builder request) throws IOException {
    return json(status, request).path("error").path("message").asText();
  }

  static ObjectNode named(String name, String password) {
    return Json.object().put("name", name).put("password", password);
  }

  /** A new user, signed in. */
  ObjectNode register(String name) throws IOException {
    return json(201, post("/auth/register", named(name, PASSWORD)));
  }

  /** Uploads the data that documents of the tests name; its digest. */
  String upload(String token) throws Exception {
    byte[] bytes = TestHub.DATA.getBytes(StandardCharsets.UTF_8);
    String digest = TestHub.sha256(bytes);
    send(as(token, "/files/" + digest).put(TestHub.bytes(bytes))).close();
    return digest;
  }

  /** A fit of data that were uploaded. */
  Request.Builder submission(String token, String title) throws Exception {
    String digest = TestHub.sha256(TestHub.DATA.getBytes(StandardCharsets.UTF_8));
    return as(token, "/jobs")
        .post(
            TestHub.json(
                "{\"document\":"
                    + TestHub.document(title)
                    + ",\"files\":{\"d.dat\":\""
                    + digest
                    + "\"}}"));
  }

  /** A job that was accepted. */
  ObjectNode submit(String token, String title) throws Exception {
    upload(token);
    return json(202, submission(token, title));
  }

  @Override
  public void close() {
    http.dispatcher().cancelAll();
    server.close();
    people.close();
    store.close();
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }
}
