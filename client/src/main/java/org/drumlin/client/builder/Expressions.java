package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.drumlin.client.control.Texts;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.ModelEntry;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.ParameterExpression;
import org.drumlin.model.ExpressionCheck;
import org.drumlin.model.ModelInfo;

/** What the expressions of a document mean now: the names they may use, their values, mistakes. */
final class Expressions {
  private final FitDocument document;
  private final ModelLibrary library;
  private final TiedValues values;

  Expressions(FitDocument document, ModelLibrary library) {
    this.document = document;
    this.library = library;
    this.values = new TiedValues(document, library);
  }

  /** The names an expression may use, in the document's order. */
  List<String> names() {
    return check().map(ExpressionCheck::names).orElse(List.of());
  }

  /** The value of a parameter of the model worked on; NaN where there is none. */
  double value(Draft draft, String parameter) {
    return draft.model().map(m -> values.value(document.nameOf(m, parameter))).orElse(Double.NaN);
  }

  /** The value of an expression; 1 or 0 of a condition; empty for one that has a mistake. */
  OptionalDouble value(String expression) {
    try {
      return OptionalDouble.of(ParameterExpression.parse(expression).evaluate(values::value));
    } catch (ModelException e) {
      return OptionalDouble.empty(); // problems() says it in words
    }
  }

  /** What is wrong, in words, by the place in the document. */
  Map<String, String> problems() {
    var found = new LinkedHashMap<String, String>();
    for (DocumentException e : check().map(ExpressionCheck::problems).orElse(List.of())) {
      found.put(e.path(), e.problem());
    }
    return found;
  }

  /** The first mistake, in words that begin with its place; empty for none. */
  Optional<String> mistake() {
    return problems().entrySet().stream()
        .map(p -> Texts.text("obstacle.expression", place(p.getKey()), p.getValue()))
        .findFirst();
  }

  /** The place as a person knows it. */
  private String place(String path) {
    if (path.startsWith("derived.")) {
      return Texts.text("place.derived", path.substring("derived.".length()));
    }
    int number = Integer.parseInt(path.replaceFirst("^[a-z]+\\[(\\d+)].*", "$1"));
    if (path.startsWith("constraints")) {
      return Texts.text("place.constraint", String.valueOf(number + 1));
    }
    String parameter = path.replaceFirst("^models\\[\\d+]\\.parameters\\.(.*)\\.tie$", "$1");
    return Texts.text("place.tie", document.nameOf(document.models().get(number), parameter));
  }

  /**
   * What a change would make wrong that is not wrong now; empty where it may be made.
   *
   * @param next the document with the change
   */
  Optional<String> refusal(FitDocument next) {
    var now = problems();
    return new Expressions(next, library)
        .problems().entrySet().stream()
            .filter(p -> !p.getValue().equals(now.get(p.getKey())))
            .map(Map.Entry::getValue)
            .findFirst();
  }

  /** Empty while a model is not known: then nothing can be said of its parameters. */
  private Optional<ExpressionCheck> check() {
    var infos = new ArrayList<ModelInfo>();
    for (ModelEntry model : document.models()) {
      if (library.resolve(model.model(), document.definitions())
          instanceof ModelLibrary.Answer.Known known) {
        infos.add(known.info());
      }
    }
    return infos.size() == document.models().size()
        ? Optional.of(new ExpressionCheck(document, infos))
        : Optional.empty();
  }
}
