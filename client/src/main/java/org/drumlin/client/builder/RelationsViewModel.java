package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.drumlin.client.control.Numbers;
import org.drumlin.client.control.Texts;
import org.drumlin.fit.FitDocument;
import org.jspecify.annotations.Nullable;

/** Derived quantities and constraints of the fit: what they are and come to, and their edits. */
final class RelationsViewModel {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  private final DraftHistory history;
  private final ModelLibrary library;
  private final ObservableList<RelationRow> derived = FXCollections.observableArrayList();
  private final ObservableList<RelationRow> constraints = FXCollections.observableArrayList();
  private final ObservableList<String> names = FXCollections.observableArrayList();
  private Optional<Begun> begunDerived = Optional.empty();
  private boolean begunConstraint;

  /** A derived quantity that lacks a name or an expression yet. */
  private record Begun(String name, String text) {}

  RelationsViewModel(DraftHistory history, ModelLibrary library) {
    this.history = history;
    this.library = library;
  }

  /** A line each, in the document's order; one more while one is being made. */
  ObservableList<RelationRow> derived() {
    return derived;
  }

  ObservableList<RelationRow> constraints() {
    return constraints;
  }

  /** Names an expression may use; for completion. */
  ObservableList<String> names() {
    return names;
  }

  void show(Draft draft) {
    var expressions = new Expressions(draft.document(), library);
    var document = draft.document();
    var problems = expressions.problems();
    var known = expressions.names();
    if (!known.equals(names)) {
      names.setAll(known);
    }
    resize(derived, document.derived().size() + (begunDerived.isPresent() ? 1 : 0));
    int place = 0;
    for (var d : document.derived().entrySet()) {
      OptionalDouble value = expressions.value(d.getValue());
      derived
          .get(place++)
          .show(
              d.getKey(),
              d.getValue(),
              value.isPresent() ? Texts.text("derived.value", shown(value.getAsDouble())) : "",
              false,
              words(problems.get("derived." + d.getKey())));
    }
    if (begunDerived.isPresent()) {
      derived.getLast().show(begunDerived.get().name(), begunDerived.get().text(), "", false, "");
    }
    resize(constraints, document.constraints().size() + (begunConstraint ? 1 : 0));
    for (int i = 0; i < document.constraints().size(); i++) {
      show(constraints.get(i), document.constraints().get(i), expressions, problems);
    }
    if (begunConstraint) {
      constraints.getLast().show("", "", "", false, "");
    }
  }

  private static void show(
      RelationRow row, String text, Expressions expressions, Map<String, String> problems) {
    String wrong = words(problems.get("constraints[" + row.place() + "]"));
    OptionalDouble value = wrong.isEmpty() ? expressions.value(text) : OptionalDouble.empty();
    boolean broken = value.isPresent() && value.getAsDouble() != 1;
    String holds =
        value.isEmpty() ? "" : Texts.text(broken ? "constraint.broken" : "constraint.holds");
    row.show("", text, holds, broken, wrong);
  }

  private static String shown(double value) {
    return Double.isNaN(value) ? Texts.text("derived.none") : Numbers.brief(value, 6);
  }

  private static String words(@Nullable String problem) {
    return problem == null ? "" : RowDetailsViewModel.sentence(problem);
  }

  private static void resize(ObservableList<RelationRow> rows, int size) {
    while (rows.size() > size) {
      rows.removeLast();
    }
    while (rows.size() < size) {
      rows.add(new RelationRow(rows.size()));
    }
  }

  /** The first constraint that the values in the table break, in words; empty for none. */
  Optional<String> broken() {
    return constraints.stream()
        .filter(row -> row.brokenProperty().get())
        .map(row -> Texts.text("obstacle.constraint", row.textProperty().get()))
        .findFirst();
  }

  /** Another fit: what was begun in the last one is none of its. */
  void forget() {
    begunDerived = Optional.empty();
    begunConstraint = false;
  }

  /** One more derived quantity, to be named and given its expression. */
  void addDerived() {
    if (begunDerived.isEmpty()) {
      begunDerived = Optional.of(new Begun("", ""));
      again();
    }
  }

  void addConstraint() {
    if (!begunConstraint) {
      begunConstraint = true;
      again();
    }
  }

  private void again() {
    show(history.current());
  }

