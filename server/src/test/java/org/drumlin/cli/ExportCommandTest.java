package org.drumlin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code drumlin export}, as typed. */
final class ExportCommandTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int drumlin(String... words) {
    return DrumlinCli.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }

  @Test
  void aDocumentForBumps() {
    Path document = EXAMPLES.resolve("polymer-blend.fit.json");
    int code = drumlin("export", "--bumps", document.toString(), folder.resolve("b").toString());
    assertEquals("", err.toString());
    assertEquals(0, code);
    assertTrue(Files.exists(folder.resolve("b").resolve("polymer-blend.py")));
    assertTrue(Files.exists(folder.resolve("b").resolve("rt2.txt")), out.toString());
    assertTrue(out.toString().contains("no derived quantities"), out.toString());
  }

  @Test
  void whatSasmodelsHasNotIsOneSentence() throws Exception {
    Files.copy(EXAMPLES.resolve("apoferritin.txt"), folder.resolve("a.txt"));
    Path document = folder.resolve("fit.json");
    Files.writeString(
        document,
        """
        {"drumlin": 1, "datasets": [{"file": "a.txt"}],
         "models": [{"model": "(sphere+line)*cylinder", "parameters": {"C_radius":
           {"value": 9, "fit": [1, 20]}}}], "method": {"name": "lm"}}
        """);
    int code = drumlin("export", "--bumps", document.toString(), folder.toString());
    assertEquals(1, code);
    assertTrue(
        err.toString().startsWith("drumlin: model data1: sasmodels knows no brackets"),
        err.toString());
    assertEquals(1, err.toString().lines().count());
  }

  @Test
  void whatToExportMustBeSaid() {
    assertEquals(2, drumlin("export", "fit.json", "out"));
    assertTrue(err.toString().contains("--bumps"), err.toString());
  }
}
