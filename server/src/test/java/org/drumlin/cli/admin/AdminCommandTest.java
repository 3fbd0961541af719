package org.drumlin.cli.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drumlin.job.Job;
import org.drumlin.store.JobStore;
import org.drumlin.store.NewJob;
import org.drumlin.store.QueueRules;
import org.drumlin.store.RedisConnection;
import org.drumlin.store.RedisFixture;
import org.drumlin.store.RedisJobStore;
import org.drumlin.store.SqliteJobStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The administrator's commands on the files of a server that runs meanwhile. */
final class AdminCommandTest {
  @TempDir Path folder;
  private Path config;
  private String ada = "";

  @BeforeEach
  void configure() throws Exception {
    config =
        Files.writeString(folder.resolve("server.yaml"), "data: " + folder.resolve("data") + "\n");
  }

  private String run(int code, String... words) {
    List<String> line = new ArrayList<>(List.of("--config", config.toString()));
    line.addAll(List.of(words));
    return ran(code, line.toArray(String[]::new));
  }

  private static String ran(int code, String... words) {
    StringWriter said = new StringWriter();
    CommandLine line = new CommandLine(new AdminCommand());
    line.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    line.setExecutionExceptionHandler((e, command, parsed) -> {
      said.append(e.getMessage());
      return 1;
    });
    assertEquals(code, line.execute(words), said::toString);
    return said.toString();
  }

  @Test
  void accountsAreMadeAndChanged() {
    String made = run(0, "user", "add", "Ada", "--role", "admin");
    assertTrue(made.contains("Ada has an account now."), made);
    String token = made.lines().toList().get(2);
    assertTrue(token.length() >= 32, made);
    assertTrue(run(1, "user", "add", "ada").contains("taken"), "names differ by more than case");
    run(0, "user", "add", "bob");
    assertTrue(run(0, "user", "list").matches("(?s)Ada +admin.*bob +user.*"));
    assertTrue(run(1, "user", "disable", "Ada").contains("only administrator"));
    assertTrue(run(0, "user", "role", "bob", "admin").contains("bob: admin"));
    assertTrue(run(0, "user", "disable", "Ada").contains("Ada: disabled"));
    assertTrue(run(0, "user", "list").contains("disabled"));
    assertTrue(run(0, "user", "enable", "Ada").contains("Ada: enabled"));
    String reset = run(0, "user", "reset-password", "bob");
    assertFalse(reset.contains(token));
    assertTrue(run(1, "user", "role", "bob", "king").contains("there are user, script, admin"));
    assertTrue(run(1, "user", "role", "eve", "user").contains("user list"));
    assertTrue(run(0, "invite").contains("good for one account"));
    String audit = run(0, "audit", "--limit", "3");
    assertEquals(3, audit.lines().count(), audit);
    assertTrue(audit.lines().findFirst().orElseThrow().contains("invitation.made"), audit);
    assertTrue(audit.contains("console"), audit);
  }

  @Test
  void theQueueIsSeenWhileAServerHasIt() {
    assertEquals("", run(0, "queue"));
    try (SqliteJobStore store =
        SqliteJobStore.open(folder.resolve("data"), InstantSource.system())) {
      store.submit(new NewJob("a", "u1", "t", "lm", List.of(), Optional.empty(), "d", Job.HERE, 0));
      String queue = run(0, "queue");
      assertTrue(queue.matches("(?s)- +0 running +1 waiting, the oldest since 20.*"), queue);
    }
  }

  @Test
  void aDeletedUserLeavesNothingOnSqlite() throws Exception {
    run(0, "user", "add", "ada");
    try (SqliteJobStore store =
        SqliteJobStore.open(folder.resolve("data"), InstantSource.system())) {
      assertTrue(run(1, "user", "delete", "ada", "--yes").contains("while the server is stopped"));
      assertFalse(run(0, "user", "list").contains("disabled"), "nothing was done");
      fits(store);
    }
    adaIsDeleted();
    try (SqliteJobStore store =
        SqliteJobStore.open(folder.resolve("data"), InstantSource.system())) {
      onlyBobsIsLeft(store);
    }
  }

  @Test
  void aDeletedUserLeavesNothingOnRedisBesideAServer() throws Exception {
    try (RedisFixture redis = RedisFixture.start(folder.resolve("redis"))) {
      Path password = Files.writeString(folder.resolve("password"), RedisFixture.PASSWORD);
      Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
      Files.writeString(
          config,
          "store: {redis: {url: 'redis://127.0.0.1:%d', user: %s, password: {file: '%s'}}}\n"
              .formatted(redis.port(), RedisFixture.USER, password),
          StandardOpenOption.APPEND);
      run(0, "user", "add", "ada");
      try (RedisConnection connection = RedisConnection.open(redis.settings());
          JobStore store = RedisJobStore.open(connection, QueueRules.UNLIMITED)) {
        fits(store);
        adaIsDeleted();
        onlyBobsIsLeft(store);
      }
    }
  }

  /** One queued fit of ada's and one of somebody else's, and what ada uploaded. */
  private void fits(JobStore store) throws Exception {
    ada = audited("user.created");
    store.submit(new NewJob("a", ada, "t", "lm", List.of(), Optional.empty(), "d", Job.HERE, 0));
    store.submit(new NewJob("b", "bob", "t", "lm", List.of(), Optional.empty(), "d", Job.HERE, 0));
    Path data = folder.resolve("data");
    for (String file : List.of("jobs/a/fit.json", "jobs/b/fit.json", "files/" + ada + "/ab/abc")) {
      Files.createDirectories(data.resolve(file).getParent());
      Files.writeString(data.resolve(file), "x");
    }
  }

  /** Whom the newest entry of that kind is about. */
  private String audited(String action) {
    Matcher entry = Pattern.compile(action + " +(\\S+)").matcher(run(0, "audit"));
    assertTrue(entry.find(), action);
    return entry.group(1);
  }

  private void adaIsDeleted() {
    assertTrue(run(1, "user", "delete", "ada").contains("--yes"));
    assertTrue(run(1, "user", "delete", "eve", "--yes").contains("no account eve"));
    assertTrue(run(0, "user", "list").contains("ada"));
    String said = run(0, "user", "delete", "ada", "--yes");
    assertTrue(said.contains("ada is deleted, and 1 fit."), said);
    assertEquals("", run(0, "user", "list"));
    assertEquals(ada, audited("user.deleted"));
  }

  private void onlyBobsIsLeft(JobStore store) {
    assertEquals(List.of(), store.list(ada));
    assertEquals(1, store.list("bob").size());
    Path data = folder.resolve("data");
    assertFalse(Files.exists(data.resolve("jobs/a")));
    assertTrue(Files.exists(data.resolve("jobs/b/fit.json")));
    assertFalse(Files.exists(data.resolve("files").resolve(ada)));
  }

  @Test
  void whatIsMissingIsSaid() throws Exception {
    assertTrue(ran(1, "user", "list").contains("--config FILE"));
    Files.writeString(config, "slots: 1\n");
    assertTrue(run(1, "queue").contains("data is missing"));
    assertTrue(ran(1, "queue", "--config", folder + "/none.yaml").contains("is not there"));
  }
}
