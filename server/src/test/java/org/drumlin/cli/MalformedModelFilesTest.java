package org.drumlin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Model files that are wrong, given to {@code drumlin models}: one line with place and remedy. */
final class MalformedModelFilesTest {
  private static final String HEADER =
      """
      name: slab
      title: A test
      category: shape-independent
      parameters:
        - {name: a, default: 1}
      ---
      """;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          double Iq(double q, double a) { return q $ a; }    | line 7, column 42: '$' is not part of the language
          double Iq(double q, double a) { return q * b; }    | line 7, column 44: unknown name 'b'
          double Iq(double q, double a) { return sinn(q); }  | line 7, column 40: unknown function 'sinn'; did you mean 'sin'?
          """)
  void aBodyIsRefusedWithItsPlace(String body, String message) throws IOException {
    assertEquals(
        "drumlin: broken.model: " + message, said(HEADER + body + "\n").split(" \\(known", 2)[0]);
  }

  @Test
  void aHeaderIsRefusedWithItsPlace() throws IOException {
    assertEquals(
        "drumlin: broken.model: line 1, column 1: unknown key 'nam'; did you mean 'name'?",
        said("nam: slab\n---\n"));
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    StringWriter err = new StringWriter();
    assertNotEquals(0, run(folder.resolve("none.model"), err));
    assertEquals("drumlin: none.model: there is no such file", err.toString().strip());
  }

  private String said(String text) throws IOException {
    StringWriter err = new StringWriter();
    assertNotEquals(0, run(Files.writeString(folder.resolve("broken.model"), text), err));
    String said = err.toString().strip();
    assertEquals(1, said.lines().count(), said);
    return said;
  }

  private static int run(Path file, StringWriter err) {
    CommandLine line = DrumlinCli.commandLine().setErr(new PrintWriter(err, true));
    return line.execute("models", file.toString());
  }
}
