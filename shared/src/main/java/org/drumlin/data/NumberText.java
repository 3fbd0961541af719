package org.drumlin.data;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as instruments' programs write them. */
final class NumberText {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eEdD][+-]?\\d{1,5})?");

  /** What C on Windows writes for a value that is no number, or infinite: -1.#IND, 1.#QNAN. */
  private static final Pattern NOT_A_NUMBER =
      Pattern.compile("(?i)[+-]?(1\\.#(IND|QNAN|SNAN|INF)0*|nan|inf|infinity)");

  private NumberText() {}

  /** The number; NaN for what stands for no number; empty when the text is neither. */
  static OptionalDouble parse(String text) {
    if (DECIMAL.matcher(text).matches()) {
      double value = Double.parseDouble(text.replace('d', 'e').replace('D', 'e'));
      return OptionalDouble.of(Double.isFinite(value) ? value : Double.NaN);
    }
    return NOT_A_NUMBER.matcher(text).matches()
        ? OptionalDouble.of(Double.NaN)
        : OptionalDouble.empty();
  }
}
