package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.drumlin.client.control.PlotBeside;
import org.jspecify.annotations.Nullable;

/** The curves of the data sets beside the one worked on, each with its own theory. */
final class BesidePreview {
  private final Supplier<LivePreview> maker;
  private final Map<String, LivePreview> previews = new LinkedHashMap<>();
  private final ReadOnlyObjectWrapper<List<PlotBeside>> curves =
      new ReadOnlyObjectWrapper<>(this, "curves", List.of());
  private List<Part> shown = List.of();

  /**
   * A data set beside.
   *
   * @param place in the document
   * @param model null while it has none that is known
   */
  record Part(String id, int place, PreviewInput input, @Nullable PreviewModel model) {}

  BesidePreview(Supplier<LivePreview> maker) {
    this.maker = maker;
  }

  ReadOnlyObjectProperty<List<PlotBeside>> curvesProperty() {
    return curves.getReadOnlyProperty();
  }

  void show(List<Part> parts) {
    shown = parts;
    previews.keySet().retainAll(parts.stream().map(Part::id).toList());
    for (var part : parts) {
      previews.computeIfAbsent(part.id(), this::made).show(part.input(), part.model());
    }
    gather();
  }

  /** Weighted sums of squares of those shown, and their points; the sum is NaN while one lacks. */
  LivePreview.Misfit misfit() {
    var all = LivePreview.Misfit.NONE;
    for (var preview : previews.values()) {
      all = all.and(preview.misfitProperty().get());
    }
    return all;
  }

  private LivePreview made(String id) {
    var preview = maker.get();
    preview.curvesProperty().addListener((o, before, now) -> gather());
    return preview;
  }

  private void gather() {
    var all = new ArrayList<PlotBeside>();
    for (var part : shown) {
      var preview = previews.get(part.id());
      if (preview != null) {
        all.add(new PlotBeside(preview.curvesProperty().get(), part.place()));
      }
    }
    curves.set(List.copyOf(all));
  }
}
