package org.drumlin.model;

/**
 * A parameter of a model, with sasmodels' name.
 *
 * @param unit as sasmodels writes it: {@code Ang}, {@code 1e-6/Ang^2}, {@code 1/cm}, empty for none
 * @param lower hard limit, may be -infinity
 * @param upper hard limit, may be +infinity
 * @param polydisperse whether it may have a distribution
 */
public record ParameterInfo(
    String name,
    String unit,
    double defaultValue,
    double lower,
    double upper,
    Kind kind,
    boolean polydisperse,
    String description) {

  /** What a parameter is to the model. */
  public enum Kind {
    /** A size: enters form_volume, may be polydisperse. */
    VOLUME,
    SLD,
    ORIENTATION,
    PLAIN
  }
}
