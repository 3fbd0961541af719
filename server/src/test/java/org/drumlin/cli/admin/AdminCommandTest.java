package org.drumlin.cli.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drumlin.job.Job;
import org.drumlin.store.NewJob;
import org.drumlin.store.SqliteJobStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The administrator's commands on the files of a server that runs meanwhile. */
final class AdminCommandTest {
  @TempDir Path folder;
  private Path config;

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
  void whatIsMissingIsSaid() throws Exception {
    assertTrue(ran(1, "user", "list").contains("--config FILE"));
    Files.writeString(config, "slots: 1\n");
    assertTrue(run(1, "queue").contains("data is missing"));
    assertTrue(ran(1, "queue", "--config", folder + "/none.yaml").contains("is not there"));
  }
}
