package org.drumlin.client.builder;

import java.util.ArrayList;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.control.Texts;
import org.drumlin.client.task.TaskExecutor;
import org.drumlin.data.Dataset;
import org.jspecify.annotations.Nullable;

/** All data sets of the fit with the curves of their models: the one worked on, those beside it. */
final class CurvesViewModel {
  private final DraftHistory history;
  private final ModelLibrary library;
  private final DataViewModel data;
  private final PointsViewModel points;
  private final DataUses uses = new DataUses();
  private final LivePreview preview;
  private final BesidePreview beside;
  private final PreviewInput nothing = PreviewInput.withoutData();
  private final ReadOnlyDoubleWrapper total = new ReadOnlyDoubleWrapper(this, "total", Double.NaN);
  private String problem = "";

  CurvesViewModel(DraftHistory history, ModelLibrary library, HubLink hub, TaskExecutor tasks) {
    this.history = history;
    this.library = library;
    this.data = new DataViewModel(history);
    this.points = new PointsViewModel(history);
    this.preview = new LivePreview(hub, tasks);
    this.beside = new BesidePreview(() -> new LivePreview(hub, tasks));
    preview.misfitProperty().addListener((o, before, now) -> sum());
    beside.curvesProperty().addListener((o, before, now) -> sum());
  }

  DataViewModel data() {
    return data;
  }

  PointsViewModel points() {
    return points;
  }

  /** The files that were read. */
  DataUses uses() {
    return uses;
  }

  /** The curve of the data set worked on. */
  LivePreview preview() {
    return preview;
  }

  /** The other data sets' curves. */
  BesidePreview beside() {
    return beside;
  }

  /** Reduced chisq of all data sets together; NaN while there is one, or one is not known. */
  ReadOnlyDoubleProperty totalProperty() {
    return total.getReadOnlyProperty();
  }

  /** Why a data set cannot be used, in words; empty when all can. */
  String problem() {
    return problem;
  }

  void show(Draft draft) {
    var all = uses.of(draft);
    problem =
        all.stream()
            .filter(use -> !use.problem().isEmpty())
            .map(use ->
                all.size() == 1
                    ? use.problem()
                    : Texts.text("obstacle.expression", use.entry().file(), use.problem()))
            .findFirst()
            .orElse("");
    var values = new TiedValues(draft.document(), library);
    var others = new ArrayList<BesidePreview.Part>();
    for (int i = 0; i < all.size(); i++) {
      if (i != draft.at()) {
        var use = all.get(i);
        others.add(
            new BesidePreview.Part(use.entry().id(), i, use.input(), model(draft.at(i), values)));
      }
    }
    var use = draft.at() < all.size() ? all.get(draft.at()) : null;
    Dataset dataset = use == null ? null : use.dataset();
    data.show(draft, dataset, use == null ? null : use.used(), use == null ? "" : use.problem());
    points.show(draft, dataset == null ? 0 : dataset.size());
    preview.show(use == null ? nothing : use.input(), model(draft, values));
    beside.show(others);
    sum();
  }

  /** The model of the draft's data set as a plot computes it; null while it is not known. */
  private @Nullable PreviewModel model(Draft draft, TiedValues values) {
    var entry = draft.model().orElse(null);
    if (entry == null
        || !(library.resolve(entry.model(), draft.document().definitions())
            instanceof ModelLibrary.Answer.Known known)) {
      return null;
    }
    return new PreviewModel(
        entry, values.of(entry), draft.document().definitions(), !known.info().profile().isEmpty());
  }

  private void sum() {
    var draft = history.current();
    if (draft.document().datasets().size() < 2) {
      total.set(Double.NaN);
      return;
    }
    var all = beside.misfit().and(preview.misfitProperty().get());
    int fitted = draft.document().models().stream().mapToInt(PreviewInput::fitted).sum();
    total.set(all.sum() / Math.max(1, all.points() - fitted));
  }
}
