package org.drumlin.client.builder;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.drumlin.client.control.Numbers;
import org.drumlin.client.control.Texts;
import org.drumlin.fit.DatasetEntry;

/** Points left out one by one, and how much the data set weighs among others. */
final class PointsViewModel {
  private final DraftHistory history;
  private final ReadOnlyStringWrapper mask = new ReadOnlyStringWrapper(this, "mask", "");
  private final ReadOnlyStringWrapper weight = new ReadOnlyStringWrapper(this, "weight", "1");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyBooleanWrapper used = new ReadOnlyBooleanWrapper(this, "used");
  private int size;

  PointsViewModel(DraftHistory history) {
    this.history = history;
  }

  /** The points left out, as {@code 17, 18, 30-35}. */
  ReadOnlyStringProperty maskProperty() {
    return mask.getReadOnlyProperty();
  }

  ReadOnlyStringProperty weightProperty() {
    return weight.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether the document says anything of this. */
  ReadOnlyBooleanProperty usedProperty() {
    return used.getReadOnlyProperty();
  }

  /**
   * @param points how many the file has
   */
  void show(Draft draft, int points) {
    size = points;
    problem.set("");
    var entry = draft.dataset();
    mask.set(entry.map(e -> PointList.write(e.mask())).orElse(""));
    weight.set(entry.map(e -> Numbers.exact(e.weight())).orElse("1"));
    used.set(entry.map(e -> !e.mask().isEmpty() || e.weight() != 1).orElse(false));
  }

  boolean typeMask(String text) {
    var points = PointList.read(text);
    if (points.isEmpty()) {
      problem.set(Texts.text("mask.list", text.strip()));
      return false;
    }
    if (!points.get().isEmpty() && points.get().getLast() >= size) {
      problem.set(Texts.text("mask.limits", String.valueOf(size - 1)));
      return false;
    }
    setMask(points.get());
    return true;
  }

  /** Leaves points out; those that are all left out come back. */
  void toggle(int... points) {
    var chosen = Arrays.stream(points).boxed().toList();
    var now = new TreeSet<>(history.current().dataset().map(DatasetEntry::mask).orElse(List.of()));
    if (now.containsAll(chosen)) {
      now.removeAll(chosen);
    } else {
      now.addAll(chosen);
    }
    setMask(List.copyOf(now));
  }

  private void setMask(List<Integer> points) {
    history.edit(history.current().withDataset(d -> d.withMask(points)));
  }

  boolean typeWeight(String text) {
    var number = Numbers.parse(text);
    if (number.isEmpty()
        || !(number.getAsDouble() > 0)
        || Double.isInfinite(number.getAsDouble())) {
      problem.set(Texts.text("data.weight.above", text.strip()));
      return false;
    }
    double typed = number.getAsDouble();
    history.edit(history.current().withDataset(d -> d.withWeight(typed)));
    return true;
  }
}
