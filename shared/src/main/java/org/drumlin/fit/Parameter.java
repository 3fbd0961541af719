package org.drumlin.fit;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A parameter's value and what the fit may do with it. Exactly one of fixed, fitted or tied: it is
 * fitted when {@code fit} is present, tied when {@code tie} is.
 *
 * @param value in the model's unit; the start of a fitted parameter; empty when tied, or when the
 *     model's default serves
 * @param fit bounds; an infinite end is allowed
 * @param tie expression over parameters, such as {@code "0.001 * i_zero"}
 * @param prior only of a fitted parameter
 */
public record Parameter(
    OptionalDouble value, Optional<Range> fit, Optional<String> tie, Optional<Prior> prior) {

  public static Parameter fixed(double value) {
    return new Parameter(
        OptionalDouble.of(value), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public static Parameter fitted(double start, Range bounds) {
    return new Parameter(
        OptionalDouble.of(start), Optional.of(bounds), Optional.empty(), Optional.empty());
  }

  public static Parameter tied(String expression) {
    return new Parameter(
        OptionalDouble.empty(), Optional.empty(), Optional.of(expression), Optional.empty());
  }
}
