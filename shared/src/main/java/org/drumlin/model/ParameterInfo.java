package org.drumlin.model;

import java.util.Optional;

/**
 * A parameter of a model, with sasmodels' name.
 *
 * @param unit as sasmodels writes it: {@code Ang}, {@code 1e-6/Ang^2}, {@code 1/cm}, empty for none
 * @param lower hard limit, may be -infinity
 * @param upper hard limit, may be +infinity
 * @param polydisperse whether it may have a distribution
 * @param element which element of a vector it is, where it is one
 */
public record ParameterInfo(
    String name,
    String unit,
    double defaultValue,
    double lower,
    double upper,
    Kind kind,
    boolean polydisperse,
    String description,
    Optional<Element> element) {

  /** A parameter that is no element of a vector. */
  public ParameterInfo(
      String name,
      String unit,
      double defaultValue,
      double lower,
      double upper,
      Kind kind,
      boolean polydisperse,
      String description) {
    this(name, unit, defaultValue, lower, upper, kind, polydisperse, description, Optional.empty());
  }

  /** What a parameter is to the model. */
  public enum Kind {
    /** A size: enters form_volume, may be polydisperse. */
    VOLUME,
    SLD,
    ORIENTATION,
    /**
     * A whole number that is fixed before a fit begins: how many shells, which case. Never fitted,
     * tied or polydisperse; the engine compiles a model for its value.
     */
    WHOLE,
    PLAIN
  }

  /**
   * A place in a vector parameter: {@code thickness3} is element 3 of {@code thickness}.
   *
   * @param vector the name without the number
   * @param index from 1
   * @param length the WHOLE parameter that says how many elements count; empty where all do
   */
  public record Element(String vector, int index, Optional<String> length) {}
}
