package org.drumlin.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.drumlin.fit.DatasetEntry;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataReferencesTest {
  @TempDir Path folder;

  private static FitDocument document(String datasets) throws Exception {
    return FitDocuments.parse(
        """
        {"drumlin": 1, "datasets": [%s], "models": [{"model": "line"}], "method": {"name": "lm"}}
        """
            .formatted(datasets));
  }

  @Test
  void filesLieBesideTheDocumentOrBelowAndKeepTheirDigest() throws Exception {
    Path file = Files.createDirectories(folder.resolve("run 7")).resolve("a.txt");
    Files.writeString(file, "0.01 1\n0.02 2\n0.03 3\n0.04 4\n0.05 5\n");
    String digest = Sha256.of(file);
    FitDocument document =
        document(
            "{\"id\": \"a\", \"file\": \"run 7/a.txt\", \"sha256\": \"%s\"}"
                .formatted(digest.toUpperCase(Locale.ROOT)));
    assertEquals(List.of("a"), List.copyOf(DataReferences.resolve(document, folder).keySet()));
    Files.writeString(file, "0.01 1\n0.02 2\n0.03 3\n0.04 4\n0.05 6\n");
    String message =
        assertThrows(DataException.class, () -> DataReferences.resolve(document, folder))
            .getMessage();
    assertTrue(message.startsWith("a.txt: is not the file the document was made with"), message);
    assertTrue(message.endsWith("the document says " + digest), message);
  }

  @Test
  void anEntryOfAFileIsFoundByItsTitle() throws Exception {
    Path measured = DataFilesTest.measured("latex_smeared.xml");
    Files.copy(measured, folder.resolve("latex.xml"));
    FitDocument document = document("{\"id\": \"u\", \"file\": \"latex.xml\", \"entry\": 2}");
    assertEquals(82, DataReferences.load(document.datasets().getFirst(), folder).size());
  }

  @Test
  void noFileIsReadOutsideTheFolder() {
    DatasetEntry outside = DatasetEntry.of("a", "../a.txt");
    assertThrows(DataException.class, () -> DataReferences.file(outside, folder));
  }
}
