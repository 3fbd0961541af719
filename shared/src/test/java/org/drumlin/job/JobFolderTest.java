package org.drumlin.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFolderTest {
  @TempDir Path temp;
  private JobFolder folder;

  @BeforeEach
  void create() throws IOException {
    Path data = Files.writeString(temp.resolve("source.txt"), "1 2 3\n");
    folder = JobFolder.at(temp.resolve("job"));
    folder.create("job", "A fit", bytes("{\"drumlin\":1}"), Map.of("deep/data.txt", data));
  }

  @Test
  void aFilledFolderIsAJob() throws IOException {
    assertTrue(JobFolder.isJobFolder(folder.path()));
    assertFalse(JobFolder.isJobFolder(temp));
    assertEquals("1 2 3\n", Files.readString(folder.dataFile("deep/data.txt")));
  }

  @Test
  void noDataFileLeadsOut() {
    for (String name : List.of("../job.json", "/etc/passwd", "a/../../fit.json", "", ".")) {
      assertThrows(IOException.class, () -> folder.dataFile(name), name);
    }
  }

  @Test
  void stopIsAskedForOnceAndCanBeTakenBack() throws IOException {
    assertEquals(JobFolder.Wish.GO_ON, folder.wish());
    folder.requestStop();
    assertEquals(JobFolder.Wish.STOP, folder.wish());
    folder.clearControl();
    assertEquals(JobFolder.Wish.GO_ON, folder.wish());
  }

  @Test
  void oneRunnerAtATime() throws IOException {
    try (FolderLock held = folder.lock(1).orElseThrow()) {
      assertTrue(folder.locked());
      assertEquals(Optional.empty(), folder.lock(2));
      assertEquals(ProcessHandle.current().pid(), folder.lockHolder().orElseThrow().pid());
      assertTrue(held.isHeld());
    }
    assertFalse(folder.locked());
    folder.lock(2).orElseThrow().close();
  }

  @Test
  void publishingMovesTheOutputsUpExitLast() throws IOException {
    ended(1, "one");
    assertTrue(folder.publish(1));
    assertEquals("one", Files.readString(folder.publishedFile("result.json")));
    assertEquals(1, folder.published().orElseThrow().attempt());
    assertFalse(Files.exists(folder.attempt(1).result()));
    assertTrue(folder.publish(1), "again is the same as once");
    assertEquals("one", Files.readString(folder.publishedFile("result.json")));
  }

  @Test
  void publishingGoesOnAfterACrashInTheMiddle() throws IOException {
    ended(1, "one");
    Durable.move(folder.attempt(1).result(), folder.publishedFile("result.json"));
    assertTrue(folder.publish(1));
    assertEquals("one", Files.readString(folder.publishedFile("result.json")));
    assertTrue(folder.published().isPresent());
  }

  @Test
  void aStaleAttemptIsRefusedAndALaterOneReplaces() throws IOException {
    ended(1, "one");
    ended(2, "two");
    assertTrue(folder.publish(2));
    assertFalse(folder.publish(1));
    assertEquals("two", Files.readString(folder.publishedFile("result.json")));
    ended(3, "three");
    assertTrue(folder.publish(3));
    assertEquals("three", Files.readString(folder.publishedFile("result.json")));
    assertEquals(List.of(1, 2, 3), folder.attempts());
    assertEquals(4, folder.nextAttempt());
  }

  @Test
  void outputsAreFoundBeforeAndAfterPublishing() throws IOException {
    ended(1, "one");
    assertEquals(Optional.of(folder.attempt(1).result()), folder.output(1, "result.json"));
    folder.publish(1);
    assertEquals(Optional.of(folder.publishedFile("result.json")), folder.output(1, "result.json"));
    assertEquals(Optional.empty(), folder.output(1, "samples.csv.gz"));
    assertEquals(Optional.empty(), folder.output(2, "result.json"));
  }

  @Test
  void theLastLogLinesAreTheLast() throws IOException {
    AttemptFolder attempt = folder.attempt(1);
    attempt.create();
    assertEquals(List.of(), attempt.lastLogLines(2));
    Files.writeString(attempt.log(), "a\nb\nc\n" + "x".repeat(20_000) + "\nd\ne\n");
    assertEquals(List.of("d", "e"), attempt.lastLogLines(2));
  }

  @Test
  void aTailGivesWholeLinesOnceAndSkipsTornOnes() throws IOException {
    AttemptFolder attempt = folder.attempt(1);
    attempt.create();
    ProgressTail tail = new ProgressTail(attempt.progress());
    assertEquals(List.of(), tail.poll());
    String line = Json.line(new ProgressLine.Log(0, 0, "one").toJson());
    append(attempt, line.substring(0, 10));
    assertEquals(List.of(), tail.poll());
    append(attempt, line.substring(10) + "\n{\"seq\":1,\"torn\n" + line + "\n");
    assertEquals(
        List.of(new ProgressLine.Log(0, 0, "one"), new ProgressLine.Log(0, 0, "one")), tail.poll());
    assertEquals(List.of(), tail.poll());
  }

  private void ended(int number, String result) throws IOException {
    AttemptFolder attempt = folder.attempt(number);
    attempt.create();
    attempt.writeResult(bytes(result));
    attempt.writeExit(
        Exit.of(number, Exit.Status.FINISHED, "converged", Instant.parse("2026-11-22T17:00:00Z")));
  }

  private static void append(AttemptFolder attempt, String text) throws IOException {
    Files.writeString(
        attempt.progress(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
