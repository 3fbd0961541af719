package org.drumlin.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.drumlin.job.Exit;
import org.drumlin.job.JobFolder;
import org.drumlin.job.Json;
import org.drumlin.runner.RunnerCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code drumlin fit} with the packaged runner. */
class FitCommandIT {
  private static final String DATA = "ISIS_Polymer_Blend_RT2.xml";
  private static final long PATIENCE_SECONDS = 120;

  @TempDir Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void copyData() throws IOException {
    Files.copy(Path.of("..", "examples", DATA), temp.resolve(DATA));
  }

  @Test
  void printsTheTableAndWritesTheReport() throws IOException {
    Path results = temp.resolve("out");
    assertEquals(0, fit(document("{\"name\":\"lm\"}"), "--out", results.toString()), err::toString);
    String table = out.toString();
    assertTrue(table.contains("56.40(14)"), table);
    assertTrue(table.contains("56.26 .. 56.54"), table);
    assertTrue(table.contains("chisq 0.790"), table);
    assertTrue(table.contains("converged"), table);
    assertTrue(Files.size(results.resolve("report.html")) > 100_000);
    assertEquals(Exit.Status.FINISHED, JobFolder.at(results).published().orElseThrow().status());
  }

  @Test
  void jsonIsOneObject() throws IOException {
    Path results = temp.resolve("out");
    Path document = document("{\"name\":\"lm\"}");
    assertEquals(0, fit(document, "--out", results.toString(), "--json"), err::toString);
    assertEquals(1, out.toString().lines().count());
    ObjectNode json = Json.readObject(out.toString());
    assertEquals(
        List.of(
            "status",
            "reason",
            "chisq",
            "dof",
            "points",
            "method",
            "evaluations",
            "seconds",
            "engine",
            "parameters",
            "derived",
            "ended",
            "converged",
            "evaluations_per_second",
            "uncertainty",
            "criteria",
            "residuals",
            "warnings"),
        json.properties().stream().map(java.util.Map.Entry::getKey).toList());
    assertEquals("finished", json.path("status").asText());
    assertEquals(56.398, json.path("parameters").path("rg").path("value").asDouble(), 1e-3);
    assertEquals(2, json.path("parameters").path("rg").path("p68").size());
    assertEquals("complete", json.path("ended").asText());
    assertTrue(json.path("criteria").path("aic").isNumber());
  }

