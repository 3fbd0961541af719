package org.drumlin.fitter;

import java.util.Optional;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fit.Parameter;

/**
 * A parameter of one model of the document.
 *
 * @param name as results show it
 * @param value where it starts, or stays; NaN where it is tied
 * @param fitted index among the fitted parameters; -1 where it is not fitted
 */
record Slot(
    String name,
    ModelEntry model,
    String parameter,
    String unit,
    Parameter setting,
    double value,
    int fitted) {

  boolean isFitted() {
    return fitted >= 0;
  }

  /** The width of a distribution that the document does not speak of: there is none. */
  boolean unused() {
    return parameter.endsWith("_pd") && !model.parameters().containsKey(parameter);
  }

  Optional<String> tie() {
    return setting.tie();
  }
}
