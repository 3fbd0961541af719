package org.drumlin.fit;

import java.util.Map;

/**
 * One model of a fit.
 *
 * @param id unique in the document; full parameter names begin with it
 * @param dataset id of the data set it describes
 * @param model a catalogue name ({@code sphere}) or a formula ({@code y = A*exp(-x/tau) + B})
 * @param parameters by sasmodels' name, {@code scale} and {@code background} included, in the
 *     document's order; parameters left out take the model's defaults
 */
public record ModelEntry(
    String id, String dataset, String model, Map<String, Parameter> parameters) {}
