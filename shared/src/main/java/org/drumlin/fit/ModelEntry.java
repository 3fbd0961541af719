package org.drumlin.fit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One model of a fit.
 *
 * @param id unique in the document; full parameter names begin with it
 * @param dataset id of the data set it describes
 * @param model a catalogue name ({@code sphere}) or a formula ({@code y = A*exp(-x/tau) + B})
 * @param parameters by sasmodels' name, {@code scale}, {@code background}, {@code radius_pd},
 *     {@code radius_pd_n} and {@code radius_pd_nsigma} included, in the document's order;
 *     parameters left out take the model's defaults
 * @param distributions shape of the distribution of a polydisperse parameter, by that parameter's
 *     name: {@code radius -> schulz} for the document's {@code "radius_pd_type": "schulz"};
 *     gaussian where left out
 */
public record ModelEntry(
    String id,
    String dataset,
    String model,
    Map<String, Parameter> parameters,
    Map<String, String> distributions) {

  public ModelEntry {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    distributions = Collections.unmodifiableMap(new LinkedHashMap<>(distributions));
  }
}
