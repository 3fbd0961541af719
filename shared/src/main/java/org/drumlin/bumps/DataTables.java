package org.drumlin.bumps;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.drumlin.data.FitData;
import org.drumlin.data.Resolution;
import org.drumlin.engine.SmearingTable;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fitter.StartTheory;
import org.drumlin.kernel.ModelException;

/** The data files beside a script: points, and the resolution as nodes and weights. */
final class DataTables {
  private final FitDocument document;
  private final Map<String, FitData> data;
  private final StartTheory theory;
  private final Path folder;
  private final Set<String> smeared = new LinkedHashSet<>();

  /**
   * @param data by the document's ids
   */
  DataTables(FitDocument document, Map<String, FitData> data, StartTheory theory, Path folder) {
    this.document = document;
    this.data = data;
    this.theory = theory;
    this.folder = folder;
  }

  /** Ids of the models that have a table of the resolution, once it is written. */
  Set<String> smeared() {
    return smeared;
  }

  static String points(String dataset) {
    return dataset + ".txt";
  }

  static String resolution(String model) {
    return model + "-resolution.txt";
  }

  void write() throws IOException, ModelException {
    for (FitData set : data.values()) {
      points(set);
    }
    for (int i = 0; i < document.models().size(); i++) {
      ModelEntry entry = document.models().get(i);
      FitData set = data.get(entry.dataset());
      if (set != null && !(set.resolution() instanceof Resolution.None)) {
        nodes(i, entry, set);
        smeared.add(entry.id());
      }
    }
  }

  private void points(FitData set) throws IOException {
    try (BufferedWriter text = Files.newBufferedWriter(folder.resolve(points(set.id())))) {
      text.write("# q (1/Ang)  I (1/cm)  dI (");
      text.write(set.errorsKnown() ? "1/cm)\n" : "not known: 1)\n");
      for (int i = 0; i < set.points(); i++) {
        text.write(set.q()[i] + " " + set.intensity()[i] + " " + set.errors()[i] + "\n");
      }
    }
  }

  /** Each model has nodes of its own: how many it needs depends on the theory. */
  private void nodes(int index, ModelEntry entry, FitData set) throws IOException, ModelException {
    SmearingTable table = table(index, set);
    try (BufferedWriter text = Files.newBufferedWriter(folder.resolve(resolution(entry.id())))) {
      text.write(
          "# The smeared theory at a point (numbered from 0) is the sum of weight*theory(q)\n");
      text.write("# point  q (1/Ang)  weight\n");
      for (int k = 0; k < table.q().length; k++) {
        text.write(table.point()[k] + " " + table.q()[k] + " " + table.weight()[k] + "\n");
      }
    }
  }

  private SmearingTable table(int index, FitData set) throws ModelException {
    try {
      return SmearingTable.of(set.q(), set.resolution(), q -> at(index, q));
    } catch (UncheckedModelException e) {
      throw e.cause;
    }
  }

  private double[] at(int index, double[] q) {
    try {
      return theory.at(index, q);
    } catch (ModelException e) {
      throw new UncheckedModelException(e);
    }
  }

  /** Carries a model's mistake through a function that throws none. */
  private static final class UncheckedModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient ModelException cause;

    UncheckedModelException(ModelException cause) {
      super(cause);
      this.cause = cause;
    }
  }
}
