package org.drumlin.model;

import java.util.List;
import org.drumlin.kernel.Program;

/**
 * A model, ready for an engine.
 *
 * @param program its body; entries take their arguments by the names of {@code info}'s parameters
 * @param radiusModes what each mode of radius_effective is, from mode 1 on; empty without it
 * @param scaled whether scale and background apply around the body: I(q) = scale * average / volume
 *     + background. A formula has them only where it names them, and then in its body like any
 *     other parameter
 */
public record Model(ModelInfo info, Program program, List<String> radiusModes, boolean scaled) {
  public Model {
    radiusModes = List.copyOf(radiusModes);
  }
}
