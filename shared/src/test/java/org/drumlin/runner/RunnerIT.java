package org.drumlin.runner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.FitResults;
import org.drumlin.job.Exit;
import org.drumlin.job.JobFolder;
import org.drumlin.job.Json;
import org.drumlin.job.ProgressLine;
import org.drumlin.job.ProgressTail;
import org.drumlin.job.RunInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner's process against the folder contract. */
class RunnerIT {
  private static final String LM = "{\"name\": \"lm\"}";
  private static final String SHORT_DREAM =
      "{\"name\": \"dream\", \"samples\": 3000, \"burn\": 30, \"seed\": 7}";
  private static final String ENDLESS_DREAM =
      "{\"name\": \"dream\", \"samples\": 10000, \"steps\": 10000000, \"thin\": 1000, \"seed\": 1}";

  @TempDir Path temp;

  @Test
  void aFitWritesEverythingAndExitLast() throws Exception {
    JobFolder folder = RunnerJar.folder(temp.resolve("lm"), LM);
    assertEquals(0, RunnerJar.run(folder), RunnerJar.stderr(folder));
    Exit exit = folder.published().orElseThrow();
    assertEquals(Exit.Status.FINISHED, exit.status());
    FitResult result = FitResults.read(folder.publishedFile("result.json"));
    double rg =
        result.parameters().stream()
            .filter(p -> p.name().equals("rg"))
            .findFirst()
            .orElseThrow()
            .value();
    assertEquals(56.398, rg, 0.01);
    RunInfo run =
        RunInfo.fromJson(Json.readObject(Files.readAllBytes(folder.publishedFile("run.json"))));
    assertEquals("jvm", run.engine());
    assertEquals(1, run.attempt());
    List<ProgressLine> lines = new ProgressTail(folder.attempt(1).progress()).poll();
    assertTrue(lines.getFirst() instanceof ProgressLine.Start, lines::toString);
    assertTrue(lines.getLast() instanceof ProgressLine.End, lines::toString);
    for (int i = 0; i < lines.size(); i++) {
      assertEquals(i, lines.get(i).seq());
    }
    assertEquals("", Files.readString(folder.path().resolve("stdout.txt")));
    assertFalse(folder.locked());
  }

  @Test
  void oneAndTwoThreadsAndTwoRunsGiveTheSameBytes() throws Exception {
    JobFolder first = RunnerJar.folder(temp.resolve("one"), SHORT_DREAM);
    JobFolder second = RunnerJar.folder(temp.resolve("two"), SHORT_DREAM);
    JobFolder third = RunnerJar.folder(temp.resolve("three"), SHORT_DREAM);
    assertEquals(0, RunnerJar.run(first, "--threads", "1"), RunnerJar.stderr(first));
    assertEquals(0, RunnerJar.run(second, "--threads", "2"), RunnerJar.stderr(second));
    assertEquals(0, RunnerJar.run(third, "--threads", "2"), RunnerJar.stderr(third));
    for (String name : List.of("result.json", "samples.csv.gz")) {
      byte[] expected = Files.readAllBytes(first.publishedFile(name));
      assertArrayEquals(expected, Files.readAllBytes(second.publishedFile(name)), name);
      assertArrayEquals(expected, Files.readAllBytes(third.publishedFile(name)), name);
    }
  }

  @Test
  void stopKeepsAPartialResultAndASecondRunnerIsRefused() throws Exception {
    JobFolder folder = RunnerJar.folder(temp.resolve("stop"), ENDLESS_DREAM);
    Process process = RunnerJar.start(folder, "--attempt", "1");
    RunnerJar.await("a partial result", () -> Files.exists(folder.attempt(1).partial()));
    assertTrue(folder.locked());
    assertEquals(process.pid(), folder.lockHolder().orElseThrow().pid());

    List<String> second =
        RunnerJar.command(OptionalInt.empty())
            .line("run", folder.path().toString(), "--attempt", "2");
    Process other = new ProcessBuilder(second).redirectErrorStream(true).start();
    String said = new String(other.getInputStream().readAllBytes());
    assertEquals(JobRunner.AT_WORK, RunnerJar.code(other));
    assertTrue(said.contains("another runner is at work"), said);
    assertFalse(Files.exists(folder.attempt(2).path()));

    folder.requestStop();
    assertEquals(3, RunnerJar.code(process), RunnerJar.stderr(folder));
    assertEquals(Exit.Status.STOPPED, folder.attempt(1).exit().orElseThrow().status());
    FitResult result = FitResults.read(folder.attempt(1).result());
    assertEquals(FitResult.Status.STOPPED, result.status());
    assertEquals(3, result.parameters().size());
    assertTrue(folder.published().isEmpty(), "publishing is the hub's");
  }

  @Test
  void aSignalStopsTheFitToo() throws Exception {
    JobFolder folder = RunnerJar.folder(temp.resolve("term"), ENDLESS_DREAM);
    Process process = RunnerJar.start(folder, "--attempt", "1");
    RunnerJar.await("a partial result", () -> Files.exists(folder.attempt(1).partial()));
    process.destroy();
    assertTrue(RunnerJar.code(process) != 0);
    assertEquals(Exit.Status.STOPPED, folder.attempt(1).exit().orElseThrow().status());
    assertTrue(Files.exists(folder.attempt(1).result()));
  }

  @Test
  void aKilledRunnerLeavesNoLockAndNoEnd() throws Exception {
    JobFolder folder = RunnerJar.folder(temp.resolve("kill"), ENDLESS_DREAM);
    Process process = RunnerJar.start(folder, "--attempt", "1");
    RunnerJar.await("progress", () -> Files.exists(folder.attempt(1).partial()));
    process.destroyForcibly();
    assertEquals(137, RunnerJar.code(process));
    assertFalse(folder.locked());
    assertTrue(folder.attempt(1).exit().isEmpty());
  }

