package org.drumlin.fitter;

import java.util.Map;
import java.util.OptionalInt;

/**
 * How far a fit has come.
 *
 * @param fraction of the work, 0 to 1; of the most it may take where the end is not known
 * @param evaluations parameter sets evaluated so far
 * @param generation of a population method, counted from the start
 * @param chisq reduced, of the best point so far
 * @param rhat the largest of any parameter; NaN while there is none
 * @param ess effective sample size of the worst parameter's draws; NaN while there are none
 * @param best the best point so far, by full parameter name
 */
public record FitProgress(
    String phase,
    double fraction,
    long evaluations,
    OptionalInt generation,
    double chisq,
    double rhat,
    double ess,
    Map<String, Double> best) {}
