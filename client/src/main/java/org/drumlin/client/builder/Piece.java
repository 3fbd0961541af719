package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.drumlin.model.Model;
import org.drumlin.model.ModelInfo;
import org.drumlin.model.ParameterInfo;

/**
 * One body of a model that is put together: a form or a structure factor.
 *
 * @param structure whether it stands behind {@code @}
 * @param names the name each of its own parameters goes by in the whole
 */
record Piece(ModelInfo info, boolean structure, Map<String, String> names) {
  static final String STRUCTURE_MODE = "structure_factor_mode";
  static final String RADIUS = "radius_effective";
  static final String MODE = "_mode";

  Piece {
    names = Map.copyOf(names);
  }

  /** A model of one body, its parameters by their own names. */
  static Piece alone(ModelInfo info) {
    return new Piece(info, false, names(info, name -> name));
  }

  /** The pieces of a model, from left to right. */
  static List<Piece> of(Model model) {
    var pieces = new ArrayList<Piece>();
    collect(model, name -> name, pieces);
    return List.copyOf(pieces);
  }

  private static void collect(Model model, UnaryOperator<String> outer, List<Piece> pieces) {
    switch (model) {
      case Model.Body body -> pieces.add(new Piece(body.info(), false, names(body.info(), outer)));
      case Model.Interacting pair -> {
        pieces.add(new Piece(pair.form().info(), false, names(pair.form().info(), outer)));
        var names = new LinkedHashMap<String, String>();
        pair.names().forEach((own, name) -> names.put(own, outer.apply(name)));
        for (var mode : List.of(STRUCTURE_MODE, RADIUS + MODE)) {
          if (pair.info().parameter(mode).isPresent()) {
            names.put(mode, outer.apply(mode));
          }
        }
        pieces.add(new Piece(pair.structure().info(), true, names));
      }
      case Model.Mixture mixture -> {
        for (var part : mixture.parts()) {
          int first = pieces.size();
          collect(part.model(), name -> outer.apply(part.names().getOrDefault(name, name)), pieces);
          part.scale()
              .ifPresent(
                  scale -> pieces.set(first, pieces.get(first).scaledBy(outer.apply(scale))));
        }
      }
    }
  }

  private static Map<String, String> names(ModelInfo info, UnaryOperator<String> outer) {
    var names = new LinkedHashMap<String, String>();
    for (var p : info.parameters()) {
      if (!ParameterEdits.ofTheWhole(p.name())) {
        names.put(p.name(), outer.apply(p.name()));
      }
    }
    return names;
  }

  private Piece scaledBy(String outerScale) {
    var all = new LinkedHashMap<>(names);
    all.put("scale", outerScale);
    return new Piece(info, structure, all);
  }

  /** What a parameter of the whole is called in this piece; empty when it is not of it. */
  Optional<String> ownName(String outer) {
    return names.entrySet().stream()
        .filter(e -> e.getValue().equals(outer))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether two pieces are the same body in the same place of a pair. */
  boolean same(Piece other) {
    return info.name().equals(other.info.name()) && structure == other.structure;
  }

  /** Whether that parameter says something of the sample, and not of this body alone. */
  boolean carries(String own, Piece to) {
    if (structure && to.structure) {
      return true;
    }
    return own.equals("scale")
        || info.parameter(own).filter(p -> p.kind() == ParameterInfo.Kind.SLD).isPresent();
  }
}
