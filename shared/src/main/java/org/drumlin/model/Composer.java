package org.drumlin.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.drumlin.kernel.ModelException;

/**
 * Puts models together under sasmodels' names. Every part of a mixture has a letter: those within
 * an inner mixture come first, then the single models, in the order they are written in ({@code
 * A+B*C}: B, C are A and B, and A is C).
 */
final class Composer {
  private final Bodies bodies;
  private char letter = 'A';

  /** Where the models of a composition come from. */
  @FunctionalInterface
  interface Bodies {
    Model.Body find(String name) throws ModelException;
  }

  /** A part, and the letters of the single models in it. */
  private record Lettered(Model model, String letters) {}

  Composer(Bodies bodies) {
    this.bodies = bodies;
  }

  Model compose(Composition composition) throws ModelException {
    return composition instanceof Composition.Mixture mixture
        ? mixture(mixture).model()
        : single(composition);
  }

  private Model single(Composition composition) throws ModelException {
    return switch (composition) {
      case Composition.Named named -> bodies.find(named.name());
      case Composition.Interaction both ->
          Interaction.of(bodies.find(both.form().name()), bodies.find(both.structure().name()));
      case Composition.Mixture mixture -> mixture(mixture).model();
    };
  }

  private Lettered mixture(Composition.Mixture mixture) throws ModelException {
    List<Lettered> lettered = letters(mixture.parts());
    List<ParameterInfo> parameters = new ArrayList<>(Conventions.parameters(false, ""));
    List<Model.Part> parts = new ArrayList<>();
    for (Lettered part : lettered) {
      Optional<String> scale =
          mixture.product() ? Optional.empty() : Optional.of(part.letters() + "_scale");
      scale.ifPresent(name -> parameters.add(scale(name, part.model().info().name())));
      String prefix = part.model() instanceof Model.Mixture ? "" : part.letters() + "_";
      Map<String, String> names = new LinkedHashMap<>();
      for (ParameterInfo own : own(part.model().info())) {
        names.put(own.name(), prefix + own.name());
        parameters.add(own.renamed(name -> prefix + name));
      }
      parts.add(new Model.Part(part.model(), names, scale));
    }
    String letters = lettered.stream().map(Lettered::letters).collect(Collectors.joining());
    return new Lettered(
        new Model.Mixture(info(mixture, lettered, parameters), mixture.product(), parts), letters);
  }

  private List<Lettered> letters(List<Composition> parts) throws ModelException {
    Lettered[] lettered = new Lettered[parts.size()];
    for (int i = 0; i < lettered.length; i++) {
      if (parts.get(i) instanceof Composition.Mixture inner) {
        lettered[i] = mixture(inner);
      }
    }
    for (int i = 0; i < lettered.length; i++) {
      if (!(parts.get(i) instanceof Composition.Mixture)) {
        lettered[i] = new Lettered(single(parts.get(i)), String.valueOf(letter++));
      }
    }
    return List.of(lettered);
  }

  private static List<ParameterInfo> own(ModelInfo info) {
    return info.parameters().stream().filter(p -> !Conventions.NAMES.contains(p.name())).toList();
  }

  private static ParameterInfo scale(String name, String of) {
    return new ParameterInfo(
        name,
        "",
        1,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        ParameterInfo.Kind.PLAIN,
        false,
        "Factor of " + of);
  }

  private static ModelInfo info(
      Composition.Mixture mixture, List<Lettered> parts, List<ParameterInfo> parameters) {
    List<ModelInfo> infos = parts.stream().map(p -> p.model().info()).toList();
    String description =
        parts.stream()
            .map(p -> describe(p.letters(), p.model().info()))
            .collect(Collectors.joining("\n"));
    return ModelInfo.composition(
        mixture.text(), mixture.product() ? " times " : " plus ", description, infos, parameters);
  }

  private static String describe(String letters, ModelInfo info) {
    return letters + ": " + info.name() + ". " + info.description().strip();
  }
}
