package org.drumlin.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.drumlin.job.Json;
import org.drumlin.job.Target;
import org.drumlin.remote.ScriptedServer.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a sign-in as its tokens run out, on a server that keeps count of them. */
final class SignedInTest {
  private static final String INFO = "GET /api/v1/info";
  private static final String REFRESH = "POST /api/v1/auth/refresh";

  @TempDir Path folder;

  private final AtomicInteger given = new AtomicInteger();
  private final AtomicInteger refreshed = new AtomicInteger();
  private final AtomicInteger losses = new AtomicInteger();
  private final Set<String> valid = ConcurrentHashMap.newKeySet();
  private volatile long life = 600;

  /** Each refresh token is good once; the one just used gives the same successor again. */
  private @Nullable Answer answer(String request, String who, String body) throws IOException {
    return switch (request) {
      case "POST /api/v1/auth/login" ->
          body.contains("right")
              ? new Answer(200, session(given.incrementAndGet()))
              : new Answer(401, "{\"error\":{\"message\":\"The name or the password is wrong.\"}}");
      case REFRESH -> refresh(Json.readObject(body).path("refresh").asText());
      case "POST /api/v1/auth/logout" -> {
        valid.clear();
        yield new Answer(204, "");
      }
      case INFO ->
          valid.contains(who)
              ? new Answer(200, "{\"version\":\"9\"}")
              : new Answer(401, "{\"error\":{\"message\":\"Sign in first.\"}}");
      default -> new Answer(404, "{\"error\":{\"message\":\"There is nothing here.\"}}");
    };
  }

  private @Nullable Answer refresh(String token) {
    boolean current = token.equals("refresh-" + given.get());
    boolean justUsed = token.equals("refresh-" + (given.get() - 1));
    if (!current && !justUsed) {
      return new Answer(401, "{\"error\":{\"message\":\"The session has ended.\"}}");
    }
    if (current) {
      refreshed.incrementAndGet();
      given.incrementAndGet();
    }
    String answer = session(given.get());
    return losses.getAndDecrement() > 0 ? null : new Answer(200, answer);
  }

  private String session(int number) {
    valid.add("Bearer access-" + number);
    return "{\"access\":\"access-"
        + number
        + "\",\"refresh\":\"refresh-"
        + number
        + "\",\"expires_in\":"
        + life
        + ",\"user\":{\"id\":\"1\",\"name\":\"ada\"}}";
  }

  private Targets signedIn(ScriptedServer server) throws Exception {
    Targets targets = Targets.withFile(folder, "test");
    targets.add("group", server.address().toString(), "");
    targets.signIn("group", new SignIn.Password("ada", "right"));
    return targets;
  }

  @Test
  void aSignInSurvivesARestartAndIsInNoOtherFile() throws Exception {
    try (ScriptedServer server = ScriptedServer.plain(this::answer)) {
      signedIn(server).close();
      try (Targets later = Targets.withFile(folder, "test")) {
        assertEquals("9", later.client("group").info().version());
        Target told = later.list().targets().getLast();
        assertEquals("ada", told.user());
      }
      String open = Files.readString(folder.resolve("targets.json"));
      assertFalse(open.contains("access-") || open.contains("refresh-") || open.contains("right"));
    }
  }

  @Test
  void aWrongPasswordIsToldInTheServersWords() throws Exception {
    try (ScriptedServer server = ScriptedServer.plain(this::answer);
        Targets targets = Targets.withFile(folder, "test")) {
      targets.add("group", server.address().toString(), "");
      ServerException refused =
          assertThrows(
              ServerException.class,
              () -> targets.signIn("group", new SignIn.Password("ada", "no")));
      assertEquals("The name or the password is wrong.", refused.getMessage());
      assertEquals(Target.State.NEEDS_LOGIN, targets.list().targets().getLast().state());
    }
  }

  @Test
  void manyCallsWithAnExpiredTokenFetchOneNewOne() throws Exception {
    try (ScriptedServer server = ScriptedServer.plain(this::answer);
        Targets targets = signedIn(server);
        Targets beside = Targets.withFile(folder, "test");
        var threads = Executors.newFixedThreadPool(8)) {
      assertEquals("9", beside.client("group").info().version());
      valid.clear();
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        Targets one = i % 2 == 0 ? targets : beside;
        calls.add(() -> one.client("group").info().version());
      }
      for (var answer : threads.invokeAll(calls)) {
        assertEquals("9", answer.get());
      }
      assertEquals(1, refreshed.get(), "two programs and 16 calls");
    }
  }

  @Test
  void aTokenThatIsAboutToEndIsReplacedBeforeItIsShown() throws Exception {
    try (ScriptedServer server = ScriptedServer.plain(this::answer)) {
      life = 5;
      try (Targets targets = signedIn(server)) {
        life = 600;
        targets.client("group").info();
        int before = refreshed.get();
        targets.client("group").info();
        assertTrue(before > 0);
        assertEquals(before, refreshed.get());
      }
    }
  }

  @Test
  void aLostReplyIsAskedForAgainWithTheSameToken() throws Exception {
    try (ScriptedServer server = ScriptedServer.plain(this::answer);
        Targets targets = signedIn(server)) {
      valid.clear();
      losses.set(1);
      assertEquals("9", targets.client("group").info().version());
      assertEquals(1, refreshed.get());
      assertEquals(2, server.asked().stream().filter(line -> line.startsWith(REFRESH)).count());
    }
  }

  @Test
  void aSessionThatWasEndedElsewhereNeedsASignInAndIsForgotten() throws Exception {
    try (ScriptedServer server = ScriptedServer.plain(this::answer);
        Targets targets = signedIn(server)) {
      valid.clear();
      given.addAndGet(5);
      ServerException ended =
          assertThrows(ServerException.class, () -> targets.client("group").info());
      assertTrue(ended.needsLogin());
      assertEquals("Sign in to the server group first.", ended.getMessage());
      assertFalse(Files.readString(folder.resolve("secrets.json")).contains("refresh-"));
    }
  }

  @Test
  void afterSigningOutNothingIsLeftHereOrThere() throws Exception {
    try (ScriptedServer server = ScriptedServer.plain(this::answer);
        Targets targets = signedIn(server)) {
      assertEquals("", targets.signOut("group"));
      assertTrue(valid.isEmpty());
      assertFalse(Files.readString(folder.resolve("secrets.json")).contains("access-"));
      assertTrue(
          assertThrows(ServerException.class, () -> targets.client("group").info()).needsLogin());
    }
  }

  @Test
  void noTokenFollowsARedirect() throws Exception {
    try (ScriptedServer elsewhere =
            ScriptedServer.plain((request, who, body) -> new Answer(200, "{}"));
        ScriptedServer server =
            ScriptedServer.plain((request, who, body) ->
                request.equals(INFO) && who.contains("access")
                    ? new Answer(302, "", elsewhere.address() + "/api/v1/info")
                    : answer(request, who, body));
        Targets targets = Targets.withFile(folder, "test")) {
      targets.add("group", server.address().toString(), "");
      ServerException sent =
          assertThrows(
              ServerException.class,
              () -> targets.signIn("group", new SignIn.Password("ada", "right")));
      assertTrue(String.valueOf(sent.getMessage()).contains("Use that address"));
      assertEquals(List.of(), elsewhere.asked());
    }
  }
}
