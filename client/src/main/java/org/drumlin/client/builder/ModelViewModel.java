package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

/** The model column: which model, of which pieces, and a row for each of its parameters. */
final class ModelViewModel {
  private final DraftHistory history;
  private final ModelLibrary library;
  private final Map<String, ParameterRowViewModel> rows = new LinkedHashMap<>();
  private final ObservableList<TableItem> items = FXCollections.observableArrayList();
  private final Map<String, DistributionViewModel> distributions = new HashMap<>();
  private final Map<String, RowDetailsViewModel> details = new HashMap<>();
  private final ReadOnlyObjectWrapper<@Nullable ModelInfo> info =
      new ReadOnlyObjectWrapper<>(this, "info");
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
  private final ReadOnlyObjectWrapper<Composition> composition =
      new ReadOnlyObjectWrapper<>(this, "composition", Composition.parse(""));
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private ModelLibrary.Answer.@Nullable Known known;
  private Map<String, String> definitions = Map.of();

  ModelViewModel(DraftHistory history, ModelLibrary library) {
    this.history = history;
    this.library = library;
  }

  /** A row for each parameter, in the model's order; made anew when the model changes. */
  List<ParameterRowViewModel> rows() {
    return List.copyOf(rows.values());
  }

  /** The lines of the parameter table: only the elements of vectors that count. */
  ObservableList<TableItem> items() {
    return items;
  }

  /** The distribution of a polydisperse parameter of this model. */
  DistributionViewModel distribution(ParameterInfo parameter) {
    return distributions.computeIfAbsent(
        parameter.name(),
        name -> {
          var made = new DistributionViewModel(history, parameter);
          made.show(history.current(), new Expressions(history.current().document(), library));
          return made;
        });
  }

  /** What opens in the row of a parameter: its tie and its prior. */
  RowDetailsViewModel details(ParameterRowViewModel row) {
    return details.computeIfAbsent(
        row.info().name(),
        name -> {
          var made = new RowDetailsViewModel(history, library, row);
          made.show(history.current(), new Expressions(history.current().document(), library));
          return made;
        });
  }

  /** The model chosen; null for none, or for one that is not known. */
  ReadOnlyObjectProperty<@Nullable ModelInfo> infoProperty() {
    return info.getReadOnlyProperty();
  }

  /** Its catalogue name, composition or formula; empty for none. */
  ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** What the text puts together. */
  ReadOnlyObjectProperty<Composition> compositionProperty() {
    return composition.getReadOnlyProperty();
  }

  /** What is wrong with the name or formula. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Looks for models that came into the user's folder since. */
  void refresh() {
    library.refresh();
  }

  /** The user's files that are no models, each with what is wrong with it. */
  List<String> broken() {
    return library.broken();
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
        .sorted(Comparator.comparing(m -> !named(m, words)))
        .toList();
  }

  /** Whether the words begin a model's name: such a model comes first. */
  private static boolean named(ModelInfo model, String words) {
    String wanted = words.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    return model.name().startsWith(wanted);
  }

  /** The structure factors among those. */
  List<ModelInfo> structures(String words) {
    return search(words, "").stream().filter(ModelInfo::structureFactor).toList();
  }

  /** A catalogue name, a composition or a formula chosen; returns whether it is one. */
  boolean choose(String chosen) {
    return change(chosen.strip(), pieces());
  }

  /** Another form in that term; the other terms keep their parameters. */
  boolean chooseForm(int term, String form) {
    return choose(composition.get().withForm(term, form.strip()).text());
  }

  /** A structure factor for that term; empty takes it away. */
  boolean chooseStructure(int term, String structure) {
    return choose(composition.get().withStructure(term, structure).text());
  }

  /**
   * One more term.
   *
   * @param joiner + for a sum, * for a product
   */
  boolean join(char joiner, String form) {
    return choose(composition.get().and(joiner, form.strip()).text());
  }

  /** Takes a term away. */
  void remove(int term) {
    var old = composition.get();
    var pieces = new ArrayList<>(pieces());
    int first = old.piecesBefore(term);
    int count = Composition.pieces(old.terms().get(term));
    if (pieces.size() >= first + count) {
      pieces.subList(first, first + count).clear();
    }
    boolean unused = change(old.without(term).text(), pieces);
  }

  private List<Piece> pieces() {
    return known == null ? List.of() : known.pieces();
  }

  /** A model of the user's own, as it is now; a document that has an older one takes the new. */
  boolean choose(ModelLibrary.OwnModel own) {
    var document = history.current().document();
    var texts = new LinkedHashMap<>(document.definitions());
    texts.put(own.name(), own.text());
    return change(history.current().with(document.withDefinitions(texts)), own.name(), pieces());
  }

  private boolean change(String chosen, List<Piece> staying) {
    return change(history.current(), chosen, staying);
  }

  private boolean change(Draft draft, String chosen, List<Piece> staying) {
    var texts = draft.document().definitions();
    switch (library.resolve(chosen, texts)) {
      case ModelLibrary.Answer.Known now -> {
        if (!chosen.equals(text.get()) || !texts.equals(definitions)) {
          var next = ModelChange.to(draft, staying, now, chosen);
          history.edit(next.with(library.define(next.document())));
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
    var expressions = new Expressions(draft.document(), library);
    String now = draft.model().map(ModelEntry::model).orElse("");
    var texts = draft.document().definitions();
    if (!now.equals(text.get()) || !texts.equals(definitions)) {
      definitions = texts;
      take(now);
    }
    rows.values()
        .forEach(row ->
            row.show(
                draft, computed(draft, row.info()), expressions.value(draft, row.info().name())));
    distributions.values().forEach(d -> d.show(draft, expressions));
    details.values().forEach(d -> d.show(draft, expressions));
    arrange(draft);
  }

  private void take(String now) {
    problem.set("");
    known = null;
    if (!now.isEmpty()) {
      switch (library.resolve(now, definitions)) {
        case ModelLibrary.Answer.Known found -> known = found;
        case ModelLibrary.Answer.Wrong wrong -> problem.set(wrong.message());
      }
    }
    distributions.clear();
    details.clear();
    rows.clear();
    if (known != null) {
      known
          .info()
          .parameters()
          .forEach(p -> rows.put(p.name(), new ParameterRowViewModel(history, p)));
    }
    info.set(known == null ? null : known.info());
    composition.set(Composition.parse(now));
    text.set(now);
  }

  private void arrange(Draft draft) {
    List<TableItem> next =
        known == null
            ? List.of()
            : new TableLayout(known, rows, name -> whole(draft, name)).items();
    if (!next.equals(items)) {
      items.setAll(next);
    }
  }

  /** What an effective radius is computed from; empty where it is as given. */
  private String computed(Draft draft, ParameterInfo parameter) {
    if (known == null || !parameter.name().endsWith(Piece.RADIUS)) {
      return "";
    }
    var mode = known.info().parameter(parameter.name() + Piece.MODE);
    int chosen = mode.map(m -> whole(draft, m.name())).orElse(0);
    return chosen > 0 && chosen < mode.orElseThrow().choices().size()
        ? mode.orElseThrow().choices().get(chosen)
        : "";
  }

  private int whole(Draft draft, String name) {
    return known == null
        ? 0
        : known.info().parameter(name).map(p -> (int) ParameterEdits.value(draft, p)).orElse(0);
  }
}
