package org.drumlin.client.builder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.drumlin.client.control.Numbers;
import org.drumlin.client.control.Texts;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fit.Parameter;
import org.drumlin.fit.Prior;
import org.drumlin.fit.Range;

/** What opens in a parameter's row: the expression it follows, and what is known of it before. */
final class RowDetailsViewModel {
  private final DraftHistory history;
  private final ModelLibrary library;
  private final ParameterRowViewModel row;
  private final ReadOnlyStringWrapper tieProblem =
      new ReadOnlyStringWrapper(this, "tieProblem", "");
  private final ReadOnlyStringWrapper tieValue = new ReadOnlyStringWrapper(this, "tieValue", "");
  private final ReadOnlyBooleanWrapper leads = new ReadOnlyBooleanWrapper(this, "leads");
  private final ObservableList<String> partners = FXCollections.observableArrayList();
  private final ObservableList<String> names = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<PriorForm> form =
      new ReadOnlyObjectWrapper<>(this, "form", PriorForm.UNIFORM);
  private final ReadOnlyObjectWrapper<Prior> prior =
      new ReadOnlyObjectWrapper<>(this, "prior", new Prior.Uniform());
  private final ReadOnlyStringWrapper priorProblem =
      new ReadOnlyStringWrapper(this, "priorProblem", "");

  RowDetailsViewModel(DraftHistory history, ModelLibrary library, ParameterRowViewModel row) {
    this.history = history;
    this.library = library;
    this.row = row;
  }

  String name() {
    return row.info().name();
  }

  /** The expression followed; empty for none. */
  ReadOnlyStringProperty tieProperty() {
    return row.tieProperty();
  }

  /** What is wrong with the expression; empty when nothing is. */
  ReadOnlyStringProperty tieProblemProperty() {
    return tieProblem.getReadOnlyProperty();
  }

  /** What the expression comes to now; empty without one. */
  ReadOnlyStringProperty tieValueProperty() {
    return tieValue.getReadOnlyProperty();
  }

  /** The same parameter of other models: what this one can be made the same as. */
  ObservableList<String> partners() {
    return partners;
  }

  /** Whether the others can be made to follow this one. */
  ReadOnlyBooleanProperty leadsProperty() {
    return leads.getReadOnlyProperty();
  }

  /** Names an expression may use; for completion. */
  ObservableList<String> names() {
    return names;
  }

