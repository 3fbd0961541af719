package org.drumlin.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.drumlin.fit.DatasetEntry;
import org.drumlin.fit.FitDocument;

/** The data files a document names, beside it. */
public final class DataReferences {
  private DataReferences() {}

  /**
   * Loads every data set of a document.
   *
   * @param folder where the document, or the job's data, lies
   * @return data sets by the document's ids, in its order
   * @throws DataException names the data set and its file: missing, changed since (SHA-256), or not
   *     readable
   */
  public static Map<String, Dataset> resolve(FitDocument document, Path folder)
      throws DataException {
    Map<String, Dataset> datasets = new LinkedHashMap<>();
    for (DatasetEntry entry : document.datasets()) {
      datasets.put(entry.id(), load(entry, folder));
    }
    return datasets;
  }

  /** Loads one data set of a document, when its file is the one the document means. */
  public static Dataset load(DatasetEntry entry, Path folder) throws DataException {
    Path file = file(entry, folder);
    if (!Files.exists(file)) {
      throw new DataException(entry.file() + ": there is no such file beside the document");
    }
    if (entry.sha256().isPresent() && Files.isRegularFile(file)) {
      check(entry.sha256().get(), file);
    }
    return entry.entry().isPresent()
        ? DataFiles.load(file, entry.entry().get())
        : DataFiles.load(file);
  }

  /** Where a data set's file lies; never outside the folder. */
  public static Path file(DatasetEntry entry, Path folder) throws DataException {
    Path root = folder.toAbsolutePath().normalize();
    Path file = root.resolve(entry.file()).normalize();
    if (!file.startsWith(root)) {
      throw new DataException(entry.file() + ": lies outside the document's folder");
    }
    return file;
  }

  private static void check(String expected, Path file) throws DataException {
    String actual;
    try {
      actual = Sha256.of(file);
    } catch (IOException e) {
      throw new DataException(file.getFileName() + ": cannot be read: " + e.getMessage());
    }
    if (!actual.equals(expected)) {
      throw new DataException(
          file.getFileName()
              + ": is not the file the document was made with: its SHA-256 is "
              + actual
              + ", the document says "
              + expected);
    }
  }
}
