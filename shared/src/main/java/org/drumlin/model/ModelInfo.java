package org.drumlin.model;

import java.util.List;
import java.util.Optional;

/**
 * What a screen or a document needs to know of a model, without its body.
 *
 * @param category as sasmodels has it: {@code shape:sphere}, {@code shape-independent}
 * @param parameters {@code scale} and {@code background} first where the model has them, then the
 *     model's own; a vector parameter element by element: {@code thickness1}, {@code thickness2}…
 * @param structureFactor whether it is an S(q), to stand behind {@code @}
 * @param radiusModes what each radius_effective_mode is, from mode 1 on; empty where a structure
 *     factor finds no radius in this model
 */
public record ModelInfo(
    String name,
    String title,
    String category,
    String description,
    List<ParameterInfo> parameters,
    List<String> references,
    boolean structureFactor,
    List<String> radiusModes) {

  public ModelInfo {
    parameters = List.copyOf(parameters);
    references = List.copyOf(references);
    radiusModes = List.copyOf(radiusModes);
  }

  public Optional<ParameterInfo> parameter(String parameter) {
    return parameters.stream().filter(p -> p.name().equals(parameter)).findFirst();
  }
}
