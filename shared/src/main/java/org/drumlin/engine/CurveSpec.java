package org.drumlin.engine;

import java.util.Map;
import org.drumlin.data.Resolution;
import org.drumlin.model.Model;
import org.drumlin.model.PolydispersityShape;

/**
 * What to evaluate: a model over the points of one data set. The arrays are not copied: treat them
 * as read-only.
 *
 * @param q points in any order, 1/Angstrom; x for a formula
 * @param resolution what the instrument does at each point
 * @param polydispersity shapes by the name of the parameter that has a distribution; its width is
 *     the column {@code X_pd} of the parameter sets
 * @param whole values of the model's WHOLE parameters, for which the curve is compiled; those left
 *     out have their defaults
 */
public record CurveSpec(
    Model model,
    double[] q,
    Resolution resolution,
    Map<String, PolydispersityShape> polydispersity,
    Map<String, Double> whole) {

  public CurveSpec {
    polydispersity = Map.copyOf(polydispersity);
    whole = Map.copyOf(whole);
  }

  /** Neither resolution nor polydispersity. */
  public static CurveSpec plain(Model model, double[] q) {
    return new CurveSpec(model, q, new Resolution.None(), Map.of(), Map.of());
  }
}
