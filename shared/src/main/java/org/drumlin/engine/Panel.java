package org.drumlin.engine;

/**
 * A stretch of q on which the theory is taken as the polynomial through its values at Gauss nodes,
 * with what each data point sees of it.
 *
 * @param nodes where the theory is computed
 * @param firstPoint the first data point (by position) whose window meets the panel
 * @param weights for each data point from there on, one factor a node
 */
record Panel(
    double low, double high, int depth, double[] nodes, int firstPoint, double[][] weights) {}
