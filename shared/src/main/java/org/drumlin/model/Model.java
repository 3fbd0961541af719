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
   * the beta approximation (structure_factor_mode 1, only where the particle has an amplitude). The
   * particle's parameters keep their names.
   *
   * @param names the outer name of each of the structure factor's parameters but scale and
   *     background; that of volfraction may be one of the particle's own parameters
   */
  record Interacting(ModelInfo info, Body form, Body structure, Map<String, String> names)
      implements Model {
    /** The structure factor's own names of what the particle tells it. */
    public static final String VOLUME_FRACTION = "volfraction";

    public static final String RADIUS_EFFECTIVE = "radius_effective";

    /**
     * WHOLE, where the particle has an amplitude: 0 for P S, 1 for the beta approximation. Absent:
     * 0.
     */
    public static final String STRUCTURE_FACTOR_MODE = "structure_factor_mode";

    /**
     * WHOLE, where the particle has radii: 0 for radius_effective as given, else which of the
     * particle's radii takes its place. Absent: 0.
     */
    public static final String RADIUS_EFFECTIVE_MODE = "radius_effective_mode";

    public Interacting {
      names = Map.copyOf(names);
    }
  }
}
