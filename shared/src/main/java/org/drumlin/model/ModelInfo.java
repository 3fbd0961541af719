package org.drumlin.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a screen or a document needs to know of a model, without its body.
 *
 * @param category as sasmodels has it: {@code shape:sphere}, {@code shape-independent}
 * @param parameters {@code scale} and {@code background} first where the model has them, then the
 *     model's own; a vector parameter element by element: {@code thickness1}, {@code thickness2}…
 * @param structureFactor whether it is an S(q), to stand behind {@code @}
 * @param radiusModes what each radius_effective_mode is, from mode 1 on; empty where a structure
 *     factor finds no radius in this model
 * @param profile what the z of its scattering length density profile is, in Angstrom: {@code
 *     Distance from the centre}; empty where it has no profile
 */
public record ModelInfo(
    String name,
    String title,
    String category,
    String description,
    List<ParameterInfo> parameters,
    List<String> references,
    boolean structureFactor,
    List<String> radiusModes,
    Optional<String> profile) {

  /** The category of models put together by {@code +}, {@code *} and {@code @}. */
  public static final String COMPOSITION = "composition";

  public ModelInfo {
    parameters = List.copyOf(parameters);
    references = List.copyOf(references);
    radiusModes = List.copyOf(radiusModes);
  }

  /** Of a model without a profile. */
  public ModelInfo(
      String name,
      String title,
      String category,
      String description,
      List<ParameterInfo> parameters,
      List<String> references,
      boolean structureFactor,
      List<String> radiusModes) {
    this(
        name,
        title,
        category,
        description,
        parameters,
        references,
        structureFactor,
        radiusModes,
        Optional.empty());
  }

  public Optional<ParameterInfo> parameter(String parameter) {
    return parameters.stream().filter(p -> p.name().equals(parameter)).findFirst();
  }

  /**
   * What there is to know of several models put together.
   *
   * @param joint between their titles
   */
  static ModelInfo composition(
      String name,
      String joint,
      String description,
      List<ModelInfo> parts,
      List<ParameterInfo> parameters) {
    return new ModelInfo(
        name,
        parts.stream().map(ModelInfo::title).collect(Collectors.joining(joint)),
        COMPOSITION,
        description,
        parameters,
        parts.stream().flatMap(part -> part.references().stream()).distinct().toList(),
        false,
        List.of());
  }
}
