package org.drumlin.engine;

import java.util.Map;
import java.util.Optional;
import org.drumlin.model.Model;
import org.drumlin.model.PolydispersityShape;

/**
 * What to evaluate: a model over the points of one data set. The arrays are not copied: treat them
 * as read-only.
 *
 * @param q points in any order, 1/Angstrom; x for a formula
 * @param sigma one standard deviation of the resolution at each point, 1/Angstrom; a point with 0
 *     is not smeared
 * @param polydispersity shapes by the name of the parameter that has a distribution; its width is
 *     the column {@code X_pd} of the parameter sets
 */
public record CurveSpec(
    Model model,
    double[] q,
    Optional<double[]> sigma,
    Map<String, PolydispersityShape> polydispersity) {

  /** Neither resolution nor polydispersity. */
  public static CurveSpec plain(Model model, double[] q) {
    return new CurveSpec(model, q, Optional.empty(), Map.of());
  }
}
