package org.drumlin.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.drumlin.bumps.ExportException;
import org.drumlin.bumps.ParStart;
import org.drumlin.data.DataException;
import org.drumlin.data.DataReferences;
import org.drumlin.fit.DatasetEntry;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fitter.Beginning;
import org.drumlin.fitter.FitProblem;
import org.drumlin.job.UserFolder;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Catalogue;
import org.drumlin.model.DocumentCheck;
import org.drumlin.sasview.SavedFitException;
import org.drumlin.sasview.SavedFits;

/**
 * A fit document with its data files, checked before anything is written.
 *
 * @param name of the document's file without its ending
 * @param bytes as they are in the file, unless the document needs definitions of the user's models
 * @param files where each data file lies, by the name the document gives it
 * @param notes what was changed on the way to the document, in words
 */
record FitInput(
    String name, FitDocument document, byte[] bytes, Map<String, Path> files, List<String> notes) {

  static FitInput read(Path path) throws CliException, DataException, IOException {
    if (!Files.exists(path)) {
      throw new CliException(path + ": there is no such file");
    }
    Path beside = beside(path);
    Catalogue catalogue = Catalogue.builtin().with(UserFolder.standard().models());
    Read read;
    FitDocument document;
    FitDocument complete;
    try {
      read = document(path);
      document = read.document();
      complete = catalogue.define(document);
      DocumentCheck.check(complete, catalogue);
      FitProblem.check(
          Beginning.of(ParStart.resolve(complete, beside), beside).document(),
          DataReferences.resolve(complete, beside));
    } catch (DocumentException e) {
      throw new CliException(path.getFileName() + ": " + e.getMessage());
    } catch (ModelException e) {
      throw new CliException(path.getFileName() + ": " + e.getMessage());
    }
    Map<String, Path> files = new LinkedHashMap<>();
    for (DatasetEntry entry : document.datasets()) {
      files.put(entry.file(), DataReferences.file(entry, beside));
    }
    document.start().ifPresent(start -> files.put(start.file(), beside.resolve(start.file())));
    byte[] bytes =
        complete.equals(document) && !read.saved()
            ? Files.readAllBytes(path)
            : FitDocuments.write(complete).getBytes(StandardCharsets.UTF_8);
    return new FitInput(stem(path), complete, bytes, files, read.notes());
  }

  /**
   * A document as its file has it.
   *
   * @param saved whether the file was SasView's
   */
  private record Read(FitDocument document, boolean saved, List<String> notes) {}

  private static Read document(Path path) throws CliException, DocumentException, IOException {
    if (!SavedFits.looksLikeOne(path)) {
      return new Read(FitDocuments.read(path), false, List.of());
    }
    try {
      SavedFits.Opened opened = SavedFits.read(path);
      boolean alone = opened.files().keySet().equals(Set.of(String.valueOf(path.getFileName())));
      if (opened.fits().size() > 1 || !alone) {
        throw new CliException(
            path.getFileName()
                + ": first write its "
                + (opened.fits().size() == 1 ? "fit" : opened.fits().size() + " fits")
                + " as documents: drumlin import "
                + path.getFileName());
      }
      List<String> notes = new ArrayList<>(opened.warnings());
      notes.addAll(opened.fits().getFirst().warnings());
      return new Read(opened.fits().getFirst().document(), true, notes);
    } catch (SavedFitException e) {
      throw new CliException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The same fit from the values of a {@code .par} file of bumps.
   *
   * @param told takes what was passed over or moved, a sentence each
   */
  FitInput startedFrom(Path par, Consumer<String> told) throws IOException, ExportException {
    ParStart.Started started = ParStart.apply(document, par);
    started.warnings().forEach(told);
    byte[] changed = FitDocuments.write(started.document()).getBytes(StandardCharsets.UTF_8);
    return new FitInput(name, started.document(), changed, files, notes);
  }

  /** The folder of a document, where its data files lie. */
  static Path beside(Path document) {
    Path parent = document.toAbsolutePath().getParent();
    return parent == null ? Path.of(".") : parent;
  }

  /** {@code polymer-blend-fit} in the current folder for {@code polymer-blend.fit.json}. */
  Path defaultFolder() {
    return Path.of(name + "-fit");
  }

  private static String stem(Path path) {
    String file = String.valueOf(path.getFileName());
    String stem = file.replaceFirst("(\\.fit)?\\.(json|fitv|svs)$", "");
    return stem.isEmpty() ? "drumlin" : stem;
  }
}
