package org.drumlin.model;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A parameter of a model, with sasmodels' name.
 *
 * @param unit as sasmodels writes it: {@code Ang}, {@code 1e-6/Ang^2}, {@code 1/cm}, empty for none
 * @param lower hard limit, may be -infinity
 * @param upper hard limit, may be +infinity
 * @param polydisperse whether it may have a distribution
 * @param element which element of a vector it is, where it is one
 * @param choices of a WHOLE parameter that stands for cases: what each value from 0 on means; else
 *     empty
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
    Optional<Element> element,
    List<String> choices) {

  public ParameterInfo {
    choices = List.copyOf(choices);
  }

  /** A parameter whose values have no names. */
  public ParameterInfo(
      String name,
      String unit,
      double defaultValue,
      double lower,
      double upper,
      Kind kind,
      boolean polydisperse,
      String description,
      Optional<Element> element) {
    this(
        name,
        unit,
        defaultValue,
        lower,
        upper,
        kind,
        polydisperse,
        description,
        element,
        List.of());
  }

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

  /** The same parameter as a composition names it; its vector and its vector's length too. */
  ParameterInfo renamed(UnaryOperator<String> outer) {
    return new ParameterInfo(
        outer.apply(name),
        unit,
        defaultValue,
        lower,
        upper,
        kind,
        polydisperse,
        description,
        element.map(e -> new Element(outer.apply(e.vector()), e.index(), e.length().map(outer))),
        choices);
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
