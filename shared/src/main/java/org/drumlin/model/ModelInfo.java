package org.drumlin.model;

import java.util.List;
import java.util.Optional;

/**
 * What a screen or a document needs to know of a model, without its body.
 *
 * @param category as sasmodels has it: {@code shape:sphere}, {@code shape-independent}
 * @param parameters {@code scale} and {@code background} first where the model has them, then the
 *     model's own
 */
public record ModelInfo(
    String name,
    String title,
    String category,
    String description,
    List<ParameterInfo> parameters,
    List<String> references) {

  public Optional<ParameterInfo> parameter(String parameter) {
    return parameters.stream().filter(p -> p.name().equals(parameter)).findFirst();
  }
}
