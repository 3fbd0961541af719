package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.drumlin.data.DataException;
import org.drumlin.data.DataReferences;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Catalogue;
import org.drumlin.model.DocumentCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every document of src/test/resources/malformed is wrong, or names a file that is; index.tsv says
 * in which words that is told. The command line's own test runs the same documents.
 */
final class MalformedInputsTest {
  private static final Path FOLDER = Path.of("src/test/resources/malformed");
  private static final Catalogue CATALOGUE = Catalogue.builtin();

  /** A document and the message it is refused with. */
  private record Wrong(String file, String message) {
    @Override
    public String toString() {
      return file;
    }
  }

  static List<Wrong> index() throws IOException {
    return Files.readAllLines(FOLDER.resolve("index.tsv")).stream()
        .map(line -> line.split("\t", 2))
        .map(parts -> new Wrong(parts[0], parts[1]))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("index")
  void isRefusedInTheseWords(Wrong wrong) {
    String message = refusal(FOLDER.resolve(wrong.file()));
    assertEquals(wrong.message(), message);
    assertFalse(message.contains("Exception"), message);
    assertTrue(message.lines().count() == 1, message);
  }

  @Test
  void theIndexNamesEveryDocument() throws Exception {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertEquals(
          files
              .map(f -> f.getFileName().toString())
              .filter(f -> f.endsWith(".fit.json"))
              .sorted()
              .toList(),
          index().stream().map(Wrong::file).sorted().toList());
    }
  }

  private static String refusal(Path file) {
    try {
      FitDocument document = FitDocuments.read(file);
      DocumentCheck.check(document, CATALOGUE);
      FitProblem.check(document, DataReferences.resolve(document, FOLDER));
    } catch (DocumentException e) {
      return e.getMessage();
    } catch (DataException e) {
      return e.getMessage();
    } catch (ModelException e) {
      return fail(e);
    }
    return fail(file + " is taken");
  }
}
