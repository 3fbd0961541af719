package org.drumlin.engine;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of q on which the theory is taken as the polynomial through its values at Gauss nodes,
 * with what each data point sees of it.
 *
 * @param nodes where the theory is computed
 * @param firstPoint the first window (by position) that meets the panel
 * @param weights for each window from there on, one factor a node; null where it does not meet
 */
record Panel(
    double low,
    double high,
    int depth,
    double[] nodes,
    int firstPoint,
    double[] @Nullable [] weights) {}
