package org.drumlin.client.builder;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drumlin.data.DataException;
import org.drumlin.data.Dataset;
import org.drumlin.data.FitData;
import org.drumlin.fit.DatasetEntry;
import org.jspecify.annotations.Nullable;

/** The files that were read, and what the draft's choices make of each. */
final class DataUses {
  private final Map<Path, Dataset> read = new HashMap<>();
  private final Map<String, DataUse> known = new HashMap<>();

  /**
   * A data set as the draft uses it.
   *
   * @param dataset null while its file was not read
   * @param used null when the choices leave no point
   * @param problem why they do not, in words; empty when they do
   */
  record DataUse(
      DatasetEntry entry,
      @Nullable Dataset dataset,
      @Nullable FitData used,
      PreviewInput input,
      String problem) {
    static DataUse of(DatasetEntry entry, @Nullable Dataset dataset) {
      String problem = "";
      FitData used = null;
      var input = PreviewInput.withoutData();
      if (dataset == null) {
        return new DataUse(entry, null, null, input, "");
      }
      try {
        used = FitData.of(entry, dataset);
      } catch (DataException e) {
        problem = String.valueOf(e.getMessage());
      }
      try {
        input = PreviewInput.of(entry, dataset, used);
      } catch (DataException e) {
        problem = String.valueOf(e.getMessage());
      }
      return new DataUse(entry, dataset, used, input, problem);
    }
  }

  void remember(Path file, Dataset dataset) {
    read.put(file, dataset);
  }

  void remember(Draft draft, Map<String, Dataset> datasets) {
    datasets.forEach((id, dataset) -> {
      var place = draft.files().get(id);
      if (place != null) {
        read.put(place, dataset);
      }
    });
  }

  /** The same data where they lie now: a document that was saved has its files beside it. */
  void moved(Draft before, Draft now) {
    before
        .files()
        .forEach((id, old) -> {
          var dataset = read.get(old);
          if (dataset != null) {
            remember(now, Map.of(id, dataset));
          }
        });
  }

  /** All data sets of the draft, in its order; what did not change is the same as before. */
  List<DataUse> of(Draft draft) {
    var uses = draft.document().datasets().stream().map(entry -> of(draft, entry)).toList();
    known.clear();
    uses.forEach(use -> known.put(use.entry().id(), use));
    return uses;
  }

  private DataUse of(Draft draft, DatasetEntry entry) {
    var file = draft.files().get(entry.id());
    Dataset dataset = file == null ? null : read.get(file);
    var before = known.get(entry.id());
    return before != null && before.entry().equals(entry) && before.dataset() == dataset
        ? before
        : DataUse.of(entry, dataset);
  }
}
