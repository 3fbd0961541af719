package org.drumlin.fit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How to fit.
 *
 * @param name the field's name of the method: {@code lm}, {@code dream}
 * @param options by bumps' names ({@code samples}, {@code burn}, {@code pop}, {@code init}…):
 *     Double or String or Boolean, checked against {@link MethodOptions} by the codec; options left
 *     out take bumps' defaults
 * @param seed of the random numbers; the same seed gives the same bytes
 */
public record Method(String name, Map<String, Object> options, Optional<Long> seed) {

  public Method {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** A number option: the document's or the default. */
  public double number(String option) {
    return (Double) value(option);
  }

  /** A whole-number option: the document's or the default. */
  public int whole(String option) {
    return (int) number(option);
  }

  /** A word option: the document's or the default. */
  public String text(String option) {
    return (String) value(option);
  }

  private Object value(String option) {
    MethodOption known =
        MethodOptions.find(name, option)
            .orElseThrow(() -> new IllegalArgumentException(name + " has no option " + option));
    return options.getOrDefault(option, known.defaultValue());
  }
}