  @Test
  void anExtendedFitIsThatOfRunningLonger() throws IOException {
    Path whole = temp.resolve("whole");
    Path parts = temp.resolve("parts");
    String method = "{\"name\":\"dream\",\"burn\":60,\"seed\":4,\"pop\":-12,\"steps\":%d}";
    assertEquals(0, fit(document(method.formatted(400)), "--out", whole.toString()), err::toString);
    assertEquals(0, fit(document(method.formatted(150)), "--out", parts.toString()), err::toString);
    assertEquals(
        0, fit(document(method.formatted(400)), "--extend", parts.toString()), err::toString);
    for (String name : List.of("result.json", "samples.csv.gz", "checkpoint.bin")) {
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(name)), Files.readAllBytes(parts.resolve(name)), name);
    }
    String other = method.formatted(500).replace("\"seed\":4", "\"seed\":5");
    assertEquals(1, fit(document(other), "--resume", parts.toString()));
    assertTrue(err.toString().contains("The checkpoint is of another fit"), err.toString());
    assertArrayEquals(
        Files.readAllBytes(whole.resolve("result.json")),
        Files.readAllBytes(parts.resolve("result.json")),
        "a refused extension takes nothing away");
    assertTrue(Files.readString(parts.resolve("fit.json")).contains("\"seed\":4"));
  }

  @Test
  void aRunIsSummarizedWithAnotherBurnIn() throws IOException {
    Path results = temp.resolve("out");
    Path document =
        document("{\"name\":\"dream\",\"burn\":60,\"seed\":4,\"pop\":-12,\"steps\":400}");
    assertEquals(0, fit(document, "--out", results.toString()), err::toString);
    byte[] samples = Files.readAllBytes(results.resolve("samples.csv.gz"));
    ObjectNode before = Json.readObject(Files.readString(results.resolve("result.json")));
    assertEquals(0, run("summarize", results.toString(), "--burn", "200"), err::toString);
    ObjectNode after = Json.readObject(Files.readString(results.resolve("result.json")));
    assertEquals(60, before.path("chains").path("burn").asInt());
    assertEquals(200, after.path("chains").path("burn").asInt());
    assertEquals(before.path("evaluations").asLong(), after.path("evaluations").asLong());
    assertNotEquals(
        before.path("parameters").path(0).path("mean").asDouble(),
        after.path("parameters").path(0).path("mean").asDouble());
    assertArrayEquals(samples, Files.readAllBytes(results.resolve("samples.csv.gz")));
    assertEquals(1, run("summarize", results.toString(), "--burn", "10"));
    assertTrue(err.toString().contains("give at least 60"), err.toString());
  }

  @Test
  void aSecondFitReplacesTheFirstAndNothingElse() throws IOException {
    Path results = temp.resolve("out");
    Path document = document("{\"name\":\"lm\"}");
    assertEquals(0, fit(document, "--out", results.toString()), err::toString);
    Path note = Files.writeString(results.resolve("my-notes.txt"), "keep");
    assertEquals(0, fit(document, "--out", results.toString()), err::toString);
    assertTrue(Files.exists(note));
    assertEquals(List.of(1), JobFolder.at(results).attempts());
    assertEquals(1, fit(document, "--out", temp.toString()));
    assertTrue(err.toString().contains("holds something else"), err.toString());
  }

  @Test
  void aKeyboardInterruptKeepsThePartialResult() throws Exception {
    Path results = temp.resolve("out");
    Path document =
        document(
            "{\"name\":\"dream\",\"samples\":10000,\"steps\":10000000,\"thin\":1000,\"seed\":1}");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + RunnerCommand.JAR_PROPERTY + "=" + jar(),
                "-cp",
                System.getProperty("java.class.path"),
                DrumlinCli.class.getName(),
                "fit",
                document.toString(),
                "--out",
                results.toString())
            .redirectOutput(temp.resolve("out.txt").toFile())
            .redirectError(temp.resolve("err.txt").toFile())
            .start();
    awaitFile(results.resolve("attempt-1/partial.json"));
    assertEquals(0, new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor());
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
    assertTrue(process.exitValue() != 0);
    assertEquals(Exit.Status.STOPPED, JobFolder.at(results).published().orElseThrow().status());
    String table = Files.readString(temp.resolve("out.txt"));
    assertTrue(table.contains("stopped: "), table);
    assertTrue(table.contains("rg"), table);
  }

  @Test
  void aKilledRunnerIsStartedAgainTwiceThenTheFitFails() throws Exception {
    Path results = temp.resolve("out");
    Path document =
        document(
            "{\"name\":\"dream\",\"samples\":10000,\"steps\":10000000,\"thin\":1000,\"seed\":1}");
    Thread killer = Thread.ofPlatform().start(() -> killThree(JobFolder.at(results)));
    assertEquals(1, fit(document, "--out", results.toString()));
    killer.join();
    assertTrue(err.toString().contains("exit code 137"), err.toString());
    assertFalse(err.toString().contains("\tat "), err.toString());
    assertEquals(List.of(1, 2, 3), JobFolder.at(results).attempts());
  }

  private static void killThree(JobFolder folder) {
    for (int attempt = 1; attempt <= 3; attempt++) {
      awaitFile(folder.attempt(attempt).partial());
      ProcessHandle.of(folder.lockHolder().orElseThrow().pid()).orElseThrow().destroyForcibly();
    }
  }

  private static void awaitFile(Path file) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(file)) {
      assertTrue(System.nanoTime() - deadline < 0, "waited in vain for " + file);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static String jar() {
    return System.getProperty(RunnerCommand.JAR_PROPERTY, "");
  }

  private Path document(String method) throws IOException {
    return Files.writeString(
        temp.resolve("blend.fit.json"),
        """
        {"drumlin": 1, "title": "Polymer blend",
         "datasets": [{"file": "%s", "resolution": "none"}],
         "models": [{"model": "mono_gauss_coil", "parameters": {
           "i_zero": {"value": 50, "fit": [0, 200]},
           "rg": {"value": 60, "fit": [5, 200]},
           "background": {"value": 0.1, "fit": [-1, 10]}}}],
         "method": %s}
        """
            .formatted(DATA, method));
  }

  private int fit(Path document, String... more) {
    String[] words = new String[more.length + 2];
    words[0] = "fit";
    words[1] = document.toString();
    System.arraycopy(more, 0, words, 2, more.length);
    return run(words);
  }

  private int run(String... words) {
    out.getBuffer().setLength(0);
    return DrumlinCli.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }
}
