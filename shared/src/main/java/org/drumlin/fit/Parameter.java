package org.drumlin.fit;

import java.util.Optional;

/**
 * A parameter's value and what the fit may do with it. Exactly one of fixed, fitted or tied: it is
 * fitted when {@code fit} is present, tied when {@code tie} is.
 *
 * @param value in the model's unit; the start of a fitted parameter; ignored when tied
 * @param fit bounds; an infinite end is allowed
 * @param tie expression over parameters, such as {@code "0.001 * i_zero"}
 */
public record Parameter(
    double value, Optional<Range> fit, Optional<String> tie, Optional<Prior> prior) {

  public static Parameter fixed(double value) {
    return new Parameter(value, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
