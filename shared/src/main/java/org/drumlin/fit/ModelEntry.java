package org.drumlin.fit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One model of a fit.
 *
 * @param id unique in the document; full parameter names begin with it
 * @param dataset id of the data set it describes
 * @param model a catalogue name ({@code sphere}), several put together ({@code
 *     sphere@hardsphere+power_law}), or a formula ({@code y = A*exp(-x/tau) + B})
 * @param parameters by sasmodels' name, {@code scale}, {@code background}, {@code radius_pd},
 *     {@code radius_pd_n} and {@code radius_pd_nsigma} included, in the document's order;
 *     parameters left out take the model's defaults
 * @param distributions shape of the distribution of a polydisperse parameter, by that parameter's
 *     name: {@code radius -> schulz} for the document's {@code "radius_pd_type": "schulz"};
 *     gaussian where left out
 * @param arrays the points of those distributions that are lists, by the parameter's name: the
 *     document's {@code radius_pd_array}
 */
public record ModelEntry(
    String id,
    String dataset,
    String model,
    Map<String, Parameter> parameters,
    Map<String, String> distributions,
    Map<String, List<DistributionPoint>> arrays) {

  public ModelEntry {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    distributions = Collections.unmodifiableMap(new LinkedHashMap<>(distributions));
    Map<String, List<DistributionPoint>> points = new LinkedHashMap<>();
    arrays.forEach((name, array) -> points.put(name, List.copyOf(array)));
    arrays = Collections.unmodifiableMap(points);
  }

  /** A model whose distributions all follow from centre and width. */
  public ModelEntry(
      String id,
      String dataset,
      String model,
      Map<String, Parameter> parameters,
      Map<String, String> distributions) {
    this(id, dataset, model, parameters, distributions, Map.of());
  }

  /** The same with other parameters. */
  public ModelEntry withParameters(Map<String, Parameter> changed) {
    return new ModelEntry(id, dataset, model, changed, distributions, arrays);
  }

  /** The same for another data set. */
  public ModelEntry withDataset(String changed) {
    return new ModelEntry(id, changed, model, parameters, distributions, arrays);
  }

  /** The same with other shapes of its distributions. */
  public ModelEntry withDistributions(
      Map<String, String> changed, Map<String, List<DistributionPoint>> points) {
    return new ModelEntry(id, dataset, model, parameters, changed, points);
  }
}
