package org.drumlin.client.builder;

import java.util.OptionalDouble;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.drumlin.client.control.Numbers;
import org.drumlin.client.control.Texts;
import org.drumlin.fit.Parameter;
import org.drumlin.fit.Range;
import org.drumlin.model.ParameterInfo;

/** A row of the parameter table: what it shows, and what typing or sliding in it does. */
final class ParameterRowViewModel {
  /** From this ratio of its ends on, a slider moves in equal ratios, not in equal steps. */
  private static final double WIDE = 500;

  private static final double AT_BOUND = 1e-6;

  private final DraftHistory history;
  private final Supplier<ParameterInfo> info;
  private final ReadOnlyStringWrapper value = new ReadOnlyStringWrapper(this, "value", "");
  private final ReadOnlyBooleanWrapper fitted = new ReadOnlyBooleanWrapper(this, "fitted");
  private final ReadOnlyStringWrapper low = new ReadOnlyStringWrapper(this, "low", "");
  private final ReadOnlyStringWrapper high = new ReadOnlyStringWrapper(this, "high", "");
  private final ReadOnlyStringWrapper tie = new ReadOnlyStringWrapper(this, "tie", "");
  private final ReadOnlyStringWrapper computed = new ReadOnlyStringWrapper(this, "computed", "");
  private final ReadOnlyDoubleWrapper position = new ReadOnlyDoubleWrapper(this, "position");
  private final ReadOnlyBooleanWrapper onBound = new ReadOnlyBooleanWrapper(this, "onBound");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyStringWrapper prior = new ReadOnlyStringWrapper(this, "prior", "");
  private Range slider;
  private double tied = Double.NaN;
  private boolean sliding;

  ParameterRowViewModel(DraftHistory history, ParameterInfo info) {
    this(history, () -> info);
  }

  /**
   * @param info the parameter as it is now: its default may hang on another choice
   */
  ParameterRowViewModel(DraftHistory history, Supplier<ParameterInfo> info) {
    this.history = history;
    this.info = info;
    this.slider = ParameterEdits.suggestedBounds(info.get(), info.get().defaultValue());
  }

  ParameterInfo info() {
    return info.get();
  }

