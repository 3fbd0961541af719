package org.drumlin.client.builder;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.drumlin.fit.ModelEntry;
import org.drumlin.model.ModelInfo;
import org.drumlin.model.ParameterInfo;
import org.jspecify.annotations.Nullable;

/** The model column: which model, and a row for each of its parameters. */
final class ModelViewModel {
  private final DraftHistory history;
  private final ModelLibrary library;
  private final ObservableList<ParameterRowViewModel> rows = FXCollections.observableArrayList();
  private final Map<String, DistributionViewModel> distributions = new HashMap<>();
  private final ReadOnlyObjectWrapper<@Nullable ModelInfo> info =
      new ReadOnlyObjectWrapper<>(this, "info");
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  ModelViewModel(DraftHistory history, ModelLibrary library) {
    this.history = history;
    this.library = library;
  }

  /** Rows of the parameter table, in the model's order; made anew when the model changes. */
  ObservableList<ParameterRowViewModel> rows() {
    return rows;
  }

  /** The distribution of a polydisperse parameter of this model. */
  DistributionViewModel distribution(ParameterInfo parameter) {
    return distributions.computeIfAbsent(
        parameter.name(), name -> new DistributionViewModel(history, parameter));
  }

  /** The model chosen; null for none, or for one that is not known. */
  ReadOnlyObjectProperty<@Nullable ModelInfo> infoProperty() {
    return info.getReadOnlyProperty();
  }

  /** Its catalogue name or formula; empty for none. */
  ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** What is wrong with the name or formula. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Categories of the catalogue, in alphabetical order. */
  List<String> categories() {
    var all = new TreeSet<String>();
    library.models().forEach(m -> all.add(m.category()));
    return List.copyOf(all);
  }

  /**
   * Models whose name, title or category holds every word of the search.
   *
   * @param category empty for all
   */
  List<ModelInfo> search(String words, String category) {
    var wanted = List.of(words.toLowerCase(Locale.ROOT).strip().split("[\\s_]+"));
    return library.models().stream()
        .filter(m -> category.isEmpty() || m.category().equals(category))
        .filter(m -> {
          String all =
              (m.name() + " " + m.title() + " " + m.category())
                  .toLowerCase(Locale.ROOT)
                  .replace('_', ' ');
          return wanted.stream().allMatch(all::contains);
        })
        .toList();
  }

  /** A catalogue name or a formula chosen; returns whether it is one. */
  boolean choose(String nameOrFormula) {
    String chosen = nameOrFormula.strip();
    switch (library.resolve(chosen)) {
      case ModelLibrary.Answer.Known known -> {
        if (!chosen.equals(text.get())) {
          history.edit(ParameterEdits.choose(history.current(), known.info(), chosen));
        }
        problem.set("");
        return true;
      }
      case ModelLibrary.Answer.Wrong wrong -> {
        problem.set(wrong.message());
        return false;
      }
    }
  }

  void show(Draft draft) {
    String now = draft.model().map(ModelEntry::model).orElse("");
    if (!now.equals(text.get())) {
      change(now);
    }
    rows.forEach(row -> row.show(draft));
    distributions.values().forEach(d -> d.show(draft));
  }

  private void change(String now) {
    problem.set("");
    ModelInfo found = null;
    if (!now.isEmpty()) {
      switch (library.resolve(now)) {
        case ModelLibrary.Answer.Known known -> found = known.info();
        case ModelLibrary.Answer.Wrong wrong -> problem.set(wrong.message());
      }
    }
    distributions.clear();
    info.set(found);
    text.set(now);
    rows.setAll(
        found == null
            ? List.of()
            : found.parameters().stream().map(p -> new ParameterRowViewModel(history, p)).toList());
  }
}
