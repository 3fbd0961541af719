package org.drumlin.client.builder;

import java.util.Map;
import org.drumlin.fit.ModelEntry;

/**
 * The model a live plot computes.
 *
 * @param values of its parameters, ties worked out
 * @param definitions texts of models that do not come with the program, by their names
 * @param profile whether the model has a profile to show beside the curve
 */
record PreviewModel(
    ModelEntry entry,
    Map<String, Double> values,
    Map<String, String> definitions,
    boolean profile) {}
