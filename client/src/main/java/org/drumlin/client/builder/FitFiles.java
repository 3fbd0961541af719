package org.drumlin.client.builder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.data.DataException;
import org.drumlin.data.DataFiles;
import org.drumlin.data.DataReferences;
import org.drumlin.data.Dataset;
import org.drumlin.data.Sha256;
import org.drumlin.fit.DatasetEntry;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.Start;
import org.drumlin.sasview.SavedFits;

/** Reading and writing what a draft is made of. Works on files: call it from a task. */
final class FitFiles {
  private FitFiles() {}

  /** A document with its data. */
  record Opened(Draft draft, Map<String, Dataset> datasets) {}

  /** A draft saved: the same, with its files where the document says. */
  record Saved(Draft draft, Path file) {}

  static boolean isDocument(Path file) {
    return String.valueOf(file.getFileName()).endsWith(".json");
  }

  /** Whether SasView saved it. Looks at the file's beginning where the name does not tell. */
  static boolean isSasView(Path file) {
    return SavedFits.looksLikeOne(file);
  }

  static Opened openDocument(Path file) throws DocumentException, DataException {
    FitDocument document = FitDocuments.read(file);
    Path folder = folder(file);
    return new Opened(Draft.of(document, folder), DataReferences.resolve(document, folder));
  }

  static Dataset openData(Path file) throws DataException {
    return DataFiles.load(file);
  }

  /**
   * Writes the document, with the SHA-256 of each data file; a data file that lies elsewhere is
   * copied beside it, under another name when that name is taken by another file.
   */
  static Saved save(Draft draft, Path file) throws IOException {
    Path folder = folder(file);
    Files.createDirectories(folder);
    List<DatasetEntry> datasets = new ArrayList<>();
    Map<String, Path> places = new LinkedHashMap<>();
    for (DatasetEntry entry : draft.document().datasets()) {
      Path source = draft.files().get(entry.id());
      if (source == null) {
        datasets.add(entry);
        continue;
      }
      String digest = Sha256.of(source);
      Path beside = beside(folder, source, entry.file(), digest);
      datasets.add(renamed(entry, folder.relativize(beside).toString().replace('\\', '/'), digest));
      places.put(entry.id(), beside);
    }
    var document = draft.document();
    Path start = draft.files().get(Draft.START);
    if (start != null && document.start().isPresent()) {
      String name = document.start().get().file();
      Path beside = beside(folder, start, name, Sha256.of(start));
      String place = folder.relativize(beside).toString().replace('\\', '/');
      document = document.withStart(Optional.of(new Start(place, document.start().get().use())));
      places.put(Draft.START, beside);
    }
    var saved = document.with(datasets, document.models());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, FitDocuments.write(saved));
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    return new Saved(new Draft(saved, places, draft.parked(), draft.at()), file);
  }

  private static Path folder(Path file) {
    Path absolute = file.toAbsolutePath();
    Path parent = absolute.getParent();
    return parent == null ? absolute : parent;
  }

  private static Path beside(Path folder, Path source, String name, String digest)
      throws IOException {
    Path wished = folder.resolve(name).normalize();
    if (Files.exists(wished) && Files.isSameFile(wished, source)) {
      return wished;
    }
    for (int n = 1; ; n++) {
      Path place = n == 1 ? wished : numbered(wished, n);
      if (!Files.exists(place)) {
        Path parent = place.getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Files.copy(source, place);
        return place;
      }
      if (Sha256.of(place).equals(digest)) {
        return place;
      }
    }
  }

  private static Path numbered(Path wished, int n) {
    String name = String.valueOf(wished.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0
        ? wished.resolveSibling(name.substring(0, dot) + "-" + n + name.substring(dot))
        : wished.resolveSibling(name + "-" + n);
  }

  private static DatasetEntry renamed(DatasetEntry d, String file, String digest) {
    return new DatasetEntry(
        d.id(),
        file,
        Optional.of(digest),
        d.entry(),
        d.range(),
        d.mask(),
        d.weight(),
        d.errors(),
        d.resolution());
  }
}
