package org.drumlin.client.builder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drumlin.bumps.BumpsExport;
import org.drumlin.bumps.ExportException;
import org.drumlin.client.control.Texts;
import org.drumlin.data.DataException;
import org.drumlin.data.Dataset;
import org.drumlin.engine.Engine;
import org.drumlin.engine.JvmEngine;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.kernel.ModelException;

/** The fit as bumps takes it. Works on files: call it from a task. */
final class BumpsFiles {
  private BumpsFiles() {}

  /** Writes model file, data and the script that runs them; says what was written. */
  static String write(FitDocument document, List<DataUses.DataUse> uses, Path folder)
      throws DocumentException, DataException, ModelException, ExportException, IOException {
    Map<String, Dataset> datasets = new HashMap<>();
    for (var use : uses) {
      var dataset = use.dataset();
      if (dataset != null) {
        datasets.put(use.entry().id(), dataset);
      }
    }
    try (Engine engine = JvmEngine.create(1)) {
      var written =
          BumpsExport.write(
              BumpsExport.fileName(document.title()), document, datasets, engine, folder);
      String words = Texts.text("export.bumps.done", written.script().toString());
      return written.notes().isEmpty() ? words : words + " " + String.join(" ", written.notes());
    }
  }
}
