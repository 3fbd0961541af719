package org.drumlin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Documents that are wrong, or that name data files or formulas that are: each gives one line that
 * says what and where, no stack trace, an exit code that is not 0, and no folder of results.
 */
final class MalformedInputsTest {
  private static final Path FOLDER = Path.of("../shared/src/test/resources/malformed");

  @TempDir Path out;

  static List<String[]> index() throws IOException {
    return Files.readAllLines(FOLDER.resolve("index.tsv")).stream()
        .map(line -> line.split("\t", 2))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("index")
  void fitSaysWhatIsWrong(String file, String message) {
    StringWriter err = new StringWriter();
    CommandLine line = DrumlinCli.commandLine().setErr(new PrintWriter(err, true));
    Path results = out.resolve("results");
    int code = line.execute("fit", FOLDER.resolve(file).toString(), "--out", results.toString());
    assertNotEquals(0, code);
    String said = err.toString().strip();
    assertEquals(1, said.lines().count(), said);
    assertTrue(said.startsWith("drumlin: "), said);
    assertTrue(said.endsWith(message), said);
    assertFalse(said.contains("Exception"), said);
    assertFalse(Files.exists(results));
  }
}
