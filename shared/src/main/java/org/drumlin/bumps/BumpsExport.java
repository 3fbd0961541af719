package org.drumlin.bumps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.drumlin.data.DataException;
import org.drumlin.data.Dataset;
import org.drumlin.data.FitData;
import org.drumlin.engine.Engine;
import org.drumlin.fit.DatasetEntry;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fitter.FitProblem;
import org.drumlin.fitter.StartTheory;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Catalogue;
import org.drumlin.model.DocumentCheck;
import org.drumlin.model.Model;

/**
 * Writes a document as a model file for bumps and sasmodels: {@code NAME.py}, the points that the
 * fit uses as {@code DATASET.txt} (q, I, dI), the resolution as {@code DATASET-resolution.txt} and
 * {@code run.sh}, which runs the document's method. At the same values both programs give the same
 * chisq.
 */
public final class BumpsExport {
  private BumpsExport() {}

  /**
   * What was written.
   *
   * @param script the model file
   * @param notes what is different in bumps, a sentence each
   */
  public record Written(Path script, List<String> notes) {
    public Written {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Writes the files.
   *
   * @param name of the model file, without its ending; letters, digits, {@code _} and {@code -}
   * @param datasets by the document's ids
   * @param engine for the nodes of the resolution
   * @param folder made where it is not there; files of these names are replaced
   * @throws ExportException names what bumps and sasmodels have not
   */
  public static Written write(
      String name, FitDocument document, Map<String, Dataset> datasets, Engine engine, Path folder)
      throws DocumentException, DataException, ModelException, ExportException, IOException {
    FitProblem problem = FitProblem.of(document, datasets, engine);
    Map<String, Model> models = DocumentCheck.check(document, Catalogue.builtin());
    for (ModelEntry entry : document.models()) {
      Model model = Objects.requireNonNull(models.get(entry.id()));
      Obstacles.check(entry, model, document.definitions());
    }
    Map<String, FitData> data = new LinkedHashMap<>();
    for (DatasetEntry entry : document.datasets()) {
      Dataset dataset = Objects.requireNonNull(datasets.get(entry.id()));
      data.put(entry.id(), FitData.of(entry, dataset));
    }
    Files.createDirectories(folder);
    StartTheory theory = new StartTheory(problem, models, engine);
    DataTables tables = new DataTables(document, data, theory, folder);
    tables.write();
    Script script = new Script(name, document, problem, models, data, tables.smeared());
    Path file = folder.resolve(name + ".py");
    Files.writeString(file, script.text());
    Path run = folder.resolve("run.sh");
    Files.writeString(run, script.runner());
    // Where files have no such right, "sh run.sh" does.
    run.toFile().setExecutable(true);
    return new Written(file, script.notes());
  }

  /** A name of a file for a title or a file's name. */
  public static String fileName(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
    return plain.isEmpty() ? "fit" : plain;
  }
}