  ReadOnlyObjectProperty<PriorForm> formProperty() {
    return form.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Prior> priorProperty() {
    return prior.getReadOnlyProperty();
  }

  ReadOnlyStringProperty priorProblemProperty() {
    return priorProblem.getReadOnlyProperty();
  }

  void show(Draft draft, Expressions expressions) {
    var parameter = ParameterEdits.parameter(draft, row.info());
    showTie(draft, parameter, expressions);
    prior.set(parameter.prior().orElseGet(Prior.Uniform::new));
    form.set(PriorForm.of(parameter.prior()));
    priorProblem.set("");
  }

  private void showTie(Draft draft, Parameter parameter, Expressions expressions) {
    tieProblem.set(
        Optional.ofNullable(expressions.problems().get(path(draft)))
            .map(RowDetailsViewModel::sentence)
            .orElse(""));
    tieValue.set(
        parameter
            .tie()
            .map(t -> Texts.text("tie.value", Numbers.narrow(expressions.value(draft, name()))))
            .orElse(""));
    fill(names, expressions.names().stream().filter(n -> !n.equals(own(draft))).toList());
    var same =
        expressions.names().stream()
            .filter(n -> n.endsWith("." + name()) && !n.equals(own(draft)))
            .toList();
    leads.set(
        same.stream().anyMatch(n -> !follows(draft.document(), n, own(draft)))
            && parameter.tie().isEmpty());
    fill(
        partners,
        same.stream()
            .filter(n -> !parameter.tie().equals(Optional.of(n)))
            .filter(n ->
                expressions
                    .refusal(ParameterEdits.withTie(draft, row.info(), n).document())
                    .isEmpty())
            .toList());
  }

  private static void fill(ObservableList<String> shown, List<String> now) {
    if (!shown.equals(now)) {
      shown.setAll(now);
    }
  }

  private static boolean follows(FitDocument document, String name, String leader) {
    int dot = name.indexOf('.');
    return document.models().stream()
        .filter(m -> m.id().equals(name.substring(0, dot)))
        .map(m -> m.parameters().get(name.substring(dot + 1)))
        .anyMatch(p -> p != null && p.tie().equals(Optional.of(leader)));
  }

  private String own(Draft draft) {
    return draft.model().map(m -> draft.document().nameOf(m, name())).orElse("");
  }

  private String path(Draft draft) {
    int place = draft.model().map(draft.document().models()::indexOf).orElse(-1);
    return "models[" + place + "].parameters." + name() + ".tie";
  }

  /** An expression typed; nothing typed sets the parameter free at the value it has. */
  boolean typeTie(String text) {
    String expression = text.strip();
    if (expression.equals(row.tieProperty().get())) {
      return true;
    }
    if (expression.isEmpty()) {
      untie();
      return true;
    }
    var draft = history.current();
    var next = ParameterEdits.withTie(draft, row.info(), expression);
    var refused = expressions(draft).refusal(next.document());
    if (refused.isPresent()) {
      tieProblem.set(sentence(refused.get()));
      return false;
    }
    history.edit(next);
    return true;
  }

  /** Free from now on, at the value it has. */
  void untie() {
    history.edit(ParameterEdits.withValue(history.current(), row.info(), row.start()));
  }

  /** The same parameter of all other models follows this one from now on; one edit. */
  void lead() {
    var draft = history.current();
    String own = own(draft);
    var partnersNow =
        expressions(draft).names().stream().filter(n -> n.endsWith("." + name())).toList();
    var models =
        draft.document().models().stream()
            .map(m ->
                partnersNow.contains(m.id() + "." + name()) && !own.equals(m.id() + "." + name())
                    ? tied(m, own)
                    : m)
            .toList();
    var next = draft.with(draft.document().with(draft.document().datasets(), models));
    var refused = expressions(draft).refusal(next.document());
    refused.ifPresentOrElse(words -> tieProblem.set(sentence(words)), () -> history.edit(next));
  }

  private ModelEntry tied(ModelEntry m, String leader) {
    var all = new LinkedHashMap<>(m.parameters());
    all.put(name(), Parameter.tied(leader));
    return m.withParameters(all);
  }

  /** Another form of prior, with numbers to begin with; the parameter is fitted from then on. */
  void chooseForm(PriorForm chosen) {
    if (chosen == form.get()) {
      return;
    }
    double value = row.start();
    var draft = history.current();
    setPrior(chosen.first(prior.get(), value, bounds(draft, value)), value);
  }

  private Range bounds(Draft draft, double value) {
    return ParameterEdits.parameter(draft, row.info())
        .fit()
        .orElseGet(() -> ParameterEdits.suggestedBounds(row.info(), value));
  }

  /** The bounds the prior lies in. */
  Range bounds() {
    return bounds(history.current(), row.start());
  }

  /** One of the prior's numbers as its field shows it. */
  String number(int place) {
    double[] values = PriorForm.values(prior.get());
    return place < values.length ? Numbers.narrow(values[place]) : "";
  }

  boolean typeNumber(int place, String text) {
    if (text.strip().equals(number(place))) {
      priorProblem.set("");
      return true;
    }
    var number = Numbers.parse(text);
    if (number.isEmpty()) {
      priorProblem.set(Texts.text("row.number", text.strip()));
      return false;
    }
    double[] values = PriorForm.values(prior.get());
    values[place] = number.getAsDouble();
    var wrong = form.get().problem(values).or(() -> nothingLeft(form.get().with(values)));
    if (wrong.isPresent()) {
      priorProblem.set(wrong.get());
      return false;
    }
    setPrior(form.get().with(values), row.start());
    return true;
  }

  /** A truncation that does not meet the bounds leaves no place for the value. */
  private Optional<String> nothingLeft(Prior next) {
    var bounds = bounds();
    return next instanceof Prior.TruncatedNormal t
            && (t.high() <= bounds.low() || t.low() >= bounds.high())
        ? Optional.of(
            Texts.text("prior.outside", Numbers.exact(bounds.low()), Numbers.exact(bounds.high())))
        : Optional.empty();
  }

  private void setPrior(Prior next, double value) {
    history.edit(ParameterEdits.withPrior(history.current(), row.info(), value, next));
  }

  private Expressions expressions(Draft draft) {
    return new Expressions(draft.document(), library);
  }

  /** A mistake as the document's check says it, with a capital and a full stop. */
  static String sentence(String words) {
    String begun =
        words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    return begun.endsWith(".") || begun.endsWith(")") ? begun : begun + ".";
  }
}
