package org.drumlin.client.builder;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.ModelEntry;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.ParameterExpression;
import org.drumlin.model.ModelInfo;
import org.drumlin.model.ParameterInfo;

/** Values of parameters with what is tied to them worked out, for the live plot. */
final class TiedValues {
  private final FitDocument document;
  private final ModelLibrary library;
  private final Map<String, Double> known = new HashMap<>();

  TiedValues(FitDocument document, ModelLibrary library) {
    this.document = document;
    this.library = library;
  }

  /**
   * The values of a model's parameters that the document says something of; tied ones that cannot
   * be worked out (a wrong expression, a circle) are NaN.
   */
  Map<String, Double> of(ModelEntry model) {
    var values = new LinkedHashMap<String, Double>();
    for (String parameter : model.parameters().keySet()) {
      values.put(parameter, value(document.nameOf(model, parameter)));
    }
    return values;
  }

  /** The value of any parameter, by the name an expression gives it; NaN where there is none. */
  double value(String fullName) {
    Double before = known.get(fullName);
    if (before != null) {
      return before;
    }
    // Asked for again while it is being worked out, it stands in a circle.
    known.put(fullName, Double.NaN);
    double value = workOut(fullName);
    known.put(fullName, value);
    return value;
  }

  private double workOut(String fullName) {
    for (ModelEntry model : document.models()) {
      for (var p : model.parameters().entrySet()) {
        if (fullName.equals(document.nameOf(model, p.getKey()))
            || fullName.equals(model.id() + "." + p.getKey())) {
          var tie = p.getValue().tie();
          return tie.isPresent()
              ? tied(tie.get())
              : p.getValue().value().orElseGet(() -> defaultOf(model, p.getKey()));
        }
      }
    }
    return defaultOf(fullName);
  }

  private double tied(String expression) {
    try {
      return ParameterExpression.parse(expression).evaluate(this::value);
    } catch (ModelException e) {
      return Double.NaN; // the document's own check says it in words
    }
  }

  private double defaultOf(String fullName) {
    for (ModelEntry model : document.models()) {
      String prefix = document.models().size() == 1 ? "" : model.id() + ".";
      if (fullName.startsWith(prefix)) {
        double value = defaultOf(model, fullName.substring(prefix.length()));
        if (!Double.isNaN(value)) {
          return value;
        }
      }
    }
    return Double.NaN;
  }

  private double defaultOf(ModelEntry model, String parameter) {
    return library.resolve(model.model(), document.definitions())
            instanceof ModelLibrary.Answer.Known(ModelInfo info, List<Piece> pieces)
        ? info.parameter(parameter).map(ParameterInfo::defaultValue).orElse(Double.NaN)
        : Double.NaN;
  }
}
