package org.drumlin.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.drumlin.job.Contact;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.drumlin.job.Submission;
import org.drumlin.job.Target;
import org.drumlin.remote.ServerAddress;
import org.drumlin.remote.ServerClient;
import org.drumlin.remote.SignIn;
import org.drumlin.remote.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desktop's hub and {@code drumlin serve}, by the hub's API alone. */
final class TargetsIT {
  private static final String GROUP = "group";
  private static final String DATA = "ISIS_Polymer_Blend_RT2.xml";
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final SignIn.Password ADA =
      new SignIn.Password("ada", "slit lamp under nine gravel roofs");
  private static final String DREAM =
      "{\"name\":\"dream\",\"samples\":4000,\"burn\":100,\"seed\":7}";
  private static final String ENDLESS =
      "{\"name\":\"dream\",\"samples\":10000,\"steps\":10000000,\"thin\":1000,\"seed\":1}";

  @TempDir Path folder;
  private final OkHttpClient http = new OkHttpClient();
  private int port;
  private Path config = Path.of(".");

  @BeforeEach
  void configure() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    config =
        Files.writeString(
            folder.resolve("server.yaml"),
            """
            listen: 127.0.0.1:%d
            data: %s
            accounts: {registration: open}
            slots: 2
            threads: 1
            """
                .formatted(port, folder.resolve("data")));
  }

  @AfterEach
  void close() {
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }

  private ServerProcess serve() throws Exception {
    return ServerProcess.start(config, Map.of());
  }

  private String address() {
    return "http://127.0.0.1:" + port;
  }

  private void register() throws Exception {
    Request request =
        new Request.Builder()
            .url(address() + "/api/v1/auth/register")
            .post(RequestBody.create(Json.line(ADA.toJson()), MediaType.get("application/json")))
            .build();
    try (Response response = http.newCall(request).execute()) {
      assertEquals(201, response.code(), response.body().string());
    }
  }

  private int status(String token) throws Exception {
    Request request =
        new Request.Builder()
            .url(address() + "/api/v1/jobs")
            .header("Authorization", "Bearer " + token)
            .build();
    try (Response response = http.newCall(request).execute()) {
      return response.code();
    }
  }

  /** The desktop's hub, and its window's client. */
  private final class Hub implements AutoCloseable {
    final EmbeddedServer server;
    final ServerClient client;

    Hub() throws Exception {
      server = EmbeddedServer.start(EmbeddedSettings.standard(folder.resolve("hub")));
      client = new ServerClient(new ServerAddress(server.baseUri(), server.bearerToken(), "none"));
    }

    void signIn() throws Exception {
      client.targets().add(GROUP, address(), Optional.empty());
      client.targets().signIn(GROUP, ADA);
      assertEquals(Target.State.OK, target().state());
    }

    Target target() throws Exception {
      return client.targets().list().targets().getLast();
    }

    Job submit(String method, String target) throws Exception {
      ObjectNode document =
          Json.readObject(Files.readAllBytes(EXAMPLES.resolve("polymer-blend.fit.json")));
      document.set("method", Json.readObject(method));
      String digest = client.upload(EXAMPLES.resolve(DATA));
      return client.submit(
          new Submission(document, Map.of(DATA, digest), target, 2), method + target);
    }

    /** Waits for the hub's own events until the job is as wanted. */
    Job await(String id, Predicate<Job> wanted) throws Exception {
      BlockingQueue<JobEvent> events = new LinkedBlockingQueue<>();
      try (Subscription stream = client.events(id, events::add)) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        Job job = client.job(id);
        while (!wanted.test(job)) {
          assertTrue(System.nanoTime() < end, "still " + job);
          events.poll(1, TimeUnit.SECONDS);
          job = client.job(id);
        }
        return job;
      }
    }

    Path file(String id, String name) {
      return folder.resolve("hub/jobs").resolve(id).resolve(name);
    }

    @Override
    public void close() {
      client.close();
      server.close();
    }
  }

  private static boolean finished(Job job) {
    assertFalse(job.state() == JobState.FAILED, job.toString());
    return job.state() == JobState.FINISHED;
  }

  private static boolean running(Job job) {
    return job.state() == JobState.RUNNING && job.progress().isPresent();
  }

  private ObjectNode session() throws Exception {
    ObjectNode secrets = Json.readObject(Files.readAllBytes(folder.resolve("hub/secrets.json")));
    return Json.readObject(secrets.properties().iterator().next().getValue().asText());
  }

  @Test
  void aFitAtTheGroupIsTheSameAsHere() throws Exception {
    try (ServerProcess server = serve();
        Hub hub = new Hub()) {
      register();
      hub.signIn();
      assertEquals("ada", hub.target().user());
      Job far = hub.submit(DREAM, GROUP);
      assertEquals(GROUP, far.target());
      Job near = hub.submit(DREAM, Job.HERE);
      Job done = hub.await(far.id(), TargetsIT::finished);
      assertTrue(done.progress().isPresent() && done.chisq().isPresent(), done.toString());
      hub.await(near.id(), TargetsIT::finished);
      hub.await(far.id(), job -> Files.exists(hub.file(far.id(), "exit.json")));
      hub.await(near.id(), job -> Files.exists(hub.file(near.id(), "exit.json")));
      assertArrayEquals(
          Files.readAllBytes(hub.file(near.id(), "result.json")),
          Files.readAllBytes(hub.file(far.id(), "result.json")));
      assertTrue(hub.client.result(far.id()).orElseThrow().path("run").has("host"));

      String token = session().path("access").asText();
      assertEquals(200, status(token));
      hub.client.targets().signOut(GROUP);
      assertEquals(401, status(token), "the old token is refused");
      assertEquals(Target.State.NEEDS_LOGIN, hub.target().state());
      Job later = hub.submit("{\"name\":\"lm\"}", GROUP);
      hub.await(
          later.id(),
          job -> job.contact().filter(c -> c.kind() == Contact.Kind.NEEDS_LOGIN).isPresent());
      hub.client.targets().signIn(GROUP, ADA);
      hub.await(later.id(), TargetsIT::finished);
      assertNotEquals("", server.log());
    }
  }

  @Test
  void aServerThatIsKilledCostsTimeAndNothingElse() throws Exception {
    try (Hub hub = new Hub()) {
      Job slow;
      Job deleted;
      try (ServerProcess server = serve()) {
        register();
        hub.signIn();
        deleted = hub.submit("{\"name\":\"lm\"}", GROUP);
        hub.await(deleted.id(), TargetsIT::finished);
        slow = hub.submit(ENDLESS, GROUP);
        hub.await(slow.id(), TargetsIT::running);
      }
      Job cut = hub.await(slow.id(), job -> job.contact().isPresent());
      assertEquals(JobState.RUNNING, cut.state());
      assertEquals(Contact.Kind.STALE, cut.contact().orElseThrow().kind());
      assertTrue(
          cut.contact().orElseThrow().message().contains("The server group does not answer"),
          cut.toString());
      Job waiting = hub.submit(DREAM, GROUP);
      Job told = hub.await(waiting.id(), job -> job.contact().isPresent());
      assertTrue(told.message().contains("Waits to be handed in"), told.toString());
      hub.client.delete(deleted.id());
      assertEquals(Target.State.STALE, hub.target().state());

      try (ServerProcess again = serve()) {
        hub.client.targets().check(GROUP);
        hub.await(waiting.id(), TargetsIT::finished);
        double before = cut.progress().orElseThrow().t();
        hub.await(
            slow.id(), job -> job.contact().isEmpty() && job.progress().orElseThrow().t() > before);
        hub.client.stop(slow.id());
        hub.await(slow.id(), job -> job.state() == JobState.STOPPED);
        String token = session().path("access").asText();
        try (HubCalls there = new HubCalls(address(), token)) {
          long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
          int count = 3;
          while (count != 2 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            count = there.json(there.to("/jobs")).path("jobs").size();
          }
          assertEquals(2, count, "the deleted one is deleted there, the others are there once");
        }
        assertNotEquals("", again.log());
      }
    }
  }

  @Test
  void aSignInThatRanOutWhileTheHubWasAwayIsRenewed() throws Exception {
    try (ServerProcess server = serve()) {
      Job job;
      try (Hub hub = new Hub()) {
        register();
        hub.signIn();
        job = hub.submit(ENDLESS, GROUP);
        hub.await(job.id(), TargetsIT::running);
      }
      ObjectNode old = session();
      ObjectNode secrets = Json.readObject(Files.readAllBytes(folder.resolve("hub/secrets.json")));
      String account = secrets.fieldNames().next();
      ObjectNode expired =
          old.deepCopy().put("expires", "2020-01-01T00:00:00Z").put("access", "ran.out.long-ago");
      Files.write(
          folder.resolve("hub/secrets.json"),
          Json.pretty(secrets.put(account, Json.line(expired))));
      try (Hub hub = new Hub()) {
        double before = job.progress().map(p -> p.t()).orElse(0.0);
        hub.await(job.id(), j -> j.contact().isEmpty() && j.progress().orElseThrow().t() > before);
        hub.client.stop(job.id());
        hub.await(job.id(), j -> j.state() == JobState.STOPPED);
      }
      assertNotEquals(old.path("refresh").asText(), session().path("refresh").asText());
      assertEquals(List.of(), leaks(old, server));
    }
  }

  /** Places where a secret has no business to be. */
  private List<Path> leaks(ObjectNode session, ServerProcess server) throws Exception {
    assertFalse(server.log().contains(session.path("refresh").asText()));
    try (var files = Files.walk(folder.resolve("hub"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("secrets.json"))
          .filter(file -> contains(file, session.path("refresh").asText()))
          .toList();
    }
  }

  private static boolean contains(Path file, String secret) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(secret);
    } catch (IOException e) {
      return false;
    }
  }
}
