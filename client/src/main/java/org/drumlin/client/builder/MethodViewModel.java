package org.drumlin.client.builder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.drumlin.client.control.Numbers;
import org.drumlin.client.control.Texts;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.Method;
import org.drumlin.fit.MethodOption;
import org.drumlin.fit.MethodOptions;

/** The method and its options; what is left out is the field's default. */
final class MethodViewModel {
  private static final Set<String> COMMON =
      Set.of("steps", "starts", "samples", "burn", "pop", "init", "until");

  private static final long SEED = 1;
  private static final double LARGEST_SEED = 9e15;

  private final DraftHistory history;
  private final ReadOnlyObjectWrapper<Method> method;
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  MethodViewModel(DraftHistory history) {
    this.history = history;
    this.method =
        new ReadOnlyObjectWrapper<>(this, "method", history.current().document().method());
  }

  ReadOnlyObjectProperty<Method> methodProperty() {
    return method.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  List<String> names() {
    return MethodOptions.methods();
  }

  List<MethodOption> options() {
    return MethodOptions.of(method.get().name());
  }

  /** Options most people leave alone: they are folded away. */
  boolean isRare(MethodOption option) {
    boolean draws = MethodOptions.find(method.get().name(), "samples").isPresent();
    return !COMMON.contains(option.name()) || (draws && option.name().equals("steps"));
  }

  /** Whether the document says something of an option that is folded away. */
  boolean saysRare() {
    return options().stream()
        .anyMatch(o -> isRare(o) && method.get().options().containsKey(o.name()));
  }

  /** What the method is good for. */
  String purpose() {
    String key = "method." + method.get().name() + ".good";
    return Texts.has(key) ? Texts.text(key) : "";
  }

  void show(Draft draft) {
    method.set(draft.document().method());
    problem.set("");
  }

  /** An option's value as its field shows it. */
  String text(MethodOption option) {
    Object value = method.get().options().getOrDefault(option.name(), option.defaultValue());
    return value instanceof Double number ? Numbers.exact(number) : value.toString();
  }

  String seed() {
    return Long.toString(method.get().seed().orElse(SEED));
  }

  void choose(String name) {
    if (!name.equals(method.get().name())) {
      set(new Method(name, Map.of(), method.get().seed()));
    }
  }

  /** An option typed or chosen; nothing typed means the default. */
  boolean type(MethodOption option, String text) {
    var options = new LinkedHashMap<>(method.get().options());
    if (text.isBlank()) {
      options.remove(option.name());
    } else {
      Optional<Object> value = parse(option, text);
      if (value.isEmpty()) {
        return false;
      }
      if (value.get().equals(options.getOrDefault(option.name(), option.defaultValue()))) {
        problem.set("");
        return true;
      }
      options.put(option.name(), value.get());
    }
    set(new Method(method.get().name(), options, method.get().seed()));
    return true;
  }

  boolean typeSeed(String text) {
    var number = Numbers.parse(text);
    if (number.isEmpty()
        || number.getAsDouble() < 0
        || number.getAsDouble() > LARGEST_SEED
        || number.getAsDouble() != Math.rint(number.getAsDouble())) {
      problem.set(Texts.text("method.whole", "seed", text.strip()));
      return false;
    }
    set(
        new Method(
            method.get().name(), method.get().options(), Optional.of((long) number.getAsDouble())));
    return true;
  }

  private Optional<Object> parse(MethodOption option, String text) {
    return switch (option.kind()) {
      case SWITCH -> Optional.of(Boolean.valueOf(text));
      case WHOLE, REAL -> number(option, text).map(n -> n);
      default -> words(option, text.strip());
    };
  }

  /** Words as the document's own reader takes them. */
  private Optional<Object> words(MethodOption option, String text) {
    var options = new LinkedHashMap<>(method.get().options());
    options.put(option.name(), text);
    var next = new Method(method.get().name(), options, method.get().seed());
    String place = "method." + option.name();
    try {
      FitDocuments.parse(FitDocuments.write(history.current().document().withMethod(next)));
    } catch (DocumentException e) {
      if (e.path().startsWith(place)) {
        problem.set(Texts.text("obstacle.expression", option.name(), e.problem()));
        return Optional.empty();
      }
    }
    return Optional.of(text);
  }

  private Optional<Double> number(MethodOption option, String text) {
    var number = Numbers.parse(text);
    if (number.isEmpty()) {
      problem.set(Texts.text("row.number", text.strip()));
      return Optional.empty();
    }
    double value = number.getAsDouble();
    if (option.kind() == MethodOption.Kind.WHOLE && value != Math.rint(value)) {
      problem.set(Texts.text("method.whole", option.name(), text.strip()));
      return Optional.empty();
    }
    if (value < option.low() || value > option.high()) {
      problem.set(
          Texts.text(
              "method.limits",
              option.name(),
              Numbers.exact(option.low()),
              Numbers.exact(option.high())));
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private void set(Method next) {
    problem.set("");
    history.edit(history.current().withMethod(next));
  }
}