  @Test
  void aFitKilledTwiceEndsAsIfItNeverWas() throws Exception {
    String slow =
        "{\"name\": \"dream\", \"steps\": 40000, \"thin\": 10, \"burn\": 200, \"seed\": 5}";
    JobFolder whole = RunnerJar.folder(temp.resolve("whole"), slow);
    assertEquals(0, RunnerJar.run(whole), RunnerJar.stderr(whole));

    JobFolder folder = RunnerJar.folder(temp.resolve("killed"), slow);
    for (int attempt = 1; attempt <= 2; attempt++) {
      Process process = RunnerJar.start(folder, "--attempt", "" + attempt, "--checkpoint", "0.05");
      Path checkpoint = folder.attempt(attempt).checkpoint();
      RunnerJar.await("a checkpoint", () -> Files.exists(checkpoint));
      process.destroyForcibly();
      assertEquals(137, RunnerJar.code(process));
      assertTrue(folder.attempt(attempt).exit().isEmpty(), "killed before its end");
    }
    assertEquals(0, RunnerJar.run(folder), RunnerJar.stderr(folder));
    for (String name : List.of("result.json", "samples.csv.gz", "checkpoint.bin")) {
      assertArrayEquals(
          Files.readAllBytes(whole.publishedFile(name)),
          Files.readAllBytes(folder.publishedFile(name)),
          name);
    }
    String said = new ProgressTail(folder.attempt(3).progress()).poll().toString();
    assertTrue(said.contains("goes on from the last checkpoint"), said);
  }

  @Test
  void aPausedFitEndsAsIfItNeverWas() throws Exception {
    String slow =
        "{\"name\": \"dream\", \"steps\": 40000, \"thin\": 10, \"burn\": 200, \"seed\": 6}";
    JobFolder whole = RunnerJar.folder(temp.resolve("whole"), slow);
    assertEquals(0, RunnerJar.run(whole), RunnerJar.stderr(whole));

    JobFolder folder = RunnerJar.folder(temp.resolve("paused"), slow);
    Process asked = RunnerJar.start(folder, "--attempt", "1");
    RunnerJar.await("a partial result", () -> Files.exists(folder.attempt(1).partial()));
    folder.requestPause();
    assertEquals(JobRunner.PAUSED, RunnerJar.code(asked), RunnerJar.stderr(folder));
    assertTrue(folder.attempt(1).paused());
    assertTrue(folder.attempt(1).exit().isEmpty(), "no end");
    folder.takeBackPause();

    Process signalled = RunnerJar.start(folder, "--attempt", "2", "--pause-on-signal");
    RunnerJar.await("a partial result", () -> Files.exists(folder.attempt(2).partial()));
    signalled.destroy();
    assertTrue(RunnerJar.code(signalled) != 0);
    assertTrue(folder.attempt(2).paused(), RunnerJar.stderr(folder));
    assertFalse(folder.locked());

    assertEquals(0, RunnerJar.run(folder), RunnerJar.stderr(folder));
    for (String name : List.of("result.json", "samples.csv.gz", "checkpoint.bin")) {
      assertArrayEquals(
          Files.readAllBytes(whole.publishedFile(name)),
          Files.readAllBytes(folder.publishedFile(name)),
          name);
    }
  }

  @Test
  void aDamagedCheckpointIsSaidAndTheFitStartsAnew() throws Exception {
    JobFolder folder = RunnerJar.folder(temp.resolve("damaged"), SHORT_DREAM);
    folder.attempt(1).create();
    Files.write(folder.attempt(1).checkpoint(), new byte[] {1, 2, 3});
    assertEquals(0, RunnerJar.run(folder), RunnerJar.stderr(folder));
    String said = new ProgressTail(folder.attempt(2).progress()).poll().toString();
    assertTrue(said.contains("starts anew: This is not a checkpoint of Drumlin"), said);
    assertEquals(Exit.Status.FINISHED, folder.published().orElseThrow().status());
  }

  @Test
  void aDocumentThatCannotBeFittedFailsInWords() throws Exception {
    JobFolder folder = RunnerJar.folder(temp.resolve("wrong"), LM, "spher");
    assertEquals(1, RunnerJar.run(folder));
    Exit exit = folder.published().orElseThrow();
    assertEquals(Exit.Status.FAILED, exit.status());
    assertTrue(exit.message().contains("sphere"), exit.message());
    assertFalse(RunnerJar.stderr(folder).contains("\tat "), RunnerJar.stderr(folder));
    assertFalse(Files.readString(folder.attempt(1).log()).contains("\tat "));
  }

  @Test
  void tooLittleMemorySaysWhatToDo() throws Exception {
    String huge = "{\"name\": \"dream\", \"samples\": 10000000, \"burn\": 10}";
    JobFolder folder = RunnerJar.folder(temp.resolve("memory"), huge);
    Process process = RunnerJar.start(RunnerJar.command(OptionalInt.of(48)), folder);
    assertEquals(1, RunnerJar.code(process));
    Exit exit = folder.published().orElseThrow();
    assertTrue(exit.message().contains("not enough memory"), exit.message());
    assertTrue(exit.message().contains("thin"), exit.message());
  }

  @Test
  void aFolderThatIsNoJobIsRefused() throws IOException, InterruptedException {
    List<String> line = RunnerJar.command(OptionalInt.empty()).line("run", temp.toString());
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(2, RunnerJar.code(process));
    assertEquals(1, said.lines().filter(l -> l.startsWith("drumlin:")).count(), said);
  }
}
