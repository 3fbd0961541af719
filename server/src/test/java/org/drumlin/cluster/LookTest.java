package org.drumlin.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.drumlin.job.Exit;
import org.drumlin.job.Json;
import org.drumlin.shell.LocalShell;
import org.drumlin.slurm.Slurm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one look of a poll: its script on real folders, and its answer, whole and mangled. */
final class LookTest {
  private static final int MANGLED = 20_000;

  @TempDir Path folder;

  private static LookFor job(String token, long progress, String partial) {
    return new LookFor(token, "drumlin-" + token, "", 1, progress, partial, false);
  }

  private static String packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static String queue(int code, String said) throws IOException {
    return "@ - queue " + code + " " + packed(said) + "\n";
  }

  @Test
  void whatLiesInTheFoldersIsSeen() throws Exception {
    Path one = Files.createDirectories(folder.resolve("jobs/a-1/attempt-1"));
    Files.writeString(one.resolve("progress.jsonl"), "old line\nnew line\n");
    Files.writeString(one.resolve("partial.json"), "{}");
    Files.write(
        one.resolve("exit.json"),
        Json.pretty(Exit.of(1, Exit.Status.FINISHED, "said", Instant.EPOCH).toJson()));
    Files.writeString(one.resolveSibling("jobid"), "77\n");
    Files.createDirectory(one.resolveSibling("claim.a-1"));
    Files.writeString(one.resolveSibling("batch.json"), "{\"code\": 3}");
    Home home = new Home(folder.toString(), "", "");
    try (LocalShell shell = new LocalShell()) {
      Look look =
          Look.at(
              shell,
              home,
              new Slurm(),
              List.of(job("a-1", 9, ""), job("b-1", 0, "")),
              Duration.ofMinutes(1));
      Look.Seen seen = seen(look, "a-1");
      assertEquals("77", seen.traces().id());
      assertTrue(seen.traces().claimed());
      assertEquals(3, seen.traces().script().orElseThrow());
      assertEquals("said", seen.traces().exit().orElseThrow().message());
      assertEquals("new line\n", new String(seen.progress(), StandardCharsets.UTF_8));
      assertArrayEquals("{}".getBytes(StandardCharsets.UTF_8), seen.partial());
      assertFalse(seen.stamp().isEmpty());
      assertFalse(seen(look, "b-1").traces().claimed());
      Look again =
          Look.at(
              shell,
              home,
              new Slurm(),
              List.of(job("a-1", 18, seen.stamp())),
              Duration.ofMinutes(1));
      assertEquals(0, seen(again, "a-1").progress().length);
      assertEquals(0, seen(again, "a-1").partial().length);
    }
  }

  @Test
  void aJobIsKnownByItsTokenAndNotByANumberThatCameAgain() throws Exception {
    String out =
        queue(
                0,
                "77|RUNNING|drumlin-x-1|n1|N/A|x-1|None|77\n78|PENDING|drumlin-a-1||N/A|a-1|Priority|78\n")
            + "@ a-1 id 77\n@ - end\n";
    Look look = Look.parse(out, new Slurm(), List.of(job("a-1", 0, "")));
    Sighting seen = seen(look, "a-1").traces().queue();
    assertEquals("78", assertInstanceOf(Sighting.Seen.class, seen).entry().id());
  }

  @Test
  void aQueueThatFailedSaysNothingOfAnyJob() throws Exception {
    Look look =
        Look.parse(
            queue(1, "slurm_load_jobs error: Unable to contact slurm controller") + "@ - end\n",
            new Slurm(),
            List.of(job("a-1", 0, "")));
    assertInstanceOf(Sighting.Unknown.class, seen(look, "a-1").traces().queue());
    assertTrue(look.silent().orElseThrow().contains("controller"));
  }

  @Test
  void anAnswerThatWasCutIsNoAnswer() throws Exception {
    String whole = queue(0, "") + "@ a-1 here\n@ - end\n";
    for (int i = 0; i < whole.length() - 1; i++) {
      String cut = whole.substring(0, i);
      assertThrows(
          IOException.class,
          () -> Look.parse(cut, new Slurm(), List.of(job("a-1", 0, ""))),
          () -> "cut: " + cut);
    }
  }

  @Test
  void mangledAnswersNeverBreakAnything() throws Exception {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    String whole =
        queue(0, "78|PENDING|drumlin-a-1||N/A|a-1|Priority|78\n")
            + "@ a-1 here\n@ a-1 id 78\n@ a-1 claimed\n@ a-1 batch "
            + packed("{\"code\": 0}")
            + "\n@ a-1 progress 0 "
            + packed("line\n")
            + "\n@ a-1 partial 1_2 "
            + packed("{}")
            + "\n@ - end\n";
    int read = 0;
    for (int i = 0; i < MANGLED; i++) {
      StringBuilder text = new StringBuilder(whole);
      for (int j = random.nextInt(1, 6); j > 0; j--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, (char) random.nextInt(32, 127));
          default -> text.setCharAt(at, random.nextBoolean() ? '\n' : ' ');
        }
      }
      try {
        Look.parse(text.toString(), new Slurm(), List.of(job("a-1", 0, "")));
        read++;
      } catch (IOException e) {
        assertFalse(String.valueOf(e.getMessage()).isEmpty());
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", after " + read + ": " + text, e);
      }
    }
    assertTrue(read > 0 && read < MANGLED, "read: " + read);
  }

  private static Look.Seen seen(Look look, String token) {
    return Objects.requireNonNull(look.jobs().get(token), token);
  }
}