  private Expressions expressions() {
    return new Expressions(history.current().document(), library);
  }

  private FitDocument document() {
    return history.current().document();
  }

  boolean nameDerived(RelationRow row, String typed) {
    String name = typed.strip();
    if (name.equals(row.nameProperty().get())) {
      return true;
    }
    if (!NAME.matcher(name).matches()) {
      row.refuse(Texts.text("derived.name", name));
      return false;
    }
    if (document().derived().containsKey(name)) {
      row.refuse(Texts.text("derived.taken", name));
      return false;
    }
    return isBegun(row)
        ? begin(row, new Begun(name, row.textProperty().get()))
        : edit(row, row.place(), name, row.textProperty().get());
  }

  boolean typeDerived(RelationRow row, String typed) {
    String text = typed.strip();
    if (text.equals(row.textProperty().get())) {
      return true;
    }
    if (text.isEmpty()) {
      row.refuse(Texts.text("derived.empty"));
      return false;
    }
    return isBegun(row)
        ? begin(row, new Begun(row.nameProperty().get(), text))
        : edit(row, row.place(), row.nameProperty().get(), text);
  }

  private boolean isBegun(RelationRow row) {
    return row.place() >= document().derived().size();
  }

  private boolean begin(RelationRow row, Begun next) {
    if (!next.text().isEmpty() && !next.name().isEmpty()) {
      return edit(row, row.place(), next.name(), next.text());
    }
    // The check wants a name: any that is free serves for a look at the expression.
    var refused =
        next.text().isEmpty()
            ? Optional.<String>empty()
            : refusal(derived(row.place(), free(), next.text()));
    if (refused.isPresent()) {
      row.refuse(words(refused.get()));
      return false;
    }
    begunDerived = Optional.of(next);
    again();
    return true;
  }

  private String free() {
    String name = "derived";
    while (document().derived().containsKey(name) || names.contains(name)) {
      name += "_";
    }
    return name;
  }

  private boolean edit(RelationRow row, int place, String name, String text) {
    var next = derived(place, name, text);
    var refused = refusal(next);
    if (refused.isPresent()) {
      row.refuse(words(refused.get()));
      return false;
    }
    begunDerived = isBegun(row) ? Optional.empty() : begunDerived;
    history.edit(history.current().with(next));
    return true;
  }

  /** The document with that derived quantity at that place, in place of what was there. */
  private FitDocument derived(int place, String name, String text) {
    var all = new LinkedHashMap<String, String>();
    var before = List.copyOf(document().derived().entrySet());
    for (int i = 0; i < before.size(); i++) {
      all.put(
          i == place ? name : before.get(i).getKey(), i == place ? text : before.get(i).getValue());
    }
    all.put(name, text);
    return document().withExpressions(document().constraints(), all);
  }

  void removeDerived(RelationRow row) {
    if (isBegun(row)) {
      begunDerived = Optional.empty();
      again();
      return;
    }
    var all = new LinkedHashMap<>(document().derived());
    all.remove(row.nameProperty().get());
    history.edit(history.current().with(document().withExpressions(document().constraints(), all)));
  }

  boolean typeConstraint(RelationRow row, String typed) {
    String text = typed.strip();
    if (text.equals(row.textProperty().get())) {
      return true;
    }
    if (text.isEmpty()) {
      row.refuse(Texts.text("constraint.empty"));
      return false;
    }
    var all = new ArrayList<>(document().constraints());
    boolean begun = row.place() >= all.size();
    if (begun) {
      all.add(text);
    } else {
      all.set(row.place(), text);
    }
    var next = document().withExpressions(all, document().derived());
    var refused = refusal(next);
    if (refused.isPresent()) {
      row.refuse(words(refused.get()));
      return false;
    }
    begunConstraint = begunConstraint && !begun;
    history.edit(history.current().with(next));
    return true;
  }

  void removeConstraint(RelationRow row) {
    var all = new ArrayList<>(document().constraints());
    if (row.place() >= all.size()) {
      begunConstraint = false;
      again();
      return;
    }
    all.remove(row.place());
    history.edit(history.current().with(document().withExpressions(all, document().derived())));
  }

  private Optional<String> refusal(FitDocument next) {
    return expressions().refusal(next);
  }
}
