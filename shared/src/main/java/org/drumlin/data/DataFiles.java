package org.drumlin.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads measured data from files, whatever their format: the one registry of formats. */
public final class DataFiles {
  private static final long LARGEST = 32_000_000;

  /** Tried in this order; the last takes any text. */
  private static final List<DataFormat> FORMATS =
      List.of(
          new NxCansas(),
          new Binary(),
          new CansasXml(),
          new OrsoText(),
          new NistAbs(),
          new Pdh(),
          new ReflectivityColumns(),
          new AsciiColumns());

  private DataFiles() {}

  /**
   * The data set of a file; the first of several, with a warning that says so.
   *
   * @throws DataException names the file, the place and what to do
   */
  public static Dataset load(Path file) throws DataException {
    List<Dataset> all = loadAll(file);
    Dataset first = all.getFirst();
    if (all.size() == 1) {
      return first;
    }
    List<String> warnings = new ArrayList<>(first.warnings());
    warnings.add(
        "the file holds "
            + all.size()
            + " data sets; the first, \""
            + first.title()
            + "\", is used: name another with \"entry\", its title or number");
    return first.withWarnings(warnings);
  }

  /**
   * One data set of a file with several.
   *
   * @param entry its title, or its number from 1
   * @throws DataException names the file, the place and what to do
   */
  public static Dataset load(Path file, String entry) throws DataException {
    List<Dataset> all = loadAll(file);
    for (Dataset dataset : all) {
      if (dataset.title().equals(entry)) {
        return dataset;
      }
    }
    if (entry.matches("[1-9][0-9]{0,6}") && Integer.parseInt(entry) <= all.size()) {
      return all.get(Integer.parseInt(entry) - 1);
    }
    StringBuilder known = new StringBuilder();
    for (int i = 0; i < all.size(); i++) {
      known.append(i == 0 ? "" : "; ").append(i + 1).append(" ").append(all.get(i).title());
    }
    throw new DataException(
        file.getFileName() + ": there is no entry \"" + entry + "\" (it holds: " + known + ")");
  }

  /**
   * Every data set of a file, at least one, in the file's order.
   *
   * @throws DataException names the file, the place and what to do
   */
  public static List<Dataset> loadAll(Path file) throws DataException {
    DataSource source = new DataSource(String.valueOf(file.getFileName()), bytes(file));
    for (DataFormat format : FORMATS) {
      if (format.recognises(source)) {
        return format.read(source);
      }
    }
    throw source.error("is not text: no format that is read looks like this");
  }

  private static byte[] bytes(Path file) throws DataException {
    String name = String.valueOf(file.getFileName());
    if (!Files.exists(file)) {
      throw new DataException(name + ": there is no such file");
    }
    if (Files.isDirectory(file)) {
      throw new DataException(name + ": is a folder, not a data file");
    }
    try {
      long size = Files.size(file);
      if (size > LARGEST) {
        throw new DataException(name + ": is larger than 32 MB; this is no one-dimensional curve");
      }
      if (size == 0) {
        throw new DataException(name + ": is empty");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new DataException(name + ": cannot be read: " + e.getMessage());
    }
  }
}
