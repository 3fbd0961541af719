package org.drumlin.data;

import java.nio.file.Path;
import java.util.List;

/** Reads measured data from files, whatever their format: the one registry of formats. */
public final class DataFiles {
  private DataFiles() {}

  /**
   * The data set of a file; the first of several, with a warning that says so.
   *
   * @throws DataException names the file, the place and what to do
   */
  public static Dataset load(Path file) throws DataException {
    return loadAll(file).getFirst();
  }

  /**
   * Every data set of a file, at least one, in the file's order.
   *
   * @throws DataException names the file, the place and what to do
   */
  public static List<Dataset> loadAll(Path file) throws DataException {
    throw new DataException(file.getFileName() + ": this format is not read yet");
  }
}
