package org.drumlin.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every shell does alike. */
abstract class ShellContract {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path here;

  abstract Shell shell();

  /** A folder there, which its user may write. */
  abstract Path there();

  @Test
  void aScriptAnswersOnBothStreamsWithItsCode() throws Exception {
    Ran ran = shell().run("echo out; echo err >&2; exit 7", PATIENCE);
    assertEquals(new Ran(7, "out\n", "err\n"), ran);
    assertEquals(new Ran(0, "", ""), shell().run("", PATIENCE));
    assertEquals("no end of line", shell().run("printf 'no end of line'", PATIENCE).out());
  }

  @Test
  void itIsBashInTheCLocaleAndUtc() throws Exception {
    Ran ran =
        shell()
            .run("echo ${BASH_VERSION:+bash} $LC_ALL $TZ $(date +%Z) ${BASH_ENV-none}", PATIENCE);
    assertEquals("bash C UTC UTC none\n", ran.out());
  }

  @Test
  void aScriptMayHoldAnything() throws Exception {
    String odd = "q'\"`$(false)\\ ! ü\t*";
    Ran ran =
        shell()
            .run(
                "cat <<'E'\n" + odd + "\nE\nprintf '%s\\n' " + Quoted.word(odd + "\n") + "\n\n",
                PATIENCE);
    assertEquals(odd + "\n" + odd + "\n\n", ran.out());
    assertFalse(shell().run("if", PATIENCE).ok(), "a mistake of syntax");
    // More than fits on a command line.
    String much = ": " + "x".repeat(400_000) + "\necho end";
    assertEquals("end\n", shell().run(much, PATIENCE).out());
  }

  @Test
  void nothingWaitsOnStandardInput() throws Exception {
    assertEquals("0\n", shell().run("cat | wc -c", PATIENCE).out());
  }

  @Test
  void muchIsPrintedWhole() throws Exception {
    Ran ran = shell().run("seq 300000; seq 100000 >&2", PATIENCE);
    assertTrue(ran.out().endsWith("\n300000\n"));
    assertEquals(300_000, ran.out().lines().count());
    assertEquals(100_000, ran.err().lines().count());
  }

  @Test
  void whatItLeavesRunningIsNotWaitedFor() throws Exception {
    Ran ran = shell().run("sleep 60 & echo $!", PATIENCE);
    assertTrue(ran.ok());
    assertTrue(shell().run("kill " + ran.out(), PATIENCE).ok(), "it goes on");
  }

  @Test
  void longerThanItMayIsNeitherDoneNorFailed() {
    ShellException e =
        assertThrows(ShellException.class, () -> shell().run("sleep 30", Duration.ofMillis(300)));
    assertEquals(ShellException.Kind.TIMEOUT, e.kind());
  }

  @Test
  void manyAtOnceEachGetTheirOwnAnswer() throws Exception {
    Shell shell = shell();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Ran>> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String text = "number " + i;
        Callable<Ran> task = () -> shell.run("echo " + text, PATIENCE);
        all.add(threads.submit(task));
      }
      for (int i = 0; i < all.size(); i++) {
        assertEquals("number " + i + "\n", all.get(i).get().out());
      }
    }
  }

  @Test
  void filesComeBackAsTheyWent() throws Exception {
    byte[] bytes = new byte[3_000_000];
    new Random(4).nextBytes(bytes);
    Path file = Files.write(here.resolve("file"), bytes);
    String to = there() + "/deep/folder/file";
    shell().put(file, to);
    try (InputStream in = shell().read(to, 0)) {
      assertArrayEquals(bytes, in.readAllBytes());
    }
    try (InputStream in = shell().read(to, 2_999_990)) {
      assertEquals(10, in.readAllBytes().length);
    }
    try (InputStream in = shell().read(to, bytes.length)) {
      assertEquals(-1, in.read());
    }
    assertEquals(
        "file\n", shell().run("ls -A " + Quoted.word(there() + "/deep/folder"), PATIENCE).out());
  }

  @Test
  void aFileIsReplacedWhole() throws Exception {
    String to = there() + "/file";
    shell().put("a longer text".getBytes(UTF_8), to);
    shell().put("short".getBytes(UTF_8), to);
    assertEquals("short", text(to));
    shell().put(new byte[0], to);
    assertEquals("", text(to));
  }

  @Test
  void namesAreTakenAsTheyAre() throws Exception {
    for (String name : List.of("a b", "*", "?[x]", "it's", "$HOME", "-n", "\\", "ü", "line\nend")) {
      String to = there() + "/names/" + name;
      shell().put(name.getBytes(UTF_8), to);
      assertEquals(name, text(to));
    }
    assertEquals(
        "9\n",
        shell().run("ls -bA " + Quoted.word(there() + "/names") + " | wc -l", PATIENCE).out());
  }

  @Test
  void aFileThatIsNotThereSaysSo() {
    ShellException e = assertThrows(ShellException.class, () -> shell().read(there() + "/none", 0));
    assertEquals(ShellException.Kind.NO_FILE, e.kind());
    assertTrue(e.getMessage().contains(there() + "/none"), e.getMessage());
  }

  @Test
  void aFolderThatCannotBeWrittenSaysSo() {
    ShellException e =
        assertThrows(ShellException.class, () -> shell().put(new byte[1], "/proc/none/file"));
    assertEquals(ShellException.Kind.REFUSED, e.kind(), e.getMessage());
    assertTrue(e.getMessage().contains("/proc/none"), e.getMessage());
  }

  private String text(String file) throws Exception {
    try (InputStream in = shell().read(file, 0)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
