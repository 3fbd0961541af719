package org.drumlin.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Model.Interacting;

/**
 * Puts a particle and a structure factor together, P@S: the particle's parameters, then the
 * structure factor's, then how they act on each other. A volume fraction that the particle has
 * itself serves the structure factor too; another name that both have gets {@code _S}.
 */
final class Interaction {
  private static final String SHARED = "_S";
  private static final List<String> BETA =
      List.of(
          "P S: a particle's neighbours do not depend on its size and direction",
          "P (1 + beta (S - 1)): the beta approximation, beta = <F>^2/<F^2>");

  private final Model.Body form;
  private final Model.Body structure;
  private final List<ParameterInfo> parameters;
  private final Map<String, String> names = new LinkedHashMap<>();

  private Interaction(Model.Body form, Model.Body structure) {
    this.form = form;
    this.structure = structure;
    this.parameters = new ArrayList<>(form.info().parameters());
  }

  /**
   * @throws ModelException where one of them is not what its side of {@code @} asks for
   */
  static Interacting of(Model.Body form, Model.Body structure) throws ModelException {
    Interaction interaction = new Interaction(form, structure);
    interaction.check();
    interaction.addStructure();
    interaction.addChoices();
    interaction.checkNames();
    return new Interacting(interaction.info(), form, structure, interaction.names);
  }

  private void check() throws ModelException {
    String p = form.info().name();
    String s = structure.info().name();
    if (form.info().structureFactor()) {
      throw new ModelException(
          "'%s' is itself a structure factor; before @ stands a particle".formatted(p));
    }
    if (!structure.info().structureFactor()) {
      throw new ModelException(
          "'%s' is no structure factor, and cannot stand behind @".formatted(s));
    }
    for (String needed : List.of(Interacting.RADIUS_EFFECTIVE, Interacting.VOLUME_FRACTION)) {
      if (structure.info().parameter(needed).isEmpty()) {
        throw new ModelException(
            "the structure factor '%s' has no parameter %s".formatted(s, needed));
      }
    }
    if (form.info().parameter(Interacting.RADIUS_EFFECTIVE).isPresent()) {
      throw new ModelException(
          "'%s' cannot stand before @: its parameter %s is the structure factor's"
              .formatted(p, Interacting.RADIUS_EFFECTIVE));
    }
  }

  private void addStructure() {
    for (ParameterInfo parameter : structure.info().parameters()) {
      String own = parameter.name();
      if (own.equals(Interacting.VOLUME_FRACTION) && shared(own)) {
        names.put(own, own);
      } else if (!Conventions.NAMES.contains(own)) {
        ParameterInfo outer = parameter.renamed(name -> shared(name) ? name + SHARED : name);
        names.put(own, outer.name());
        parameters.add(outer);
      }
    }
  }

  private boolean shared(String name) {
    return form.info().parameters().stream()
        .anyMatch(p ->
            p.name().equals(name) || p.element().filter(e -> e.vector().equals(name)).isPresent());
  }

  private void addChoices() {
    if (form.program().amplitude()) {
      parameters.add(
          choice(
              Interacting.STRUCTURE_FACTOR_MODE,
              0,
              BETA,
              "How S(q) acts on particles that differ"));
    }
    if (!form.info().radiusModes().isEmpty()) {
      List<String> modes = new ArrayList<>(List.of("radius_effective as given"));
      modes.addAll(form.info().radiusModes());
      parameters.add(
          choice(
              Interacting.RADIUS_EFFECTIVE_MODE,
              1,
              modes,
              "Which radius the structure factor has"));
    }
  }

  private static ParameterInfo choice(
      String name, int usual, List<String> choices, String description) {
    return new ParameterInfo(
        name,
        "",
        usual,
        0,
        choices.size() - 1,
        ParameterInfo.Kind.WHOLE,
        false,
        description,
        Optional.empty(),
        choices);
  }

  private void checkNames() throws ModelException {
    Set<String> all = new HashSet<>();
    for (ParameterInfo parameter : parameters) {
      if (!all.add(parameter.name())) {
        throw new ModelException(
            "%s@%s would have two parameters '%s'"
                .formatted(form.info().name(), structure.info().name(), parameter.name()));
      }
    }
  }

  private ModelInfo info() {
    ModelInfo p = form.info();
    ModelInfo s = structure.info();
    String description =
        "P: %s. %s\nS: %s. %s"
            .formatted(p.name(), p.description().strip(), s.name(), s.description().strip());
    return ModelInfo.composition(
        p.name() + "@" + s.name(), " with ", description, List.of(p, s), parameters);
  }
}
