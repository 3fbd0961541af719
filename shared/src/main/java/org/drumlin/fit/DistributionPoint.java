package org.drumlin.fit;

/**
 * A point of a distribution that is given as a list ({@code radius_pd_type: "array"}).
 *
 * @param value of the parameter itself, in its unit; neither its centre nor its width matters
 * @param weight by number, 0 or more; only the ratios of the weights count
 */
public record DistributionPoint(double value, double weight) {}
