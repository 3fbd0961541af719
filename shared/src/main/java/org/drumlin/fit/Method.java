package org.drumlin.fit;

import java.util.Map;
import java.util.Optional;

/**
 * How to fit.
 *
 * @param name the field's name of the method: {@code lm}, {@code dream}
 * @param options by bumps' names ({@code samples}, {@code burn}, {@code pop}, {@code init}…):
 *     Double or String or Boolean, checked against the method's own list by the codec; options left
 *     out take bumps' defaults
 * @param seed of the random numbers; the same seed gives the same bytes
 */
public record Method(String name, Map<String, Object> options, Optional<Long> seed) {}