  ReadOnlyStringProperty valueProperty() {
    return value.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty fittedProperty() {
    return fitted.getReadOnlyProperty();
  }

  /** Lower bound; empty when not fitted. */
  ReadOnlyStringProperty lowProperty() {
    return low.getReadOnlyProperty();
  }

  ReadOnlyStringProperty highProperty() {
    return high.getReadOnlyProperty();
  }

  /** The expression the parameter follows; empty when it follows none. */
  ReadOnlyStringProperty tieProperty() {
    return tie.getReadOnlyProperty();
  }

  /** What is known of it beforehand, in words; empty for nothing but its bounds. */
  ReadOnlyStringProperty priorProperty() {
    return prior.getReadOnlyProperty();
  }

  /** What the model computes the value from; empty when it is as given. */
  ReadOnlyStringProperty computedProperty() {
    return computed.getReadOnlyProperty();
  }

  /** Where the value lies between the slider's ends, 0 to 1. */
  ReadOnlyDoubleProperty positionProperty() {
    return position.getReadOnlyProperty();
  }

  /** Whether a fitted value sits on one of its bounds. */
  ReadOnlyBooleanProperty onBoundProperty() {
    return onBound.getReadOnlyProperty();
  }

  /** What is wrong with what was typed; empty when nothing is. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /**
   * Shows the parameter as that draft has it.
   *
   * @param from what the model computes its value from; empty when it is as given
   * @param following its value where it follows an expression
   */
  void show(Draft draft, String from, double following) {
    computed.set(from);
    tied = following;
    show(draft);
  }

  /** Shows the parameter as that draft has it. */
  void show(Draft draft) {
    var parameter = ParameterEdits.parameter(draft, info());
    double now = value(draft);
    value.set(Numbers.narrow(now));
    fitted.set(parameter.fit().isPresent());
    low.set(parameter.fit().map(r -> Numbers.narrow(r.low())).orElse(""));
    high.set(parameter.fit().map(r -> Numbers.narrow(r.high())).orElse(""));
    tie.set(parameter.tie().orElse(""));
    prior.set(parameter.prior().map(PriorForm::words).orElse(""));
    if (!sliding) {
      slider = sliderRange(parameter, now);
    }
    position.set(fraction(now));
    onBound.set(parameter.fit().map(r -> touches(r, now)).orElse(false));
    problem.set(
        parameter
            .fit()
            .filter(r -> !r.contains(now))
            .map(r -> Texts.text("row.outside", value.get(), bounds(r)))
            .orElse(""));
  }

  /** Its value in that draft; of a tied one, what its expression comes to now. */
  private double value(Draft draft) {
    return tie(draft) ? tied : ParameterEdits.value(draft, info());
  }

  private boolean tie(Draft draft) {
    return ParameterEdits.parameter(draft, info()).tie().isPresent();
  }

  /** The value it goes on with when it is free; a tie without a value leaves the default. */
  double start() {
    double now = value(history.current());
    return Double.isFinite(now) ? now : info().defaultValue();
  }

  /** A value typed; returns whether it was one. */
  boolean typeValue(String text) {
    var number = Numbers.parse(text);
    if (number.isEmpty() || Double.isInfinite(number.getAsDouble())) {
      problem.set(Texts.text("row.number", text.strip()));
      return false;
    }
    double typed = number.getAsDouble();
    if (typed < info().lower() || typed > info().upper()) {
      problem.set(
          Texts.text(
              "row.limits", info().name(), bounds(new Range(info().lower(), info().upper()))));
      return false;
    }
    if (info().kind() == ParameterInfo.Kind.WHOLE && typed != Math.rint(typed)) {
      problem.set(Texts.text("method.whole", info().name(), text.strip()));
      return false;
    }
    if (typed == ParameterEdits.value(history.current(), info()) && tie.get().isEmpty()) {
      show(history.current());
      return true;
    }
    history.edit(ParameterEdits.withValue(history.current(), info(), typed));
    return true;
  }

  /** The value of a WHOLE parameter as it is now. */
  int whole() {
    return (int) ParameterEdits.value(history.current(), info());
  }

  /** One of the cases of a WHOLE parameter, or another count, within its limits. */
  void choose(int whole) {
    if (whole != whole() && whole >= info().lower() && whole <= info().upper()) {
      history.edit(ParameterEdits.withValue(history.current(), info(), whole));
    }
  }

  /** A lower bound typed; the parameter is fitted from then on. */
  boolean typeLow(String text) {
    return typeBound(text, true);
  }

  boolean typeHigh(String text) {
    return typeBound(text, false);
  }

  private boolean typeBound(String text, boolean lower) {
    var shown = lower ? low : high;
    if (text.strip().equals(shown.get())) {
      show(history.current());
      return true;
    }
    OptionalDouble number = Numbers.parse(text);
    if (number.isEmpty()) {
      problem.set(Texts.text("row.number", text.strip()));
      return false;
    }
    var draft = history.current();
    var parameter = ParameterEdits.parameter(draft, info());
    var old = parameter.fit().orElseGet(() -> ParameterEdits.suggestedBounds(info(), start()));
    double a = lower ? number.getAsDouble() : old.low();
    double b = lower ? old.high() : number.getAsDouble();
    if (!(a < b)) {
      problem.set(Texts.text("row.order", Numbers.exact(a), Numbers.exact(b)));
      return false;
    }
    if (a < info().lower() || b > info().upper()) {
      problem.set(
          Texts.text(
              "row.limits", info().name(), bounds(new Range(info().lower(), info().upper()))));
      return false;
    }
    history.edit(ParameterEdits.withBounds(draft, info(), start(), new Range(a, b)));
    return true;
  }

  void fit(boolean yes) {
    history.edit(ParameterEdits.withFitted(history.current(), info(), start(), yes));
  }

  /**
   * The slider moved to a place between its ends; all moves until {@link #endSlide} are one edit.
   */
  void slide(double fraction) {
    sliding = true;
    double moved = valueAt(Math.clamp(fraction, 0, 1));
    history.editIn(
        "slide " + info().name(), ParameterEdits.withValue(history.current(), info(), moved));
  }

  void endSlide() {
    if (sliding) {
      sliding = false;
      history.endGesture();
      show(history.current());
    }
  }

  /** Whether the slider has two ends to move between. */
  boolean canSlide() {
    return Double.isFinite(slider.low())
        && Double.isFinite(slider.high())
        && slider.low() < slider.high();
  }

  private Range sliderRange(Parameter parameter, double now) {
    var bounds = parameter.fit();
    if (bounds.isPresent()) {
      var suggested = ParameterEdits.suggestedBounds(info(), now);
      return new Range(
          Double.isFinite(bounds.get().low()) ? bounds.get().low() : suggested.low(),
          Double.isFinite(bounds.get().high()) ? bounds.get().high() : suggested.high());
    }
    // The ends of a slider without bounds stay while the value is well inside them.
    double place = fraction(now);
    return place > 0.02 && place < 0.98 ? slider : ParameterEdits.suggestedBounds(info(), now);
  }

  private boolean wide() {
    return slider.low() > 0 && slider.high() / slider.low() > WIDE;
  }

  private double fraction(double x) {
    double place =
        wide()
            ? Math.log(x / slider.low()) / Math.log(slider.high() / slider.low())
            : (x - slider.low()) / (slider.high() - slider.low());
    return Double.isFinite(place) ? Math.clamp(place, 0, 1) : 0;
  }

  private double valueAt(double fraction) {
    double exact =
        wide()
            ? slider.low() * Math.pow(slider.high() / slider.low(), fraction)
            : slider.low() + fraction * (slider.high() - slider.low());
    // Four digits are as fine as a hand on a slider; the ends are exact.
    double rounded = fraction == 0 || fraction == 1 ? exact : Double.parseDouble(plain(exact));
    return Math.clamp(rounded, slider.low(), slider.high());
  }

  private String plain(double x) {
    double step = (slider.high() - slider.low()) / 1000;
    if (wide()) {
      return Numbers.brief(x, 3);
    }
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step)));
    return Numbers.fixed(x, Math.min(decimals, 15));
  }

  private static boolean touches(Range bounds, double x) {
    double width = bounds.high() - bounds.low();
    double margin = AT_BOUND * Math.max(Math.abs(x), Double.isFinite(width) ? width : 0);
    return x - bounds.low() <= margin || bounds.high() - x <= margin;
  }

  private static String bounds(Range range) {
    return Texts.text("row.range", Numbers.exact(range.low()), Numbers.exact(range.high()));
  }
}
