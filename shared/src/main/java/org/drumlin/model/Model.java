package org.drumlin.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.kernel.Program;

/** A model, ready for an engine: one body, or several put together. */
public sealed interface Model {

  /** What there is to know of it; the parameters of a composition carry their outer names. */
  ModelInfo info();

  /**
   * One body.
   *
   * @param program its entries take their arguments by the names of {@code info}'s parameters
   * @param scaled whether scale and background apply around the body: I(q) = scale * average /
   *     volume + background. A formula has them only where it names them, and then in its body like
   *     any other parameter
   */
  record Body(ModelInfo info, Program program, boolean scaled) implements Model {}

  /**
   * A sum or a product: I(q) = scale * (A_scale A(q) + B_scale B(q)) + background, or scale * A(q)
   * B(q) + background.
   *
   * @param product whether the parts are multiplied
   */
  record Mixture(ModelInfo info, boolean product, List<Part> parts) implements Model {
    public Mixture {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A part of a mixture.
   *
   * @param names the outer name of each of the part's own parameters but scale and background,
   *     which are 1 and 0
   * @param scale the outer name of its factor, where it has one
   */
  record Part(Model model, Map<String, String> names, Optional<String> scale) {
    public Part {
      names = Map.copyOf(names);
    }
  }

  /**
   * Particles that see each other, P@S: I(q) = scale * volfraction / V * F² S + background, or with
   * the beta approximation (structure_factor_mode 1).
   *
   * @param names the outer name of each of the structure factor's parameters
   */
  record Interacting(ModelInfo info, Body form, Body structure, Map<String, String> names)
      implements Model {
    public Interacting {
      names = Map.copyOf(names);
    }
  }
}
