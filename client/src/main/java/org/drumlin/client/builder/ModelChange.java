package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.fit.DistributionPoint;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fit.Parameter;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.ParameterExpression;
import org.drumlin.model.ModelInfo;
import org.drumlin.model.ParameterInfo;

/**
 * One model exchanged for another: what both have keeps its value, bounds, tie and distribution,
 * under the name it has in the new one.
 */
final class ModelChange {
  private static final List<String> OF_DISTRIBUTION =
      List.of(ParameterEdits.WIDTH, ParameterEdits.POINTS, ParameterEdits.SIGMAS);

  private final Draft draft;
  private final ModelInfo info;
  private final Optional<ModelEntry> before;

  /** The name before of each parameter that stays, by its new name. */
  private final Map<String, String> origins = new LinkedHashMap<>();

  private ModelChange(Draft draft, ModelLibrary.Answer.Known now, List<Piece> old) {
    this.draft = draft;
    this.info = now.info();
    this.before = draft.model();
    for (var p : info.parameters()) {
      if (ParameterEdits.ofTheWhole(p.name())) {
        origins.put(p.name(), p.name());
      }
    }
    match(old, now.pieces());
  }

  /**
   * The draft with another model.
   *
   * @param old the pieces of the model before that may stay
   * @param text as the document writes it
   */
  static Draft to(Draft draft, List<Piece> old, ModelLibrary.Answer.Known now, String text) {
    return new ModelChange(draft, now, old).draft(text);
  }

  /** The same bodies first, in order; then bodies of the same place, for what they share. */
  private void match(List<Piece> old, List<Piece> now) {
    var left = new ArrayList<>(old);
    var open = new ArrayList<Piece>();
    for (var piece : now) {
      var same = left.stream().filter(piece::same).findFirst();
      same.ifPresentOrElse(
          origin -> {
            left.remove(origin);
            piece.names().forEach((own, outer) -> follow(origin, own, outer));
          },
          () -> open.add(piece));
    }
    for (var piece : open) {
      left.stream()
          .filter(o -> o.structure() == piece.structure())
          .findFirst()
          .ifPresent(origin -> {
            left.remove(origin);
            piece
                .names()
                .forEach((own, outer) -> {
                  if (piece.carries(own, origin)) {
                    follow(origin, own, outer);
                  }
                });
          });
    }
  }

  private void follow(Piece origin, String own, String outer) {
    String old = origin.names().get(own);
    if (old != null && info.parameter(outer).isPresent()) {
      origins.putIfAbsent(outer, old);
    }
  }

  private Draft draft(String text) {
    var parameters = new LinkedHashMap<String, Parameter>();
    var distributions = new LinkedHashMap<String, String>();
    var arrays = new LinkedHashMap<String, List<DistributionPoint>>();
    for (var p : info.parameters()) {
      // A vector may have hundreds of elements: those nobody touched are left to their defaults.
      kept(p)
          .or(() -> p.element().isPresent() ? Optional.empty() : Optional.of(usual(p)))
          .ifPresent(value -> parameters.put(p.name(), value));
      String origin = origins.get(p.name());
      if (origin != null && p.polydisperse()) {
        OF_DISTRIBUTION.forEach(
            ending -> old(origin + ending).ifPresent(o -> parameters.put(p.name() + ending, o)));
        before
            .map(m -> m.distributions().get(origin))
            .ifPresent(type -> distributions.put(p.name(), type));
        before.map(m -> m.arrays().get(origin)).ifPresent(points -> arrays.put(p.name(), points));
      }
    }
    String dataset = draft.dataset().map(d -> d.id()).orElse("");
    var entry = new ModelEntry(draft.modelId(), dataset, text, parameters, distributions, arrays);
    return renamed(draft.withModel(entry));
  }

  private Optional<Parameter> kept(ParameterInfo p) {
    String origin = origins.get(p.name());
    return origin == null
        ? Optional.empty()
        : old(origin).filter(o -> o.tie().isPresent() ? tieHolds(o) : allowed(p, o));
  }

  private static Parameter usual(ParameterInfo p) {
    return Parameter.fixed(p.defaultValue());
  }

  private Optional<Parameter> old(String name) {
    return before.map(m -> m.parameters().get(name));
  }

  private static boolean allowed(ParameterInfo p, Parameter old) {
    return old.value().isPresent()
        && old.value().getAsDouble() >= p.lower()
        && old.value().getAsDouble() <= p.upper();
  }

  /** Whether all that a tie names is still there. */
  private boolean tieHolds(Parameter old) {
    try {
      String prefix = draft.modelId() + ".";
      return ParameterExpression.parse(old.tie().orElseThrow()).names().stream()
          .map(n -> n.startsWith(prefix) ? n.substring(prefix.length()) : n)
          .allMatch(n -> n.indexOf('.') >= 0 || origins.containsValue(n));
    } catch (ModelException e) {
      return false;
    }
  }

  private Draft renamed(Draft next) {
    var names = new LinkedHashMap<String, String>();
    origins.forEach((now, old) -> {
      if (!now.equals(old)) {
        names.put(old, now);
        OF_DISTRIBUTION.forEach(ending -> names.put(old + ending, now + ending));
      }
    });
    if (names.isEmpty()) {
      return next;
    }
    String id = draft.modelId();
    var parked = new LinkedHashMap<String, Parameter>(next.parked());
    names.forEach(
        (old, now) -> draft.parked(old).ifPresent(fitted -> parked.put(id + "." + now, fitted)));
    boolean alone = next.document().models().size() == 1;
    return next.with(new Renaming(id, names, alone).in(next.document())).withParked(parked);
  }
}
