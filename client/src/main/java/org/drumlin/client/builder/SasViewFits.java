package org.drumlin.client.builder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.drumlin.client.control.Texts;
import org.drumlin.sasview.SavedFitException;
import org.drumlin.sasview.SavedFits;

/**
 * The fits of a file that SasView saved, as documents on this computer.
 *
 * @param names of the fits
 * @param documents of each, with its data beside it
 * @param notes what could not be carried over, of each
 * @param ofAll the same of the whole file
 */
record SasViewFits(
    List<String> names, List<Path> documents, List<List<String>> notes, List<String> ofAll) {

  /** Reads it and writes what it holds into a folder of its own. Blocks: call it from a task. */
  static SasViewFits read(Path file, Path folder) throws IOException, SavedFitException {
    var opened = SavedFits.read(file);
    String name = String.valueOf(file.getFileName()).replaceAll("[^A-Za-z0-9._-]+", "-");
    var written = SavedFits.write(opened, folder.resolve("sasview").resolve(name));
    return new SasViewFits(
        opened.fits().stream().map(SavedFits.Fit::name).toList(),
        written,
        opened.fits().stream().map(SavedFits.Fit::warnings).toList(),
        opened.warnings());
  }

  /** What a person should know of one of them. */
  String words(int place) {
    var all = new ArrayList<String>();
    all.add(Texts.text("sasview.opened", names.get(place)));
    notes.get(place).forEach(note -> all.add(RowDetailsViewModel.sentence(note)));
    ofAll.forEach(note -> all.add(RowDetailsViewModel.sentence(note)));
    return String.join(" ", all);
  }
}
